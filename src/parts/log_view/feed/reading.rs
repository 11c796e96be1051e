//! What a job's state says about its log.

use gitlab::{Job, Status};

/// What there is to read of a job's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parts::log_view) enum Reading {
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
    pub(in crate::parts::log_view) fn of(job: &Job) -> Self {
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
    pub(in crate::parts::log_view) fn nothing_yet(self) -> (&'static str, &'static str) {
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

#[cfg(test)]
mod tests;
