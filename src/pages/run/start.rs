//! "Start build": one call, however often it is pressed, and what became of it.

mod arrival;

use super::again::Again;
use super::choice::Standing;
use super::form::RunForm;
use super::sound::{Sound, Unsound, sound};
use crate::browser::location::Location;
use crate::data::command::Command;
use crate::parts::fault;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::field::unique_id;
use crate::ui::icon::Icon;
use crate::ui::time::Ago;
use arrival::{Arrival, Sent};
use gitlab::{ApiError, ProjectRef, endpoints};
use leptos::prelude::*;

/// A form and the one call that it may send.
pub(super) struct Start {
    /// The form.
    pub(super) form: RunForm,
    /// How it stands with its trigger.
    pub(super) standing: Memo<Standing>,
    /// The earlier build that it runs again.
    pub(super) again: Option<Again>,
    /// The call.
    pub(super) command: Command,
}

/// The foot of the form: the button, why it is off, and after a press what
/// GitLab said; `away` is a way out that stands before the button.
pub(super) fn foot(start: Start, away: Option<AnyView>) -> AnyView {
    let Start {
        form,
        standing,
        again,
        command,
    } = start;
    let project = form.project.get_value();
    let arrival = Arrival::new(project.clone());
    let check = move || -> Result<Sound, Unsound> {
        if let Some(hold) = again.and_then(Again::hold) {
            return Err(Unsound::Held(hold));
        }
        let git_ref = form.git_ref.get();
        form.variables.with(|variables| {
            form.inputs
                .with(|inputs| sound(standing.get(), &git_ref, variables, inputs))
        })
    };
    let reason = memo(move |_| check().err().map(|unsound| unsound.sentence()));
    let reason_id = unique_id("reason");
    let asked = project.clone();
    let press = move |_| {
        if let Ok(Sound {
            usable,
            run,
            secrets,
        }) = untrack(check)
        {
            let sent = Sent {
                trigger: usable.id,
                again: form.earlier.map(|earlier| earlier.build),
                secrets,
            };
            let arrival = arrival.clone();
            let endpoint = endpoints::run_trigger(&asked, &usable.token, &run);
            command.send(endpoint, move |started| arrival.with(started, sent));
        }
    };
    let word = move || {
        if command.in_flight() {
            "Starting build"
        } else {
            "Start build"
        }
    };
    let off = move || (command.in_flight() || reason.get().is_some()).then_some("true");
    let beside = move || match reason.get() {
        Some(reason) => reason.into_any(),
        None => last_used(standing),
    };
    let refusal = move || command.refusal().map(|error| refused(&project, &error));
    view! {
        <footer>
            {away}
            <button
                type="button"
                class="primary"
                aria-disabled=off
                aria-describedby=reason_id.clone()
                title=move || reason.get()
                on:click=press
            >
                {Icon::Cord.draw(14)}
                {word}
            </button>
            <span class="soft small start-note" id=reason_id>{beside}</span>
        </footer>
        {refusal}
    }
    .into_any()
}

fn last_used(standing: Memo<Standing>) -> AnyView {
    match standing.get() {
        Standing::Usable(usable) => usable
            .last_used
            .map(|at| view! { "last used "<Ago at=at /> })
            .into_any(),
        Standing::Nothing | Standing::Waiting | Standing::NotYours { .. } | Standing::Gone => {
            ().into_any()
        }
    }
}

/// Why no build came of it. Where it is not known whether one did, the way to
/// look; the call is never sent again by itself.
fn refused(project: &ProjectRef, error: &ApiError) -> AnyView {
    let builds = Address::of(Route::Builds(project.clone()));
    let href = expect_context::<Location>().href(&builds);
    let look = (!error.is_surely_undone()).then(|| {
        view! {
            <p class="form">
                <span>
                    "The build may have been started all the same. "
                    <a href=href>"Look at the builds"</a>
                    " before you press “Start build” again: that would start another one."
                </span>
            </p>
        }
    });
    view! { <div class="refusal">{fault::fault(error, None)}{look}</div> }.into_any()
}
