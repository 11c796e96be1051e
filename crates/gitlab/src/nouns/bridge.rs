//! A job that starts another build.

use crate::decode::{Decode, Fields};
use crate::nouns::{Job, PipelineBasic};

/// A trigger job, which GitLab's code calls a bridge (GitLab docs, API > Jobs).
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// What it shares with every job. It has no log.
    pub job: Job,
    /// The build it started; `None` before it has, or when the asker may not see it.
    pub downstream_pipeline: Option<PipelineBasic>,
}

impl Decode for Bridge {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        Some(Self {
            job: Job::decode(fields)?,
            downstream_pipeline: fields.noun("downstream_pipeline"),
        })
    }
}
