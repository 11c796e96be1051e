//! A job for the tests of several pages.

use gitlab::{Job, JobId, Status};

/// A job that has passed.
pub(crate) fn job(id: u64, stage: &str, name: &str) -> Job {
    Job {
        id: JobId(id),
        name: name.to_owned(),
        stage: stage.to_owned(),
        status: Status::Success,
        git_ref: None,
        tag: false,
        allow_failure: false,
        failure_reason: None,
        created_at: None,
        started_at: None,
        finished_at: None,
        erased_at: None,
        duration: None,
        queued_duration: None,
        coverage: None,
        user: None,
        commit: None,
        pipeline: None,
        web_url: None,
    }
}
