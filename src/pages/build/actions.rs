//! What can be done with a build.

use super::BuildPage;
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::page_action::{PageAction, Wording};
use crate::parts::run_again::run_again_button;
use crate::reactive::memo;
use gitlab::{Pipeline, Status, endpoints};
use leptos::prelude::*;

const RETRY: Wording = Wording {
    word: "Retry",
    purpose: "Runs the failed and canceled jobs of this build again",
    to_do: "retry a build",
    class: "",
};
const CANCEL: Wording = Wording {
    word: "Cancel build",
    purpose: "Stops the jobs of this build that have not finished",
    to_do: "cancel a build",
    class: "danger",
};

/// What the page asks of the server.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    retry: PageAction,
    cancel: PageAction,
}

impl Actions {
    /// None taken yet.
    pub(super) fn new() -> Self {
        Self {
            retry: PageAction::new(&RETRY),
            cancel: PageAction::new(&CANCEL),
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
            {move || known.get().then(|| {
                run_again_button(page.project.get_value(), page.id, "button primary", "Run again")
            })}
            {move || retriable().then(|| self.retry(page))}
            {move || active().then(|| self.cancel(page))}
            {move || open_in_gitlab(outside.get().as_deref(), &page.name())}
        }
        .into_any()
    }

    /// Why the last one was refused, if it was.
    pub(super) fn refusals(self) -> AnyView {
        view! { {self.retry.refusal()}{self.cancel.refusal()} }.into_any()
    }

    fn retry(self, page: BuildPage) -> AnyView {
        let endpoint = move || endpoints::retry_pipeline(&page.project.get_value(), page.id);
        self.retry.button(endpoint, move |build: Pipeline| {
            page.take_in(build);
            page.name() + ": its failed and canceled jobs run again."
        })
    }

    fn cancel(self, page: BuildPage) -> AnyView {
        let endpoint = move || endpoints::cancel_pipeline(&page.project.get_value(), page.id);
        self.cancel.button(endpoint, move |build: Pipeline| {
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
