//! The dialog "Edit trigger".

use crate::pages::triggers::state::{Asking, TriggersPage};
use crate::parts::fault;
use crate::ui::dialog::Dialog;
use crate::ui::field::Field;
use crate::ui::toast::Toasts;
use gitlab::endpoints;
use leptos::prelude::*;

/// The dialog.
pub(super) fn dialog(page: TriggersPage) -> AnyView {
    view! { <Dialog open=page.editing.open label="Edit trigger">{form(page)}</Dialog> }.into_any()
}

fn form(page: TriggersPage) -> AnyView {
    let Some(trigger) = page.editing.about.get_untracked() else {
        return ().into_any();
    };
    let toasts = expect_context::<Toasts>();
    let description = RwSignal::new(trigger.description.clone().unwrap_or_default());
    let wrong = RwSignal::new(None::<String>);
    let command = page.editing.command;
    let id = trigger.id;
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = description.get_untracked();
        let problem = description_problem(&text);
        wrong.set(problem.map(str::to_owned));
        if problem.is_none() {
            let endpoint = page
                .project
                .with_value(|project| endpoints::update_trigger(project, id, text.trim()));
            command.send(endpoint, move |changed| {
                page.listing.replace(&changed);
                page.editing.close_about(Some(id));
                toasts.say("The description was changed.");
            });
        }
    };
    view! {
        <form method="post" novalidate on:submit=submit>
            <div class="in">
                <h2>"Edit trigger"</h2>
                <p class="soft">
                    "Token "<span class="mono">{trigger.short_token()}"••••"</span>
                    ". GitLab lets only the description be changed; the token and its end stay."
                </p>
                <Field
                    label="Description"
                    value=description
                    error=Signal::derive(move || wrong.get())
                    autofocus=true
                />
                {move || command.refusal().map(|error| fault::fault(&error, None))}
            </div>
            {footer(page.editing, "Save changes", "Saving")}
        </form>
    }
    .into_any()
}

/// What is wrong with a description, if anything: GitLab takes none that is
/// empty.
pub(super) fn description_problem(text: &str) -> Option<&'static str> {
    text.trim()
        .is_empty()
        .then_some("Say what the trigger is for, such as \u{201c}nightly docs\u{201d}.")
}

/// The end of a form in a dialog: away from it, and the button that sends it.
pub(super) fn footer(asking: Asking, send: &'static str, sending: &'static str) -> AnyView {
    let under_way = move || asking.command.in_flight();
    view! {
        <footer>
            <button type="button" on:click=move |_| asking.open.set(false)>"Cancel"</button>
            <button
                class="primary"
                type="submit"
                aria-disabled=move || under_way().then_some("true")
            >
                {move || if under_way() { sending } else { send }}
            </button>
        </footer>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_says_something() {
        assert_eq!(description_problem("nightly docs"), None);
        for nothing in ["", " ", "\t\n"] {
            assert!(description_problem(nothing).is_some(), "{nothing:?}");
        }
    }
}
