//! A job and its course through time.

use super::moment::Moment;

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

/// The whole course of a job, written down in advance. What the clock has not
/// reached yet can still be changed by a cancel or a retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    /// Waits for an earlier stage that itself waits for a person.
    Waits,
    /// Runs: queued, taken by a runner, finished.
    Runs {
        queued: Moment,
        started: Moment,
        finished: Moment,
        ending: Ending,
    },
    /// Never runs, because an earlier stage failed at that moment.
    Skipped { at: Moment },
    /// Waits for a person from that moment on.
    Manual { from: Moment },
    /// Was stopped by a person, before or after it had started.
    Canceled {
        at: Moment,
        queued: Option<Moment>,
        started: Option<Moment>,
    },
}

impl Course {
    /// The state at a moment.
    pub(crate) fn status(self, now: Moment) -> JobStatus {
        match self {
            Self::Runs {
                finished, ending, ..
            } if finished <= now => match ending {
                Ending::Success => JobStatus::Success,
                Ending::Failed => JobStatus::Failed,
            },
            Self::Runs { started, .. } if started <= now => JobStatus::Running,
            Self::Runs { queued, .. } if queued <= now => JobStatus::Pending,
            Self::Skipped { at } if at <= now => JobStatus::Skipped,
            Self::Manual { from } if from <= now => JobStatus::Manual,
            Self::Canceled { .. } => JobStatus::Canceled,
            Self::Runs { .. } | Self::Waits | Self::Skipped { .. } | Self::Manual { .. } => {
                JobStatus::Created
            }
        }
    }

    /// When a runner took the job, if that has happened.
    pub(crate) fn started(self, now: Moment) -> Option<Moment> {
        let started = match self {
            Self::Runs { started, .. } => Some(started),
            Self::Canceled { started, .. } => started,
            Self::Waits | Self::Skipped { .. } | Self::Manual { .. } => None,
        };
        started.filter(|moment| *moment <= now)
    }

    /// When the job was queued for a runner, if that has happened.
    pub(crate) fn queued(self, now: Moment) -> Option<Moment> {
        let queued = match self {
            Self::Runs { queued, .. } => Some(queued),
            Self::Canceled { queued, .. } => queued,
            Self::Waits | Self::Skipped { .. } | Self::Manual { .. } => None,
        };
        queued.filter(|moment| *moment <= now)
    }

    /// When the job ended, if it ran or was stopped.
    pub(crate) fn finished(self, now: Moment) -> Option<Moment> {
        let finished = match self {
            Self::Runs { finished, .. } => Some(finished),
            Self::Canceled { at, .. } => Some(at),
            Self::Waits | Self::Skipped { .. } | Self::Manual { .. } => None,
        };
        finished.filter(|moment| *moment <= now)
    }

    /// The last change up to a moment, if there was one.
    pub(crate) fn changed(self, now: Moment) -> Option<Moment> {
        let moments = match self {
            Self::Waits => [None; 3],
            Self::Runs {
                queued,
                started,
                finished,
                ..
            } => [Some(queued), Some(started), Some(finished)],
            Self::Skipped { at } => [Some(at), None, None],
            Self::Manual { from } => [Some(from), None, None],
            Self::Canceled { at, .. } => [Some(at), None, None],
        };
        moments
            .into_iter()
            .flatten()
            .filter(|moment| *moment <= now)
            .max()
    }
}

/// One attempt at one job of a pipeline.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) id: JobId,
    pub(crate) name: &'static str,
    pub(crate) stage: &'static str,
    pub(crate) created_at: Moment,
    /// It waits for a person, and none has started it yet.
    pub(crate) manual: bool,
    /// It is not queued before this moment: its creation, or when a person
    /// started it.
    pub(crate) not_before: Moment,
    pub(crate) allow_failure: bool,
    pub(crate) course: Course,
    /// A newer attempt exists; lists leave this one out unless asked.
    pub(crate) retried: bool,
}
