//! What can be done with a build.

use super::BuildPage;
use super::compare_with::compare_with;
use super::loss::loss;
use crate::data::session::Session;
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::page_action::{ConfirmedAction, PageAction, Question, Wording};
use crate::parts::run_again::{run_again_button, save_as_preset_link};
use crate::reactive::memo;
use gitlab::{Feature, Pipeline, Status, endpoints};
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
        let (status, gone) = (page.status(), page.gone());
        let there = move || !gone.get();
        let session = expect_context::<Session>();
        // Where there are only jobs, those are retried and canceled.
        let whole = memo(move |_| session.lacking(Feature::Builds).is_none());
        let retriable = move || status.get().is_some_and(|status| can_retry(&status));
        let active = move || status.get().is_some_and(|status| status.is_active());
        let outside = memo(move |_| page.with(|build| build.basic.web_url.clone()).flatten());
        let known = memo(move |_| page.with(|_| ()).is_some());
        view! {
            {move || (known.get() && there()).then(|| {
                run_again_button(page.project.get_value(), page.id, "button primary", "Run again")
            })}
            {move || (retriable() && there() && whole.get()).then(|| self.retry(page))}
            {move || (active() && there() && whole.get()).then(|| self.cancel.button())}
            {move || (known.get() && there()).then(|| compare_with(page))}
            {move || (known.get() && there()).then(|| {
                save_as_preset_link(page.project.get_value(), page.id)
            })}
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
