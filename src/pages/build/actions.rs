//! What can be done with a build.

use super::BuildPage;
use super::loss::loss;
use super::run_again::{RunAgain, run_again};
use crate::browser::location::Location;
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::page_action::{ConfirmedAction, PageAction, Question, Wording};
use crate::reactive::memo;
use crate::ui::toast::Toasts;
use gitlab::{Pipeline, Status, endpoints};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

const RETRY: Wording = Wording {
    word: "Retry",
    purpose: "Runs the failed and canceled jobs of this build again",
    to_do: "retry a build",
    class: "",
};
const CANCEL: Wording = Wording {
    word: "Cancel build",
    purpose: "Stops the jobs of this build that have not finished. Asks first",
    to_do: "cancel a build",
    class: "danger",
};

/// What the page asks of the server.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    retry: PageAction,
    cancel: ConfirmedAction,
}

impl Actions {
    /// None taken yet.
    pub(super) fn new() -> Self {
        Self {
            retry: PageAction::new(&RETRY),
            cancel: ConfirmedAction::new(&CANCEL),
        }
    }

    /// The buttons of the head.
    pub(super) fn buttons(self, page: BuildPage) -> AnyView {
        let status = page.status();
        let retriable = move || status.get().is_some_and(|status| can_retry(&status));
        let active = move || status.get().is_some_and(|status| status.is_active());
        let outside = memo(move |_| page.with(|build| build.basic.web_url.clone()).flatten());
        let known = memo(move |_| page.with(|_| ()).is_some());
        view! {
            {move || known.get().then(|| again(page))}
            {move || retriable().then(|| self.retry(page))}
            {move || active().then(|| self.cancel.button())}
            {move || open_in_gitlab(outside.get().as_deref(), &page.name())}
        }
        .into_any()
    }

    /// What tells the two ways of doing it once more apart, where both are there; why the
    /// last action was refused, if it was; and the dialog.
    pub(super) fn refusals(self, page: BuildPage) -> AnyView {
        let status = page.status();
        let both = move || status.get().is_some_and(|status| can_retry(&status));
        let difference = || {
            view! {
                <p class="soft small">
                    "Retry runs the failed and canceled jobs of this build again; Run again \
                     starts a new build."
                </p>
            }
        };
        view! {
            {move || both().then(difference)}
            {self.retry.refusal()}
            {self.cancel.refusal()}
            {self.cancel_dialog(page)}
        }
        .into_any()
    }

    fn retry(self, page: BuildPage) -> AnyView {
        let endpoint = move || endpoints::retry_pipeline(&page.project.get_value(), page.id);
        self.retry.button(endpoint, move |build: Pipeline| {
            page.take_in(build);
            page.name() + ": its failed and canceled jobs run again."
        })
    }

    fn cancel_dialog(self, page: BuildPage) -> AnyView {
        let status = page.status();
        let loss = move || {
            let active = status.get().is_some_and(|status| status.is_active());
            active.then(|| loss(&page.jobs.all()))
        };
        let question = Question {
            heading: Signal::derive(move || ["Cancel ", &page.name(), "?"].concat()),
            loss: Signal::derive(loss),
            late: "The build is over by now: there is nothing left to cancel.",
            keep: "Keep the build",
        };
        let endpoint = move || endpoints::cancel_pipeline(&page.project.get_value(), page.id);
        self.cancel
            .dialog(question, endpoint, move |build: Pipeline| {
                // GitLab says yes even when there is nothing left to cancel.
                let word = build.basic.status.word().to_lowercase();
                page.take_in(build);
                [&page.name(), " was asked to stop. It is now ", &word, "."].concat()
            })
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
