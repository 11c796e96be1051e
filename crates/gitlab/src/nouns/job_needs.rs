//! Which job of a build waits for which.

use crate::decode::{Decode, Fields};

/// A job and the jobs it waits for, by name (GitLab docs, API > GraphQL, `CiJob.needs`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobNeeds {
    /// The job's name, which all its runs share.
    pub name: String,
    /// The names of the jobs it waits for; empty where it waits for the stages before its own,
    /// or for nothing.
    pub needs: Vec<String>,
}

/// Some of a build's jobs with their needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedsPage {
    /// What could be read.
    pub jobs: Vec<JobNeeds>,
    /// Where the list goes on; `None` at its end.
    pub after: Option<String>,
}

struct Need(String);

impl Decode for Need {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        fields.text("name").map(Self)
    }
}

impl Decode for JobNeeds {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let needs = fields
            .object("needs")
            .and_then(|needs| needs.nouns::<Need>("nodes"))
            .unwrap_or_default();
        Some(Self {
            name: fields.text("name")?,
            needs: needs.into_iter().map(|need| need.0).collect(),
        })
    }
}

/// Reads `data.project.pipeline.jobs`.
impl Decode for NeedsPage {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let jobs = fields
            .object("project")?
            .object("pipeline")?
            .object("jobs")?;
        let after = jobs.object("pageInfo").and_then(|info| {
            let goes_on = info.flag("hasNextPage").unwrap_or(false);
            info.text("endCursor").filter(|_| goes_on)
        });
        Some(Self {
            jobs: jobs.nouns("nodes")?,
            after,
        })
    }
}
