//! Jobs: lists, one, log, retry, cancel, play (GitLab docs, "Jobs API").

use serde_json::{Value, json};

use super::call::{Access, Call};
use super::message::Response;
use super::paging::{Count, page_of};
use super::params::invalid;
use super::routes::Answer;
use super::{branches, pipelines, users};
use crate::log;
use crate::world::{
    Job, JobId, JobStatus, Moment, Pipeline, Project, RefKind, Role, World, is_cancelable,
};

const SCOPES: [&str; 13] = [
    "created",
    "waiting_for_resource",
    "preparing",
    "waiting_for_callback",
    "pending",
    "running",
    "failed",
    "success",
    "canceling",
    "canceled",
    "skipped",
    "manual",
    "scheduled",
];

/// `GET /projects/:id/jobs`, newest first.
pub(super) fn list(call: &Call<'_>, world: &World, project: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let pipelines = world.pipelines(access.project.id);
    let all = pipelines.flat_map(|pipeline| pipeline.jobs.iter().map(move |job| (pipeline, job)));
    rows(call, world, &access, all.collect())
}

/// `GET /projects/:id/pipelines/:pipeline_id/jobs`: the latest attempts, or
/// all of them with `include_retried`.
pub(super) fn list_of_pipeline(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let pipeline = pipelines::find(world, &access, id)?;
    let with_retried = call.params.flag("include_retried")?.unwrap_or(false);
    let wanted = pipeline
        .jobs
        .iter()
        .filter(|job| with_retried || !job.retried);
    rows(
        call,
        world,
        &access,
        wanted.map(|job| (pipeline, job)).collect(),
    )
}

/// `GET /projects/:id/pipelines/:pipeline_id/bridges` (`trigger_jobs` since
/// 19.2): jobs that start other pipelines. The demo's configurations have none.
pub(super) fn trigger_jobs(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    pipelines::find(world, &access, id)?;
    call.params.words("scope", &SCOPES)?;
    page_of(call, &[], Count::NotTold, |row: &Value| row.clone())
}

fn rows(
    call: &Call<'_>,
    world: &World,
    access: &Access<'_>,
    mut rows: Vec<(&Pipeline, &Job)>,
) -> Answer {
    let now = call.now;
    let scopes = call.params.words("scope", &SCOPES)?;
    call.params.word("order_by", &["id"])?;
    let sort = call.params.word("sort", &["asc", "desc"])?;
    rows.retain(|(_, job)| {
        let status = job.course.status(now).word();
        scopes.is_empty() || scopes.iter().any(|scope| scope == status)
    });
    rows.sort_by_key(|(_, job)| job.id);
    if sort.as_deref() != Some("asc") {
        rows.reverse();
    }
    page_of(call, &rows, Count::NotTold, |(pipeline, job)| {
        show(world, access.project, pipeline, job, now)
    })
}

/// `GET /projects/:id/jobs/:job_id`.
pub(super) fn one(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let (pipeline, job) = find(world, &access, id)?;
    Ok(Response::json(
        200,
        &show(world, access.project, pipeline, job, call.now),
    ))
}

/// `GET /projects/:id/jobs/:job_id/trace`: the log so far, whole.
pub(super) fn trace(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let (pipeline, job) = find(world, &access, id)?;
    let mut response = Response::text(200, &log::log_of(world, pipeline, job, call.now));
    let disposition = format!("infile; filename=\"{}.log\"", job.id.0);
    response.headers.push(("content-disposition", disposition));
    Ok(response)
}

/// `POST /projects/:id/jobs/:job_id/retry`: a new job with a number of its own.
pub(super) fn retry(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let (id, status, is_retried) = changeable(call, world, project, id)?;
    let is_over = match status {
        JobStatus::Success | JobStatus::Failed | JobStatus::Canceled => true,
        JobStatus::Created
        | JobStatus::Pending
        | JobStatus::Running
        | JobStatus::Skipped
        | JobStatus::Manual => false,
    };
    if !is_over || is_retried {
        return Err(Response::message(
            403,
            "403 Forbidden - Job is not retryable",
        ));
    }
    let new = world.retry_job(id, call.now).ok_or_else(not_found)?;
    shown(call, world, project, new, 201)
}

/// `POST /projects/:id/jobs/:job_id/cancel`.
pub(super) fn cancel(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let (id, status, _) = changeable(call, world, project, id)?;
    if is_cancelable(status) {
        world.cancel_job(id, call.now);
    }
    shown(call, world, project, id, 201)
}

/// `POST /projects/:id/jobs/:job_id/play`: starts a job that waits for a person.
pub(super) fn play(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let (id, status, _) = changeable(call, world, project, id)?;
    if status != JobStatus::Manual {
        return Err(Response::message(400, "400 Bad request - Unplayable Job"));
    }
    world.play_job(id, call.now);
    shown(call, world, project, id, 200)
}

fn changeable(
    call: &Call<'_>,
    world: &World,
    project: &str,
    id: &str,
) -> Result<(JobId, JobStatus, bool), Response> {
    let access = call.access_as(world, project, Role::Developer)?;
    let (pipeline, job) = find(world, &access, id)?;
    if pipelines::may_change(&access, pipeline) {
        Ok((job.id, job.course.status(call.now), job.retried))
    } else {
        Err(Response::forbidden())
    }
}

fn shown(call: &Call<'_>, world: &World, project: &str, id: JobId, status: u16) -> Answer {
    let access = call.access(world, project)?;
    let (pipeline, job) = find(world, &access, &id.0.to_string())?;
    Ok(Response::json(
        status,
        &show(world, access.project, pipeline, job, call.now),
    ))
}

fn not_found() -> Response {
    Response::not_found("Not found")
}

fn find<'world>(
    world: &'world World,
    access: &Access<'world>,
    id: &str,
) -> Result<(&'world Pipeline, &'world Job), Response> {
    let id = JobId(id.parse().map_err(|_| invalid("job_id"))?);
    let mut pipelines = world.pipelines(access.project.id);
    pipelines
        .find_map(|pipeline| {
            let job = pipeline.jobs.iter().find(|job| job.id == id)?;
            Some((pipeline, job))
        })
        .ok_or_else(not_found)
}

/// Seconds with milliseconds, as GitLab writes durations of jobs.
fn seconds(from: Option<Moment>, to: Option<Moment>) -> Option<f64> {
    let millis = i32::try_from(to?.since(from?)).unwrap_or(i32::MAX);
    Some(f64::from(millis) / 1_000.0)
}

fn show(world: &World, project: &Project, pipeline: &Pipeline, job: &Job, now: Moment) -> Value {
    let course = job.course;
    let status = course.status(now);
    let (queued, started, finished) = (
        course.queued(now),
        course.started(now),
        course.finished(now),
    );
    let moment = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    let mut shown = json!({
        "id": job.id.0,
        "status": status.word(),
        "stage": job.stage,
        "name": job.name,
        "ref": pipeline.ref_name,
        "tag": pipeline.ref_kind == RefKind::Tag,
        "coverage": null,
        "allow_failure": job.allow_failure,
        "created_at": job.created_at.to_string(),
        "started_at": moment(started),
        "finished_at": moment(finished),
        "erased_at": null,
        "duration": seconds(started, finished.or(Some(now))),
        "queued_duration": seconds(queued, started.or(finished).or(Some(now))),
        "user": users::public(world, pipeline.user),
        "commit": branches::commit(world, project, &pipeline.commit),
        "pipeline": pipelines::summary(world, project, pipeline, now),
        "web_url": format!("{}/{}/-/jobs/{}", world.url(), project.full_path(), job.id.0),
        "project": { "ci_job_token_scope_enabled": false },
        "artifacts": [],
        "artifacts_expire_at": null,
        "tag_list": [],
        "runner": null,
        "runner_manager": null,
        "archived": false,
        "source": pipeline.source.word(),
    });
    if let (JobStatus::Failed, Value::Object(fields)) = (status, &mut shown) {
        fields.insert("failure_reason".to_owned(), json!("script_failure"));
    }
    shown
}
