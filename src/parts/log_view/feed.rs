//! Where the log comes from: asked again while the job is at work, once more
//! when it is over.

use super::model::Model;
use crate::data::load::{Load, Phase};
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::fault;
use crate::reactive::{effect, memo};
use gitlab::{Job, JobId, ProjectRef, Status, endpoints};
use leptos::prelude::*;

/// What there is to read of a job's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing yet: no runner has begun.
    NotStarted,
    /// Nothing ever: it was over before it began.
    NeverStarted,
    /// Nothing: it was passed over.
    Skipped,
    /// Nothing any more.
    Erased,
    /// More and more.
    Growing,
    /// All of it.
    Whole,
}

impl Reading {
    /// What there is to read of `job`.
    pub(super) fn of(job: &Job) -> Self {
        if job.erased_at.is_some() {
            return Self::Erased;
        }
        match (job.status.is_finished(), job.started_at.is_some()) {
            (true, true) => Self::Whole,
            (true, false) if job.status == Status::Skipped => Self::Skipped,
            (true, false) => Self::NeverStarted,
            (false, true) => Self::Growing,
            (false, false) if job.status == Status::Running => Self::Growing,
            (false, false) => Self::NotStarted,
        }
    }

    /// What to say as long as no line is there.
    pub(super) fn nothing_yet(self) -> (&'static str, &'static str) {
        match self {
            Self::NotStarted => (
                "No log yet: the job has not started.",
                "It appears here by itself once a runner has taken the job.",
            ),
            Self::NeverStarted => (
                "No log: the job never started.",
                "The job's status and reason tell why. Retry it to run it after all.",
            ),
            Self::Skipped => (
                "No log: the job was skipped.",
                "Most often a job before it did not pass. Retry that one, and this one follows by \
                 itself.",
            ),
            Self::Erased => (
                "The log was erased.",
                "Someone erased it in GitLab. Retry the job to get a new one.",
            ),
            Self::Growing => (
                "The log is still empty.",
                "The job has started; what it writes appears here by itself.",
            ),
            Self::Whole => (
                "The log is empty.",
                "The job wrote nothing, or its log is not kept any more.",
            ),
        }
    }
}

/// The log of one job, kept up to date.
#[derive(Clone, Copy)]
pub(super) struct Feed {
    /// What there is to read.
    pub(super) reading: Memo<Reading>,
    /// What was read.
    pub(super) model: RwSignal<Model>,
    growing: Query<Vec<u8>>,
    whole: Query<Vec<u8>>,
}

impl Feed {
    /// Follows the log of `job`, whose number is `id`.
    pub(super) fn of(project: &ProjectRef, id: JobId, job: Memo<Job>) -> Self {
        let reading = memo(move |_| job.with(Reading::of));
        let endpoint = endpoints::trace(project, id);
        // Two questions, so that the one asked after the job's end is told from
        // an older one: only its answer holds the whole log.
        let asked = {
            let endpoint = endpoint.clone();
            move || (reading.get() == Reading::Growing).then(|| endpoint.clone())
        };
        let growing = Query::new(asked, |_| Activity::UnderWay);
        let asked = move || (reading.get() == Reading::Whole).then(|| endpoint.clone());
        let whole = Query::new(asked, |_| Activity::Settled);
        let model = RwSignal::new(Model::default());
        let take_in = move |query: Query<Vec<u8>>, is_whole: bool| {
            query.state().with(|load| {
                let Some(bytes) = load.value() else { return };
                model.maybe_update(|model| {
                    let new = model.take_in(bytes);
                    let settled = is_whole && model.finish();
                    new || settled
                });
            });
        };
        effect(move || take_in(growing, false));
        effect(move || take_in(whole, true));
        Self {
            reading,
            model,
            growing,
            whole,
        }
    }

    /// The bytes as they came, if there are any; not reactive.
    pub(super) fn bytes(self) -> Option<Vec<u8>> {
        let held =
            |query: Query<Vec<u8>>| query.state().with_untracked(|load| load.value().cloned());
        held(self.whole).or_else(|| held(self.growing))
    }

    /// Whether the first answer is still awaited: `Some(true)` if for long.
    pub(super) fn awaited(self) -> Option<bool> {
        let waits = |query: Query<Vec<u8>>| {
            query.state().with(|load| match load {
                Load::Loading => Some(false),
                Load::Slow => Some(true),
                Load::Idle | Load::Ready { .. } | Load::Failed(_) => None,
            })
        };
        waits(self.growing).or_else(|| waits(self.whole))
    }

    /// Why the log, or the newest of it, could not be had.
    pub(super) fn trouble(self) -> AnyView {
        let of = |query: Query<Vec<u8>>| {
            let trouble = memo(move |_| {
                query.state().with(|load| match load.phase() {
                    Phase::Failed(error) => Some((error, true)),
                    Phase::Quiet | Phase::Waiting | Phase::Shown => {
                        load.stale().map(|error| (error.clone(), false))
                    }
                })
            });
            move || {
                trouble.get().map(|(error, is_final)| {
                    let again = Callback::new(move |()| query.refresh());
                    if is_final {
                        fault::fault(&error, Some(again))
                    } else {
                        fault::stale(&error)
                    }
                })
            }
        };
        view! { {of(self.growing)}{of(self.whole)} }.into_any()
    }
}

#[cfg(test)]
mod tests;
