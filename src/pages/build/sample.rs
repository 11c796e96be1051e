//! Jobs for the tests of this page.

use super::stages::{Purpose, Run};
use gitlab::{Bridge, Job, JobId, PipelineBasic, Status};

/// A job that has passed.
pub(super) fn job(id: u64, stage: &str, name: &str) -> Job {
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

/// A job that starts another build, which is not there yet.
pub(super) fn only_bridge(id: u64, stage: &str, name: &str) -> Bridge {
    Bridge {
        job: job(id, stage, name),
        downstream_pipeline: None,
    }
}

/// The only run of a job.
pub(super) fn run(id: u64, stage: &str, name: &str) -> Run {
    Run {
        job: job(id, stage, name),
        before: 0,
        purpose: Purpose::Script,
    }
}

/// The only run of a job that starts another build.
pub(super) fn bridge(id: u64, stage: &str, name: &str, started: Option<PipelineBasic>) -> Run {
    Run {
        purpose: Purpose::Build(started.map(Box::new)),
        ..run(id, stage, name)
    }
}
