//! What can be done with a job.

use super::JobPage;
use crate::browser::focus;
use crate::browser::location::Location;
use crate::data::command::Command;
use crate::parts::command_button::{command_button, refusal};
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::rights::reason_below;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::toast::Toasts;
use gitlab::{AccessLevel, Job, Status, endpoints};
use leptos::prelude::*;

/// The commands of the page, which outlive their buttons.
#[derive(Clone, Copy)]
pub(super) struct Commands {
    retry: Command,
    cancel: Command,
    play: Command,
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

impl Commands {
    /// None given yet.
    pub(super) fn new() -> Self {
        Self {
            retry: Command::new(),
            cancel: Command::new(),
            play: Command::new(),
        }
    }

    /// Why the last one was refused, if it was.
    pub(super) fn refusals(self) -> AnyView {
        view! { {refusal(self.retry)}{refusal(self.cancel)}{refusal(self.play)} }.into_any()
    }
}

/// The buttons of the head.
pub(super) fn actions(page: JobPage, commands: Commands) -> AnyView {
    let offers = memo(move |_| page.with(|job| Offers::of(&job.status)));
    let offered = move |of: fn(Offers) -> bool| offers.get().is_some_and(of);
    let outside = memo(move |_| page.with(|job| job.web_url.clone()).flatten());
    view! {
        {move || offered(|offers| offers.retry).then(|| retry(page, commands.retry))}
        {move || offered(|offers| offers.play).then(|| play(page, commands.play))}
        {move || offered(|offers| offers.cancel).then(|| cancel(page, commands.cancel))}
        {move || open_in_gitlab(outside.get().as_deref(), &page.name())}
    }
    .into_any()
}

/// A retried job is another job, with a number of its own.
fn retry(page: JobPage, command: Command) -> AnyView {
    let (location, toasts) = (expect_context::<Location>(), expect_context::<Toasts>());
    let press = move || {
        let project = page.project.get_value();
        let endpoint = endpoints::retry_job(&project, page.id);
        let old = page.name();
        command.send(endpoint, move |new: Job| {
            let number = new.id.to_string();
            toasts.say([&old, " runs again as job #", &number, "."].concat());
            location.go(Address::of(Route::Job(project, new.id)));
        });
    };
    command_button(
        "Retry job",
        "Runs this job again, as a new job of the same build",
        "",
        || reason_below(AccessLevel::DEVELOPER, "retry a job"),
        command,
        press,
    )
}

fn cancel(page: JobPage, command: Command) -> AnyView {
    let endpoint = move || endpoints::cancel_job(&page.project.get_value(), page.id);
    let press = move || send(page, command, endpoint(), " was asked to stop.");
    command_button(
        "Cancel job",
        "Stops this job; other jobs of the build go on",
        "danger",
        || reason_below(AccessLevel::DEVELOPER, "cancel a job"),
        command,
        press,
    )
}

fn play(page: JobPage, command: Command) -> AnyView {
    let endpoint = move || endpoints::play_job(&page.project.get_value(), page.id);
    let press = move || send(page, command, endpoint(), " is on its way.");
    command_button(
        "Play job",
        "Starts this job, which waits for someone to start it",
        "primary",
        || reason_below(AccessLevel::DEVELOPER, "start a job"),
        command,
        press,
    )
}

/// Sends what changes this very job, and shows what came of it.
fn send(page: JobPage, command: Command, endpoint: gitlab::Endpoint<Job>, said: &'static str) {
    let toasts = expect_context::<Toasts>();
    command.send(endpoint, move |answered: Job| {
        toasts.say(page.name() + said);
        if answered.id == page.id {
            page.job.amend(|job| *job = answered);
        }
        page.job.refresh();
        focus::focus_on("main h1");
    });
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
