//! Jobs: lists, one, log; what people do to them, and how they are shown
//! (GitLab docs, "Jobs API").

mod change;
mod show;

pub(super) use change::{cancel, canceled, erase, erased, play, played, retried, retry};

use show::show;

use super::call::{Access, Call};
use super::message::Response;
use super::paging::{Count, keyset_page_of, page_of};
use super::params::{invalid, not_valid};
use super::pipelines;
use super::routes::Answer;
use crate::log::{self, Log};
use crate::world::{Job, JobId, Pipeline, World};

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
    let all = all.filter(|(_, job)| job.starts.is_none());
    rows(call, world, &access, all.collect(), Order::NewestFirst)
}

/// `GET /projects/:id/pipelines/:pipeline_id/jobs`: the latest attempts, or
/// all of them with `include_retried`.
pub(super) fn list_of_pipeline(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let pipeline = pipelines::find(world, &access, id)?;
    let jobs = attempts(call, world, pipeline, false)?;
    let order = if world.release().lists_retried_jobs() {
        Order::OldestFirst
    } else {
        Order::NewestFirst
    };
    rows(call, world, &access, jobs, order)
}

/// `GET /projects/:id/pipelines/:pipeline_id/bridges` (`trigger_jobs` since
/// 19.2): jobs that start other pipelines.
pub(super) fn trigger_jobs(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let pipeline = pipelines::find(world, &access, id)?;
    let jobs = attempts(call, world, pipeline, true)?;
    rows(call, world, &access, jobs, Order::NewestFirst)
}

/// The attempts at a pipeline's jobs, or at those that start other pipelines.
fn attempts<'world>(
    call: &Call<'_>,
    world: &World,
    pipeline: &'world Pipeline,
    start_others: bool,
) -> Result<Vec<(&'world Pipeline, &'world Job)>, Response> {
    let by_default = world.release().lists_retried_jobs();
    let with_retried = call.params.flag("include_retried")?.unwrap_or(by_default);
    let wanted = pipeline.jobs.iter().filter(|job| {
        let is_current = with_retried || !job.retried;
        is_current && job.starts.is_some() == start_others
    });
    Ok(wanted.map(|job| (pipeline, job)).collect())
}

/// How a list is ordered when nothing else is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    NewestFirst,
    OldestFirst,
}

fn rows(
    call: &Call<'_>,
    world: &World,
    access: &Access<'_>,
    mut rows: Vec<(&Pipeline, &Job)>,
    order: Order,
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
    let is_oldest_first = match sort.as_deref() {
        Some(word) => word == "asc",
        None => order == Order::OldestFirst,
    };
    if !is_oldest_first {
        rows.reverse();
    }
    let shown =
        |(pipeline, job): &(&Pipeline, &Job)| show(world, access.project, pipeline, job, now);
    match call
        .params
        .word("pagination", &["keyset", "legacy"])?
        .as_deref()
    {
        Some("keyset") => keyset_page_of(call, &rows, |(_, job)| job.id.0.to_string(), shown),
        _ if world.release().counts_jobs() => page_of(call, &rows, Count::Told, shown),
        _ => page_of(call, &rows, Count::NotTold, shown),
    }
}

/// `GET /projects/:id/jobs/:job_id`.
pub(super) fn one(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let (pipeline, job) = find_build(world, &access, id)?;
    Ok(Response::json(
        200,
        &show(world, access.project, pipeline, job, call.now),
    ))
}

/// `GET /projects/:id/jobs/:job_id/trace`: the log so far, whole, or from
/// `byte_offset` on and no longer than `byte_limit`. A part is a plain answer
/// without headers of its own, and empty behind the end.
pub(super) fn trace(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let (pipeline, job) = find_build(world, &access, id)?;
    let offset = span(call, "byte_offset")?.unwrap_or(0);
    let limit = span(call, "byte_limit")?.unwrap_or(u64::MAX);
    let log = log::log_of(world, pipeline, job, call.now);
    let log = if world.sends_whole_logs() {
        log
    } else {
        log.part(offset, limit)
    };
    let mut response = match log {
        Log::Written(bytes) => Response::of_type(200, "text/plain", bytes),
        Log::Made(made) => Response {
            made: Some(made),
            ..Response::text(200, "")
        },
    };
    let disposition = format!("infile; filename=\"{}.log\"", job.id.0);
    response.headers.push(("content-disposition", disposition));
    Ok(response)
}

/// A number of bytes.
fn span(call: &Call<'_>, name: &str) -> Result<Option<u64>, Response> {
    let number = call.params.integer(name)?;
    number
        .map(|number| u64::try_from(number).map_err(|_| not_valid(name)))
        .transpose()
}

fn not_found() -> Response {
    Response::not_found("Not found")
}

/// A job that a runner runs.
fn find_build<'world>(
    world: &'world World,
    access: &Access<'world>,
    id: &str,
) -> Result<(&'world Pipeline, &'world Job), Response> {
    let found = find(world, access, id)?;
    if found.1.starts.is_none() {
        Ok(found)
    } else {
        Err(not_found())
    }
}

/// A job of any kind.
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
