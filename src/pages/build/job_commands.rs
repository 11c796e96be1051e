//! What can be done with a single job from its place in the graph: run it
//! again, or start one that waits for someone.

use super::BuildPage;
use super::stages::Run;
use crate::browser::focus;
use crate::data::command::Command;
use crate::parts::fault;
use crate::parts::job_offers::JobOffers;
use crate::parts::play_job::PlayJob;
use crate::parts::rights::reason_below;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::toast::Toasts;
use gitlab::{AccessLevel, Job, endpoints};
use leptos::prelude::*;

/// What the page asks of the server about single jobs.
#[derive(Clone, Copy)]
pub(super) struct JobCommands {
    retry: Command,
    /// The name of the job that was retried last.
    retried: RwSignal<String>,
    playing: PlayJob,
}

/// What the button of a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Retry,
    Play,
}

impl Action {
    fn of(run: &Run) -> Option<Self> {
        let offers = JobOffers::of(&run.job.status);
        if run.starts_a_build() {
            None
        } else if offers.play {
            Some(Self::Play)
        } else if offers.retry {
            Some(Self::Retry)
        } else {
            None
        }
    }

    /// Its word before the job's name, what it takes a right for, and its icon.
    const fn words(self) -> (&'static str, &'static str, Icon) {
        match self {
            Self::Retry => ("Retry ", "retry a job", Icon::Again),
            Self::Play => ("Play ", "start a job", Icon::Play),
        }
    }
}

impl JobCommands {
    /// None given yet.
    pub(super) fn new() -> Self {
        Self {
            retry: Command::new(),
            retried: RwSignal::new(String::new()),
            playing: PlayJob::new(),
        }
    }

    /// The button of one job, if there is something to do. `link` is the id of
    /// the job's link, which gets the focus when the button goes.
    pub(super) fn button(self, page: BuildPage, run: Memo<Run>, link: String) -> AnyView {
        let action = memo(move |_| run.with(Action::of));
        let link = StoredValue::new(link);
        (move || Some(self.drawn(page, run, action.get()?, link))).into_any()
    }

    fn drawn(
        self,
        page: BuildPage,
        run: Memo<Run>,
        action: Action,
        link: StoredValue<String>,
    ) -> AnyView {
        let (word, to_do, icon) = action.words();
        let name = run.with_untracked(|run| run.job.name.clone());
        let label = [word, &name].concat();
        let hint = label.clone();
        let reason = memo(move |_| reason_below(AccessLevel::DEVELOPER, to_do));
        let off = move || reason.with(Option::is_some) || self.retry.in_flight();
        let press = move |_| {
            if untrack(off) {
                return;
            }
            let (id, name) = run.with_untracked(|run| (run.job.id, run.job.name.clone()));
            match action {
                Action::Retry => self.retry(page, run, link),
                Action::Play => self.playing.ask(id, name),
            }
        };
        view! {
            <button
                type="button"
                class="icon"
                aria-label=label
                title=move || reason.get().unwrap_or_else(|| hint.clone())
                aria-disabled=move || off().then_some("true")
                on:click=press
            >
                {icon.draw(15)}
            </button>
        }
        .into_any()
    }

    fn retry(self, page: BuildPage, run: Memo<Run>, link: StoredValue<String>) {
        let (id, name) = run.with_untracked(|run| (run.job.id, run.job.name.clone()));
        let toasts = expect_context::<Toasts>();
        let endpoint = page
            .project
            .with_value(|project| endpoints::retry_job(project, id));
        self.retried.set(name.clone());
        self.retry.send(endpoint, move |new: Job| {
            toasts.say([&name, " runs again as job #", &new.id.to_string(), "."].concat());
            page.look_again();
            if let Some(link) = link.try_get_value() {
                focus::focus_on(&["#", &link].concat());
            }
        });
    }

    /// Why the last one was refused, if it was; and the dialog.
    pub(super) fn refusals(self, page: BuildPage) -> AnyView {
        let toasts = expect_context::<Toasts>();
        let played = move |job: Job| {
            toasts.say([&job.name, " is on its way."].concat());
            page.look_again();
            focus::focus_on("main h1");
        };
        let refused = move || {
            let error = self.retry.refusal()?;
            let name = self.retried.get();
            Some(view! {
                <div class="refused-job">
                    <p><strong><bdi>{name}</bdi></strong></p>
                    {fault::fault(&error, None)}
                </div>
            })
        };
        view! { {refused}{self.playing.dialog(page.project, played)} }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::build::sample::{bridge, run};
    use gitlab::Status;

    #[test]
    fn a_job_offers_one_thing_at_most() {
        let rows = [
            (Status::Failed, Some(Action::Retry)),
            (Status::Success, Some(Action::Retry)),
            (Status::Manual, Some(Action::Play)),
            (Status::Scheduled, Some(Action::Play)),
            (Status::Running, None),
            (Status::Skipped, None),
        ];
        for (status, action) in rows {
            let mut of_status = run(1, "test", "unit");
            of_status.job.status = status;
            assert_eq!(Action::of(&of_status), action, "{:?}", of_status.job.status);
        }
        assert_eq!(Action::of(&bridge(1, "deploy", "child", None)), None);
    }
}
