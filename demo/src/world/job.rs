//! A job and its course through time.

use super::moment::Moment;
use super::pipeline::{PipelineId, Variable};
use super::project::ProjectId;

/// The number of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct JobId(pub(crate) u64);

/// The states this demo's jobs go through, in GitLab's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JobStatus {
    Created,
    Pending,
    Running,
    Success,
    Failed,
    Canceled,
    Skipped,
    Manual,
}

impl JobStatus {
    /// GitLab's word for the state.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Success => "success",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Skipped => "skipped",
            Self::Manual => "manual",
        }
    }
}

/// How a job that runs will end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Success,
    Failed,
}

/// A run on a runner, from queue to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) queued: Moment,
    pub(crate) started: Moment,
    pub(crate) finished: Moment,
    pub(crate) ending: Ending,
}

/// The whole course of a job, written down in advance. What the clock has not
/// reached yet can still be changed by a cancel or a retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    /// Waits for an earlier stage that itself waits for a person.
    Waits,
    /// Runs to its end.
    Runs(Run),
    /// Never runs, because an earlier stage failed at that moment.
    Skipped { at: Moment },
    /// Waits for a person from that moment on.
    Manual { from: Moment },
    /// Was stopped by a person, before or during the run it would have had.
    Canceled { at: Moment, run: Option<Run> },
}

impl Course {
    /// The state at a moment.
    pub(crate) fn status(self, now: Moment) -> JobStatus {
        match self {
            Self::Runs(run) if run.finished <= now => match run.ending {
                Ending::Success => JobStatus::Success,
                Ending::Failed => JobStatus::Failed,
            },
            Self::Runs(run) if run.started <= now => JobStatus::Running,
            Self::Runs(run) if run.queued <= now => JobStatus::Pending,
            Self::Skipped { at } if at <= now => JobStatus::Skipped,
            Self::Manual { from } if from <= now => JobStatus::Manual,
            Self::Canceled { .. } => JobStatus::Canceled,
            Self::Runs(_) | Self::Waits | Self::Skipped { .. } | Self::Manual { .. } => {
                JobStatus::Created
            }
        }
    }

    /// The run as it was planned, and the moment up to which it happened.
    pub(crate) fn run(self) -> Option<(Run, Moment)> {
        match self {
            Self::Runs(run) => Some((run, run.finished)),
            Self::Canceled { at, run } => run.map(|run| (run, at)),
            Self::Waits | Self::Skipped { .. } | Self::Manual { .. } => None,
        }
    }

    /// When a runner took the job, if that has happened.
    pub(crate) fn started(self, now: Moment) -> Option<Moment> {
        let (run, end) = self.run()?;
        Some(run.started).filter(|started| *started <= end.min(now))
    }

    /// When the job was queued for a runner, if that has happened.
    pub(crate) fn queued(self, now: Moment) -> Option<Moment> {
        let (run, end) = self.run()?;
        Some(run.queued).filter(|queued| *queued <= end.min(now))
    }

    /// When the job ended, if it ran or was stopped.
    pub(crate) fn finished(self, now: Moment) -> Option<Moment> {
        let finished = match self {
            Self::Runs(run) => Some(run.finished),
            Self::Canceled { at, .. } => Some(at),
            Self::Waits | Self::Skipped { .. } | Self::Manual { .. } => None,
        };
        finished.filter(|moment| *moment <= now)
    }

    /// The last change up to a moment, if there was one.
    pub(crate) fn changed(self, now: Moment) -> Option<Moment> {
        let other = match self {
            Self::Skipped { at } => Some(at),
            Self::Manual { from } => Some(from),
            Self::Waits | Self::Runs(_) | Self::Canceled { .. } => None,
        };
        let other = other.filter(|moment| *moment <= now);
        [
            self.queued(now),
            self.started(now),
            self.finished(now),
            other,
        ]
        .into_iter()
        .flatten()
        .max()
    }
}

/// The pipeline that a job starts instead of running (GitLab's "bridge").
#[derive(Clone, Copy, Debug)]
pub(crate) struct Downstream {
    pub(crate) project: ProjectId,
    /// `None` until it has been started.
    pub(crate) pipeline: Option<PipelineId>,
}

/// One attempt at one job of a pipeline.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) id: JobId,
    pub(crate) name: &'static str,
    pub(crate) stage: &'static str,
    /// The jobs that its `needs:` names; `None` when it waits for the stages
    /// before its own.
    pub(crate) needs: Option<&'static [&'static str]>,
    pub(crate) created_at: Moment,
    /// Its configuration says that a person starts it.
    pub(crate) by_hand: bool,
    /// It waits for a person, and none has started it yet.
    pub(crate) manual: bool,
    /// It is not queued before this moment: its creation, or when a person
    /// started it.
    pub(crate) not_before: Moment,
    pub(crate) allow_failure: bool,
    pub(crate) starts: Option<Downstream>,
    pub(crate) course: Course,
    /// What a person gave to this job alone when they started it.
    pub(crate) variables: Vec<Variable>,
    /// When somebody erased its log.
    pub(crate) erased_at: Option<Moment>,
    /// A newer attempt exists; lists leave this one out unless asked.
    pub(crate) retried: bool,
}
