//! The dialog "Add trigger".

use crate::browser::clock::Clock;
use crate::browser::focus;
use crate::data::session::Session;
use crate::pages::triggers::edit::{description_problem, footer};
use crate::pages::triggers::new_trigger;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::fault;
use crate::ui::dialog::Dialog;
use crate::ui::field::Field;
use gitlab::endpoints::{self, NewTrigger};
use gitlab::{Feature, Timestamp, Trigger};
use leptos::prelude::*;

/// The dialog.
pub(super) fn dialog(page: TriggersPage) -> AnyView {
    view! { <Dialog open=page.adding.open label="Add trigger">{form(page)}</Dialog> }.into_any()
}

fn form(page: TriggersPage) -> AnyView {
    let clock = expect_context::<Clock>();
    let (description, expires) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let description_wrong = RwSignal::new(None::<String>);
    let expires_wrong = RwSignal::new(None::<String>);
    let command = page.adding.command;
    let lacking = untrack(|| expect_context::<Session>().lacking(Feature::Descriptions));
    let described = lacking.is_none();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let problem = description_problem(&description.get_untracked());
        let problem = problem.filter(|_| described);
        let end = read_end(&expires.get_untracked(), clock.instant());
        description_wrong.set(problem.map(str::to_owned));
        expires_wrong.set(end.err().map(str::to_owned));
        if let (None, Ok(expires_at)) = (problem, end) {
            let new = NewTrigger {
                description: description.get_untracked().trim().to_owned(),
                expires_at,
            };
            let endpoint = page
                .project
                .with_value(|project| endpoints::create_trigger(project, &new));
            command.send(endpoint, move |created| show(page, created));
        }
    };
    view! {
        <form method="post" on:submit=submit>
            <div class="in">
                <h2>"Add trigger"</h2>
                {match lacking {
                    Some(lacking) => fault::missing(lacking),
                    None => fields(description, description_wrong, expires, expires_wrong),
                }}
                {move || command.refusal().map(|error| fault::fault(&error, None))}
            </div>
            {footer(page.adding, "Create trigger", "Creating")}
        </form>
    }
    .into_any()
}

/// What is known of a trigger beside its token.
pub(super) fn fields(
    description: RwSignal<String>,
    description_wrong: RwSignal<Option<String>>,
    expires: RwSignal<String>,
    expires_wrong: RwSignal<Option<String>>,
) -> AnyView {
    view! {
        <Field
            label="Description"
            value=description
            hint="What will use it: people who find it later decide by this whether it is \
                  still needed."
            error=Signal::derive(move || description_wrong.get())
            autofocus=true
        />
        <Field
            label="Expires"
            value=expires
            kind="date"
            hint="Optional. It stops working when this day begins (UTC). GitLab allows a \
                  year at most unless its administrator set another limit."
            error=Signal::derive(move || expires_wrong.get())
        />
    }
    .into_any()
}

/// The end that was chosen, if one was.
///
/// # Errors
/// The sentence about a day that is none, or that has begun already.
pub(super) fn read_end(text: &str, now: Timestamp) -> Result<Option<Timestamp>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    match Timestamp::parse(text) {
        None => Err("This is not a date. Choose a day, or leave the field empty."),
        Some(at) if at <= now => {
            Err("This day has begun already. Choose a later one, or leave the field empty.")
        }
        Some(at) => Ok(Some(at)),
    }
}

/// Shows the new trigger, whose whole token has just arrived.
fn show(page: TriggersPage, created: Trigger) {
    page.listing.add(created.clone());
    page.choice.try_set(Some(created.id));
    page.created.try_set(Some(created));
    page.adding.close_about(None);
    // Once the dialog has given the focus back.
    request_animation_frame(|| focus::focus_on(new_trigger::HEADING));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_a_day_that_has_not_begun() {
        let now = Timestamp::parse("2026-05-04T12:00:00Z").unwrap();
        assert_eq!(read_end("", now), Ok(None));
        let tomorrow = Timestamp::parse("2026-05-05T00:00:00Z");
        assert_eq!(read_end("2026-05-05", now), Ok(tomorrow));
        for wrong in ["2026-05-04", "2020-01-01", "soon", "2026-02-30"] {
            assert!(read_end(wrong, now).is_err(), "{wrong}");
        }
    }
}
