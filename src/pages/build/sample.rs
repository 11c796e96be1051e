//! Jobs for the tests of this page.

use super::stages::{Purpose, Run};
use crate::parts::sample::job;
use gitlab::{Bridge, PipelineBasic};

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
