//! What can be done with a job.

use super::JobPage;
use crate::browser::focus;
use crate::browser::location::Location;
use crate::parts::job_offers::JobOffers;
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::page_action::{ConfirmedAction, PageAction, Question, Wording};
use crate::parts::play_job::PlayJob;
use crate::parts::run_again::run_again_button;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::toast::Toasts;
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
    purpose: "Starts this job, which waits for someone to start it; asks for variables first",
    to_do: "start a job",
    class: "primary",
};
const CANCEL: Wording = Wording {
    word: "Cancel job",
    purpose: "Stops this job; other jobs of the build go on. Asks first",
    to_do: "cancel a job",
    class: "danger",
};

/// What the page asks of the server.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    retry: PageAction,
    play: PageAction,
    playing: PlayJob,
    cancel: ConfirmedAction,
}

impl Actions {
    /// None taken yet.
    pub(super) fn new() -> Self {
        Self {
            retry: PageAction::new(&RETRY),
            play: PageAction::new(&PLAY),
            playing: PlayJob::new(),
            cancel: ConfirmedAction::new(&CANCEL),
        }
    }

    /// The buttons of the head.
    pub(super) fn buttons(self, page: JobPage) -> AnyView {
        let build = memo(move |_| page.with(|job| Some(job.pipeline.as_ref()?.id)).flatten());
        let offers = memo(move |_| page.with(|job| JobOffers::of(&job.status)));
        let offered = move |of: fn(JobOffers) -> bool| offers.get().is_some_and(of);
        let outside = memo(move |_| page.with(|job| job.web_url.clone()).flatten());
        view! {
            {move || offered(|offers| offers.retry).then(|| self.retry(page))}
            {move || offered(|offers| offers.play).then(|| self.play(page))}
            {move || offered(|offers| offers.cancel).then(|| self.cancel.button())}
            {move || build.get().map(|id| {
                run_again_button(page.project.get_value(), id, "button", "Run build again")
            })}
            {move || open_in_gitlab(outside.get().as_deref(), &page.name())}
        }
        .into_any()
    }

    /// Why the last one was refused, if it was; and the dialogs.
    pub(super) fn refusals(self, page: JobPage) -> AnyView {
        let (location, toasts) = (expect_context::<Location>(), expect_context::<Toasts>());
        let here = Route::Job(page.project.get_value(), page.id);
        let played = move |job: Job| {
            page.take_in(job);
            toasts.say(page.name() + " is on its way.");
            if location.address_now().route == here {
                focus::focus_on("main h1");
            }
        };
        view! {
            {self.retry.refusal()}
            {self.cancel.refusal()}
            {self.playing.dialog(page.project, played)}
            {self.cancel_dialog(page)}
        }
        .into_any()
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
        self.play.pressed(move || {
            let name = untrack(|| page.with(|job| job.name.clone()));
            self.playing.ask(page.id, name.unwrap_or_default());
        })
    }

    fn cancel_dialog(self, page: JobPage) -> AnyView {
        let loss = move || {
            page.with(|job| loss(&job.status).map(str::to_owned))
                .flatten()
        };
        let question = Question {
            heading: Signal::derive(move || ["Cancel ", &page.name(), "?"].concat()),
            loss: Signal::derive(loss),
            late: "The job is over by now: there is nothing left to cancel.",
            keep: "Keep the job",
        };
        let endpoint = move || endpoints::cancel_job(&page.project.get_value(), page.id);
        self.cancel.dialog(question, endpoint, move |job: Job| {
            page.take_in(job);
            page.name() + " was asked to stop."
        })
    }
}

/// What is lost by canceling a job of this status; `None` where it cannot be
/// canceled.
fn loss(status: &Status) -> Option<&'static str> {
    if !JobOffers::of(status).cancel {
        None
    } else if *status == Status::Running {
        Some("It is running: what it has done so far is lost. Other jobs of the build go on.")
    } else {
        Some("It has not started, and will not. Other jobs of the build go on.")
    }
}

#[cfg(test)]
mod tests {
    use super::loss;
    use gitlab::Status;

    #[test]
    fn only_a_job_that_can_be_canceled_loses_something() {
        for (status, words) in [
            (Status::Running, Some("done so far is lost")),
            (Status::Pending, Some("has not started")),
            (Status::Scheduled, Some("has not started")),
            (Status::Success, None),
            (Status::Canceling, None),
        ] {
            let said = loss(&status);
            assert_eq!(said.is_some(), words.is_some(), "{status:?}");
            assert!(said.unwrap_or_default().contains(words.unwrap_or_default()));
        }
    }
}
