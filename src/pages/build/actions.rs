//! What can be done with a build.

use super::BuildPage;
use super::run_again::{RunAgain, run_again};
use crate::browser::focus;
use crate::browser::location::Location;
use crate::data::command::Command;
use crate::parts::command_button::{command_button, refusal};
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::rights::reason_below;
use crate::reactive::memo;
use crate::ui::toast::Toasts;
use gitlab::{AccessLevel, Pipeline, Status, endpoints};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The buttons of the head.
pub(super) fn actions(page: BuildPage, commands: Commands) -> AnyView {
    let status = page.status();
    let retriable = move || status.get().is_some_and(|status| can_retry(&status));
    let active = move || status.get().is_some_and(|status| status.is_active());
    let outside = memo(move |_| page.with(|build| build.basic.web_url.clone()).flatten());
    let known = memo(move |_| page.with(|_| ()).is_some());
    view! {
        {move || known.get().then(|| again(page))}
        {move || retriable().then(|| retry(page, commands.retry))}
        {move || active().then(|| cancel(page, commands.cancel))}
        {move || open_in_gitlab(outside.get().as_deref(), &page.name())}
    }
    .into_any()
}

/// The commands of the page, which outlive their buttons.
#[derive(Clone, Copy)]
pub(super) struct Commands {
    retry: Command,
    cancel: Command,
}

impl Commands {
    /// None given yet.
    pub(super) fn new() -> Self {
        Self {
            retry: Command::new(),
            cancel: Command::new(),
        }
    }

    /// Why the last one was refused, if it was.
    pub(super) fn refusals(self) -> AnyView {
        view! { {refusal(self.retry)}{refusal(self.cancel)} }.into_any()
    }
}

fn can_retry(status: &Status) -> bool {
    matches!(status, Status::Failed | Status::Canceled)
}

/// A link to the form. Its `href` leads to the form with the branch and the
/// trigger only: values stay out of the page until someone asks for them.
fn again(page: BuildPage) -> AnyView {
    let location = expect_context::<Location>();
    let toasts = expect_context::<Toasts>();
    let form = move |with_values: bool| -> Option<RunAgain> {
        let variables = if with_values {
            page.variables.value()
        } else {
            None
        };
        let trigger = page.provenance.trigger();
        let project = page.project.get_value();
        page.with(|build| {
            let given = variables.unwrap_or_default();
            run_again(&project, &build.basic.git_ref, trigger, &given)
        })
    };
    let href = move || form(false).map(|form| location.href(&form.address));
    let press = move |event: MouseEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        let Some(form) = untrack(|| form(true)).filter(|_| !modified) else {
            return;
        };
        event.prevent_default();
        if let Some(sentence) = form.left_out() {
            toasts.say(sentence);
        }
        location.go(form.address);
    };
    view! {
        <a
            class="button primary"
            href=href
            title="Opens the Run form, filled as this build was started. Nothing starts yet."
            on:click=press
        >
            "Run again"
        </a>
    }
    .into_any()
}

fn retry(page: BuildPage, command: Command) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let press = move || {
        let endpoint = endpoints::retry_pipeline(&page.project.get_value(), page.id);
        command.send(endpoint, move |build: Pipeline| {
            page.take_in(build);
            toasts.say(page.name() + ": its failed and canceled jobs run again.");
            focus::focus_on("main h1");
        });
    };
    command_button(
        "Retry",
        "Runs the failed and canceled jobs of this build again",
        "",
        || reason_below(AccessLevel::DEVELOPER, "retry a build"),
        command,
        press,
    )
}

fn cancel(page: BuildPage, command: Command) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let press = move || {
        let endpoint = endpoints::cancel_pipeline(&page.project.get_value(), page.id);
        command.send(endpoint, move |build: Pipeline| {
            // GitLab says yes even when there is nothing left to cancel.
            let word = build.basic.status.word().to_lowercase();
            toasts.say([&page.name(), " was asked to stop. It is now ", &word, "."].concat());
            page.take_in(build);
            focus::focus_on("main h1");
        });
    };
    command_button(
        "Cancel build",
        "Stops the jobs of this build that have not finished",
        "danger",
        || reason_below(AccessLevel::DEVELOPER, "cancel a build"),
        command,
        press,
    )
}
