//! A job of a build.

use crate::decode::{Decode, Fields};
use crate::nouns::{Commit, GitRef, JobId, PipelineBasic, Status, User};
use crate::time::Timestamp;

/// A job (GitLab docs, API > Jobs).
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The id.
    pub id: JobId,
    /// The name from the CI configuration.
    pub name: String,
    /// The stage it belongs to.
    pub stage: String,
    /// How it is going.
    pub status: Status,
    /// The branch or tag that is built.
    pub git_ref: Option<GitRef>,
    /// Whether a tag is built.
    pub tag: bool,
    /// Whether the build passes though this job fails.
    pub allow_failure: bool,
    /// GitLab's word for why it failed, such as `script_failure`.
    pub failure_reason: Option<String>,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// When a runner began.
    pub started_at: Option<Timestamp>,
    /// When it was over.
    pub finished_at: Option<Timestamp>,
    /// When its log was erased.
    pub erased_at: Option<Timestamp>,
    /// Seconds at work.
    pub duration: Option<f64>,
    /// Seconds waited for a runner.
    pub queued_duration: Option<f64>,
    /// Test coverage in percent.
    pub coverage: Option<f64>,
    /// In whose name it runs.
    pub user: Option<User>,
    /// The commit that is built.
    pub commit: Option<Commit>,
    /// The build it belongs to; absent from some answers.
    pub pipeline: Option<PipelineBasic>,
    /// Its page; newer servers only.
    pub web_url: Option<String>,
}

impl Decode for Job {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let started_at = fields.time("started_at");
        let finished_at = fields.time("finished_at");
        // Until after GitLab 9.0 the duration was left to be reckoned.
        let reckoned = || seconds(started_at?, finished_at?);
        Some(Self {
            id: JobId::read(fields, "id")?,
            name: fields.text("name")?,
            stage: fields.text("stage").unwrap_or_default(),
            status: Status::parse(fields.str("status")?),
            git_ref: fields.str("ref").map(GitRef::new),
            tag: fields.flag("tag").unwrap_or(false),
            allow_failure: fields.flag("allow_failure").unwrap_or(false),
            failure_reason: fields.text("failure_reason"),
            created_at: fields.time("created_at"),
            started_at,
            finished_at,
            erased_at: fields.time("erased_at"),
            duration: fields.decimal("duration").or_else(reckoned),
            queued_duration: fields.decimal("queued_duration"),
            coverage: fields.decimal("coverage"),
            user: fields.noun("user"),
            commit: fields.noun("commit"),
            pipeline: fields.noun("pipeline"),
            web_url: fields.text("web_url"),
        })
    }
}

fn seconds(from: Timestamp, to: Timestamp) -> Option<f64> {
    let apart = to.milliseconds().checked_sub(from.milliseconds())?;
    let apart = i32::try_from(apart).ok().filter(|apart| *apart >= 0)?;
    Some(f64::from(apart) / 1_000.0)
}
