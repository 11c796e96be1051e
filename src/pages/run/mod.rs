//! Starting a build through a trigger: which one, of which branch or tag, with
//! which variables; and beside the form the same call to paste elsewhere.

mod choice;
mod form;
mod link;
mod offers;
mod ref_field;
mod row;
mod sound;
mod start;
mod table;
mod trigger_field;
mod triggers;
mod variables;

use crate::parts::snippet_panel::snippet_panel;
use form::RunForm;
use gitlab::ProjectRef;
use leptos::prelude::*;
use triggers::Triggers;

/// The page. Nothing in it is asked of the person's role: whoever has a
/// trigger's token may start a build.
pub(crate) fn page(project: ProjectRef) -> AnyView {
    let form = RunForm::on_arrival();
    form.follow_into_address(project.clone());
    let triggers = Triggers::fetch(&project, form.chosen);
    let standing = triggers.standing(form.chosen);
    view! {
        <div class="page">
            <div class="head">
                <h1 tabindex="-1">"Run"</h1>
                <span class="soft">"starts one build through a trigger"</span>
            </div>
            <div class="split">
                <section class="card run" aria-label="Build to start">
                    <div class="form">
                        {trigger_field::trigger_field(project.clone(), triggers, form.chosen, standing)}
                        {ref_field::ref_field(project.clone(), form.git_ref)}
                        {table::table(form)}
                    </div>
                    {start::foot(project.clone(), form, standing)}
                </section>
                {snippet_panel(form.subject(project, standing))}
            </div>
        </div>
    }
    .into_any()
}
