//! Builds (GitLab docs, API > Pipelines).

use crate::endpoint::{Endpoint, list, one, whole_list};
use crate::endpoints::in_project;
use crate::error::Doing;
use crate::nouns::{
    Bridge, GitRef, Job, Pipeline, PipelineBasic, PipelineId, ProjectRef, Source, Status, Variable,
};
use crate::paging::{PAGE_SIZE, Page};
use crate::request::Method;
use crate::server::Feature;
use crate::time::Timestamp;
use crate::v3;

/// Which builds to list. What is `None` does not narrow the list.
///
/// Older servers ignore parameters they do not know and answer with all builds (`source`
/// and the times came after 11.5), so what comes must be filtered again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipelineFilter {
    /// Of this status.
    pub status: Option<Status>,
    /// Of this branch or tag.
    pub git_ref: Option<GitRef>,
    /// Started by this.
    pub source: Option<Source>,
    /// Of this commit, as a full hash.
    pub sha: Option<String>,
    /// In this user's name, by handle.
    pub username: Option<String>,
    /// Created later than this.
    pub created_after: Option<Timestamp>,
    /// Created earlier than this.
    pub created_before: Option<Timestamp>,
    /// Changed later than this.
    pub updated_after: Option<Timestamp>,
    /// Items on a page, 1 to 100.
    pub per_page: u16,
}

/// All builds.
impl Default for PipelineFilter {
    fn default() -> Self {
        Self {
            status: None,
            git_ref: None,
            source: None,
            sha: None,
            username: None,
            created_after: None,
            created_before: None,
            updated_after: None,
            per_page: PAGE_SIZE,
        }
    }
}

/// `GET /projects/:id/pipelines`, answered 200, newest first. Role Reporter, or anyone where
/// builds are public.
pub fn pipelines(project: &ProjectRef, filter: &PipelineFilter) -> Endpoint<Page<PipelineBasic>> {
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    let parameters = [
        (
            "status",
            filter
                .status
                .as_ref()
                .map(|status| status.as_str().to_owned()),
        ),
        (
            "ref",
            filter
                .git_ref
                .as_ref()
                .map(|git_ref| git_ref.as_str().to_owned()),
        ),
        (
            "source",
            filter
                .source
                .as_ref()
                .map(|source| source.as_str().to_owned()),
        ),
        ("sha", filter.sha.clone()),
        ("username", filter.username.clone()),
        ("created_after", time(filter.created_after)),
        ("created_before", time(filter.created_before)),
        ("updated_after", time(filter.updated_after)),
    ];
    let mut endpoint = list(
        Doing::ListBuilds,
        in_project(project, "pipelines"),
        filter.per_page,
    );
    for (name, value) in parameters {
        if let Some(value) = value {
            endpoint = endpoint.with_query(name, &value);
        }
    }
    let filter = filter.clone();
    endpoint.in_v3_by(move |server, asked| v3::builds(server, asked, &filter))
}

/// `GET /projects/:id/pipelines/:pipeline_id`, answered 200. Role Reporter, or anyone where
/// builds are public.
pub fn pipeline(project: &ProjectRef, id: PipelineId) -> Endpoint<Pipeline> {
    one(Doing::ReadBuild, Method::Get, path(project, id, ""))
        .in_v3_by(move |server, asked| v3::build(server, asked, id))
}

/// `GET /projects/:id/pipelines/:pipeline_id/variables`, answered 200. Role Maintainer, or
/// Developer for a build in one's own name. GitLab 11.11 and later. A triggered build also
/// has `TRIGGER_PAYLOAD`, all parameters of the call but the token. GitLab
/// sends them all at once.
pub fn pipeline_variables(project: &ProjectRef, id: PipelineId) -> Endpoint<Page<Variable>> {
    whole_list(Doing::ReadVariables, path(project, id, "/variables")).needs(Feature::BuildVariables)
}

/// `GET /projects/:id/pipelines/:pipeline_id/jobs`, answered 200: every run of each job, the
/// retried ones too, without which the order of the stages would change with a retry.
/// Role Reporter, or anyone where builds are public.
pub fn pipeline_jobs(project: &ProjectRef, id: PipelineId) -> Endpoint<Page<Job>> {
    list(Doing::ListJobs, path(project, id, "/jobs"), PAGE_SIZE)
        .with_query("include_retried", "true")
        .in_v3_by(move |server, asked| v3::jobs_of(server, asked, id))
}

/// `GET /projects/:id/pipelines/:pipeline_id/bridges`, answered 200: jobs that start other
/// builds. Deprecated in GitLab 19.2 for [`trigger_jobs`].
pub fn pipeline_bridges(project: &ProjectRef, id: PipelineId) -> Endpoint<Page<Bridge>> {
    list(Doing::ListBridges, path(project, id, "/bridges"), PAGE_SIZE).needs(Feature::Downstream)
}

/// `GET /projects/:id/pipelines/:pipeline_id/trigger_jobs`, answered 200: what
/// [`pipeline_bridges`] answers. GitLab 19.2 and later; older ones answer 404.
pub fn trigger_jobs(project: &ProjectRef, id: PipelineId) -> Endpoint<Page<Bridge>> {
    list(
        Doing::ListBridges,
        path(project, id, "/trigger_jobs"),
        PAGE_SIZE,
    )
    .needs(Feature::Downstream)
}

/// `POST /projects/:id/pipelines/:pipeline_id/retry`, answered 201: failed and canceled jobs
/// run again in the same build. Role Developer, and on a protected branch or tag the right
/// to push or merge.
pub fn retry_pipeline(project: &ProjectRef, id: PipelineId) -> Endpoint<Pipeline> {
    one(Doing::RetryBuild, Method::Post, path(project, id, "/retry")).needs(Feature::Builds)
}

/// `POST /projects/:id/pipelines/:pipeline_id/cancel`, answered 200 even when there was
/// nothing to cancel: look at the status that comes back. Rights as for [`retry_pipeline`].
pub fn cancel_pipeline(project: &ProjectRef, id: PipelineId) -> Endpoint<Pipeline> {
    one(
        Doing::CancelBuild,
        Method::Post,
        path(project, id, "/cancel"),
    )
    .needs(Feature::Builds)
}

fn path(project: &ProjectRef, id: PipelineId, rest: &str) -> String {
    in_project(project, &format!("pipelines/{id}{rest}"))
}
