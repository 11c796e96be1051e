//! A build, which GitLab calls a pipeline.

use crate::decode::{Decode, Fields};
use crate::nouns::{GitRef, PipelineId, ProjectId, Source, Status, User};
use crate::time::Timestamp;

/// A build as lists and jobs show it (GitLab docs, API > Pipelines). What is optional
/// came with later versions of GitLab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipelineBasic {
    /// The id.
    pub id: PipelineId,
    /// The number within the project; GitLab 14.6 and later.
    pub iid: Option<u64>,
    /// The project; newer servers only.
    pub project_id: Option<ProjectId>,
    /// The commit that is built.
    pub sha: String,
    /// The branch or tag that is built.
    pub git_ref: GitRef,
    /// How it is going.
    pub status: Status,
    /// What started it; absent on older servers, where it cannot be known.
    pub source: Option<Source>,
    /// The name that the configuration gives it; GitLab 15.11 and later.
    pub name: Option<String>,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// When it last changed.
    pub updated_at: Option<Timestamp>,
    /// Its page; GitLab 11.2 and later.
    pub web_url: Option<String>,
}

/// A build on its own, with what lists leave out.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipeline {
    /// What lists show as well.
    pub basic: PipelineBasic,
    /// The commit before the push.
    pub before_sha: Option<String>,
    /// Whether a tag is built.
    pub tag: bool,
    /// What is wrong with the project's CI configuration, in GitLab's words.
    pub yaml_errors: Option<String>,
    /// In whose name it runs: for a triggered build the trigger's owner.
    pub user: Option<User>,
    /// When its first job began.
    pub started_at: Option<Timestamp>,
    /// When it was over.
    pub finished_at: Option<Timestamp>,
    /// Seconds at work.
    pub duration: Option<f64>,
    /// Seconds waited before the first job.
    pub queued_duration: Option<f64>,
    /// Test coverage in percent.
    pub coverage: Option<f64>,
}

impl Decode for PipelineBasic {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        Some(Self {
            id: PipelineId::read(fields, "id")?,
            iid: fields.number("iid"),
            project_id: ProjectId::read(fields, "project_id"),
            sha: fields.text("sha")?,
            git_ref: GitRef::new(fields.str("ref")?),
            status: Status::parse(fields.str("status")?),
            source: fields.str("source").map(Source::parse),
            name: fields.text("name"),
            created_at: fields.time("created_at"),
            updated_at: fields.time("updated_at"),
            web_url: fields.text("web_url"),
        })
    }
}

impl Decode for Pipeline {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        Some(Self {
            basic: PipelineBasic::decode(fields)?,
            before_sha: fields.text("before_sha"),
            tag: fields.flag("tag").unwrap_or(false),
            yaml_errors: fields.text("yaml_errors"),
            user: fields.noun("user"),
            started_at: fields.time("started_at"),
            finished_at: fields.time("finished_at"),
            duration: fields.decimal("duration"),
            queued_duration: fields.decimal("queued_duration"),
            coverage: fields.decimal("coverage"),
        })
    }
}
