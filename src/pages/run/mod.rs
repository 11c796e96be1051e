//! Starting a build through a trigger: which one, of which branch or tag, with
//! which variables and inputs; and beside the form the same call to paste elsewhere.

mod again;
mod choice;
mod described;
mod filling;
mod form;
mod link;
mod offers;
mod paste;
mod presets;
mod problem;
mod ref_field;
mod row;
mod rows;
mod sound;
mod start;
mod table;
mod trigger_field;
mod triggers;

use crate::data::command::Command;
use crate::parts::snippet_panel::snippet_panel_of_form;
use again::Again;
use form::RunForm;
use gitlab::ProjectRef;
use leptos::prelude::*;
use presets::PresetsPage;
use ref_field::Refs;
use start::Start;
use triggers::Triggers;

/// The page. Nothing in it is asked of the person's role: whoever has a
/// trigger's token may start a build.
pub(crate) fn page(project: ProjectRef) -> AnyView {
    let form = RunForm::on_arrival(project.clone());
    form.follow_into_address();
    let triggers = Triggers::fetch(&project, form.chosen);
    let standing = triggers.standing(form.chosen, form.earlier.is_some());
    let again = Again::follow(form);
    let presets = PresetsPage::new(form, standing);
    presets.save_on_arrival(again);
    let start = Start {
        form,
        standing,
        again,
        command: Command::new(),
    };
    let refs = Refs::of(project.clone());
    let both = refs.is_both(form.git_ref);
    let show = Callback::new(move |field| form.show(field));
    view! {
        <div class="page">
            <div class="head">
                <h1 tabindex="-1">"Run"</h1>
                <span class="soft">"starts one build through a trigger"</span>
                <span class="push"></span>
                {presets::buttons(presets)}
                {paste::paste_button(form, triggers)}
            </div>
            {again::notice(again)}
            {presets::region(presets)}
            <div class="split">
                <section class="card run" aria-label="Build to start">
                    <div class="form">
                        {trigger_field::trigger_field(form, triggers, standing)}
                        {ref_field::ref_field(refs, form.git_ref, both)}
                        {described::described(form)}
                        {table::variables(form)}
                        {table::inputs(form)}
                    </div>
                    {start::foot(start, None)}
                </section>
                {snippet_panel_of_form(form.subject(standing, both), show)}
            </div>
        </div>
    }
    .into_any()
}
