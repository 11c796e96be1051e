//! The dialog "Add trigger".

use crate::browser::focus;
use crate::pages::triggers::draft::Draft;
use crate::pages::triggers::edit::footer;
use crate::pages::triggers::new_trigger::{self, Created};
use crate::pages::triggers::state::TriggersPage;
use crate::parts::fault;
use crate::ui::dialog::Dialog;
use gitlab::endpoints;
use leptos::prelude::*;

/// The dialog.
pub(super) fn dialog(page: TriggersPage) -> AnyView {
    view! { <Dialog open=page.adding.open label="Add trigger">{form(page)}</Dialog> }.into_any()
}

fn form(page: TriggersPage) -> AnyView {
    let draft = Draft::new(String::new(), String::new());
    let command = page.adding.command;
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(new) = draft.read() {
            let endpoint = page
                .project
                .with_value(|project| endpoints::create_trigger(project, &new));
            command.send(endpoint, move |trigger| {
                show(page, Created::of(&new, trigger));
            });
        }
    };
    view! {
        <form method="post" on:submit=submit>
            <div class="in">
                <h2>"Add trigger"</h2>
                {draft.fields()}
                {move || command.refusal().map(|error| fault::fault(&error, None))}
            </div>
            {footer(page.adding, "Create trigger", "Creating")}
        </form>
    }
    .into_any()
}

/// Shows the new trigger, whose whole token has just arrived.
fn show(page: TriggersPage, created: Created) {
    page.listing.add(created.trigger.clone());
    page.choice.try_set(Some(created.trigger.id));
    page.created.try_set(Some(created));
    page.adding.close_about(None);
    // Once the dialog has given the focus back.
    request_animation_frame(|| focus::focus_on(new_trigger::HEADING));
}
