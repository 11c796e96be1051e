//! What can be done with a job.

use super::JobPage;
use crate::browser::location::Location;
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::page_action::{PageAction, Wording};
use crate::parts::run_again::run_again_button;
use crate::reactive::memo;
use crate::route::{Address, Route};
use gitlab::{Job, Status, endpoints};
use leptos::prelude::*;

const RETRY: Wording = Wording {
    word: "Retry job",
    purpose: "Runs this job again, as a new job of the same build",
    to_do: "retry a job",
    class: "",
};
const PLAY: Wording = Wording {
    word: "Play job",
    purpose: "Starts this job, which waits for someone to start it",
    to_do: "start a job",
    class: "primary",
};
const CANCEL: Wording = Wording {
    word: "Cancel job",
    purpose: "Stops this job; other jobs of the build go on",
    to_do: "cancel a job",
    class: "danger",
};

/// What the page asks of the server.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    retry: PageAction,
    play: PageAction,
    cancel: PageAction,
}

/// What a job's status allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Offers {
    retry: bool,
    cancel: bool,
    play: bool,
}

impl Offers {
    fn of(status: &Status) -> Self {
        let (retry, cancel, play) = match status {
            Status::Success | Status::Failed | Status::Canceled => (true, false, false),
            Status::Manual => (false, false, true),
            // Starts before its time.
            Status::Scheduled => (false, true, true),
            Status::Created
            | Status::WaitingForResource
            | Status::Preparing
            | Status::WaitingForCallback
            | Status::Pending
            | Status::Running => (false, true, false),
            Status::Canceling | Status::Skipped | Status::Unknown(_) => (false, false, false),
        };
        Self {
            retry,
            cancel,
            play,
        }
    }
}

impl Actions {
    /// None taken yet.
    pub(super) fn new() -> Self {
        Self {
            retry: PageAction::new(&RETRY),
            play: PageAction::new(&PLAY),
            cancel: PageAction::new(&CANCEL),
        }
    }

    /// The buttons of the head.
    pub(super) fn buttons(self, page: JobPage) -> AnyView {
        let build = memo(move |_| page.with(|job| Some(job.pipeline.as_ref()?.id)).flatten());
        let offers = memo(move |_| page.with(|job| Offers::of(&job.status)));
        let offered = move |of: fn(Offers) -> bool| offers.get().is_some_and(of);
        let outside = memo(move |_| page.with(|job| job.web_url.clone()).flatten());
        view! {
            {move || offered(|offers| offers.retry).then(|| self.retry(page))}
            {move || offered(|offers| offers.play).then(|| self.play(page))}
            {move || offered(|offers| offers.cancel).then(|| self.cancel(page))}
            {move || build.get().map(|id| {
                run_again_button(page.project.get_value(), id, "button", "Run build again")
            })}
            {move || open_in_gitlab(outside.get().as_deref(), &page.name())}
        }
        .into_any()
    }

    /// Why the last one was refused, if it was.
    pub(super) fn refusals(self) -> AnyView {
        view! { {self.retry.refusal()}{self.play.refusal()}{self.cancel.refusal()} }.into_any()
    }

    /// A retried job is another job, with a number of its own: it is opened,
    /// unless the person has gone elsewhere meanwhile.
    fn retry(self, page: JobPage) -> AnyView {
        let location = expect_context::<Location>();
        let project = page.project.get_value();
        let here = Route::Job(project.clone(), page.id);
        let endpoint = {
            let project = project.clone();
            move || endpoints::retry_job(&project, page.id)
        };
        self.retry.button(endpoint, move |new: Job| {
            if location.address_now().route == here {
                location.go(Address::of(Route::Job(project.clone(), new.id)));
            }
            [
                &page.name(),
                " runs again as job #",
                &new.id.to_string(),
                ".",
            ]
            .concat()
        })
    }

    fn play(self, page: JobPage) -> AnyView {
        let endpoint = move || endpoints::play_job(&page.project.get_value(), page.id);
        self.play.button(endpoint, move |job: Job| {
            page.take_in(job);
            page.name() + " is on its way."
        })
    }

    fn cancel(self, page: JobPage) -> AnyView {
        let endpoint = move || endpoints::cancel_job(&page.project.get_value(), page.id);
        self.cancel.button(endpoint, move |job: Job| {
            page.take_in(job);
            page.name() + " was asked to stop."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_offers_what_gitlab_would_do() {
        // The status, then retry, cancel, play.
        let rows = [
            ("success", [true, false, false]),
            ("failed", [true, false, false]),
            ("running", [false, true, false]),
            ("pending", [false, true, false]),
            ("manual", [false, false, true]),
            ("scheduled", [false, true, true]),
            ("canceling", [false, false, false]),
            ("skipped", [false, false, false]),
            ("odd", [false, false, false]),
        ];
        for (word, wanted) in rows {
            let offers = Offers::of(&Status::parse(word));
            assert_eq!([offers.retry, offers.cancel, offers.play], wanted, "{word}");
        }
    }
}
