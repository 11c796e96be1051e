//! Jobs (GitLab docs, API > Jobs).

use serde_json::json;

use crate::endpoint::{Endpoint, bytes, list, one};
use crate::endpoints::in_project;
use crate::error::Doing;
use crate::nouns::{Job, JobId, ProjectRef, Status};
use crate::paging::{PAGE_SIZE, Page};
use crate::request::{Body, Method, Redirects, Request};
use crate::server::Feature;
use crate::v3;

/// By what to narrow a list, once for each status.
const SCOPE: &str = "scope[]";

/// Which jobs to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobFilter {
    /// Of any of these; empty for all.
    pub statuses: Vec<Status>,
    /// Items on a page, 1 to 100.
    pub per_page: u16,
}

/// All jobs.
impl Default for JobFilter {
    fn default() -> Self {
        Self {
            statuses: Vec::new(),
            per_page: PAGE_SIZE,
        }
    }
}

/// `GET /projects/:id/jobs`, answered 200, newest first, never with a total. Role Reporter, or
/// anyone where builds are public. GitLab limits how often it may be asked (429).
pub fn jobs(project: &ProjectRef, filter: &JobFilter) -> Endpoint<Page<Job>> {
    let endpoint = list(
        Doing::ListJobs,
        in_project(project, "jobs"),
        filter.per_page,
    );
    let endpoint = endpoint.in_v3_at(|request| {
        with_builds(request);
        number_scopes(request);
    });
    filter.statuses.iter().fold(endpoint, |endpoint, status| {
        endpoint.with_query(SCOPE, status.as_str())
    })
}

/// `GET /projects/:id/jobs/:job_id`, answered 200. Role Reporter, or anyone where builds are
/// public.
pub fn job(project: &ProjectRef, id: JobId) -> Endpoint<Job> {
    one(Doing::ReadJob, Method::Get, path(project, id, ""))
        .in_v3_by(move |server, asked| v3::job(server, asked, id))
}

/// `GET /projects/:id/jobs/:job_id/trace`, answered 200 with the whole log so far as plain
/// text, empty before the job has written anything; see [`trace_from`] for a part. A
/// stored log may be answered with a redirect to object storage, which is followed. Role as
/// for [`job`]; with debug logging Developer.
pub fn trace(project: &ProjectRef, id: JobId) -> Endpoint<Vec<u8>> {
    bytes(Doing::ReadLog, path(project, id, "/trace"))
        .map_request(|request| request.redirects = Redirects::Follow)
        .in_v3_at(|request| {
            with_builds(request);
            request.query.clear();
        })
}

/// The same from a byte on, with `byte_offset`, which only the newest servers know; others
/// answer with the whole log. One that knows it answers an offset past the end with nothing.
pub fn trace_from(project: &ProjectRef, id: JobId, offset: usize) -> Endpoint<Vec<u8>> {
    trace(project, id).with_query("byte_offset", &offset.to_string())
}

/// `POST /projects/:id/jobs/:job_id/retry`, answered 201 with a job of a new id. Role
/// Developer; 403 when it cannot be retried.
pub fn retry_job(project: &ProjectRef, id: JobId) -> Endpoint<Job> {
    one(Doing::RetryJob, Method::Post, path(project, id, "/retry")).in_v3_at(with_builds)
}

/// `POST /projects/:id/jobs/:job_id/cancel`, answered 201. Role Developer.
pub fn cancel_job(project: &ProjectRef, id: JobId) -> Endpoint<Job> {
    one(Doing::CancelJob, Method::Post, path(project, id, "/cancel")).in_v3_at(with_builds)
}

/// `POST /projects/:id/jobs/:job_id/play`, answered 200: starts a manual job, with `variables`
/// by key and value for this job alone. Role Developer; 400 when there is nothing to start, 403
/// also where the project lets nobody of the asker's role give variables.
pub fn play_job(project: &ProjectRef, id: JobId, variables: &[(String, String)]) -> Endpoint<Job> {
    let path = path(project, id, "/play");
    let endpoint = one(Doing::PlayJob, Method::Post, path).in_v3_at(with_builds);
    if variables.is_empty() {
        return endpoint;
    }
    let named = |(key, value): &(String, String)| json!({ "key": key, "value": value });
    let all: Vec<_> = variables.iter().map(named).collect();
    let body = json!({ "job_variables_attributes": all });
    endpoint
        .with_body(Body::Json(body.to_string()))
        .needs(Feature::JobVariables)
}

fn path(project: &ProjectRef, id: JobId, rest: &str) -> String {
    in_project(project, &format!("jobs/{id}{rest}"))
}

/// With API v3 jobs are called builds (GitLab docs 8.17, API > Builds).
fn with_builds(request: &mut Request) {
    request.path = request.path.replacen("/jobs", "/builds", 1);
}

/// API v3 refuses a list without numbers (GitLab source 8.17, `lib/api/builds.rb`).
fn number_scopes(request: &mut Request) {
    let scopes = request.query.iter_mut().filter(|(name, _)| name == SCOPE);
    for (number, (name, _)) in scopes.enumerate() {
        *name = format!("scope[{number}]");
    }
}
