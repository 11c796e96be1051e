//! What people do to a job: retry, cancel, play, erase.

use serde_json::Value;

use super::show::show;
use super::{find, find_build, not_found};
use crate::api::call::Call;
use crate::api::message::Response;
use crate::api::params::invalid;
use crate::api::pipelines;
use crate::api::routes::Answer;
use crate::world::{
    JobId, JobStatus, Protection, Role, Variable, VariableKind, World, is_cancelable,
};

/// `POST /projects/:id/jobs/:job_id/retry`: a new job with a number of its own.
pub(in crate::api) fn retry(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let new = retried(call, world, project, id)?;
    shown(call, world, project, new, 201)
}

/// Retries it, and answers the number of the new one.
pub(in crate::api) fn retried(
    call: &Call<'_>,
    world: &mut World,
    project: &str,
    id: &str,
) -> Result<JobId, Response> {
    let (id, status, is_retried) = changeable(call, world, project, id)?;
    if !is_over(status) || is_retried {
        let sentence = format!("403 Forbidden - {} is not retryable", call.noun());
        return Err(Response::message(403, sentence));
    }
    world.retry_job(id, call.now).ok_or_else(not_found)
}

/// `POST /projects/:id/jobs/:job_id/cancel`.
pub(in crate::api) fn cancel(
    call: &Call<'_>,
    world: &mut World,
    project: &str,
    id: &str,
) -> Answer {
    let id = canceled(call, world, project, id)?;
    shown(call, world, project, id, 201)
}

/// Stops it, unless it has ended.
pub(in crate::api) fn canceled(
    call: &Call<'_>,
    world: &mut World,
    project: &str,
    id: &str,
) -> Result<JobId, Response> {
    let (id, status, _) = changeable(call, world, project, id)?;
    if is_cancelable(status) {
        world.cancel_job(id, call.now);
    }
    Ok(id)
}

/// `POST /projects/:id/jobs/:job_id/play`: starts a job that waits for a person.
/// Variables for it take the right to give variables to a build.
pub(in crate::api) fn play(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let id = played(call, world, project, id)?;
    shown(call, world, project, id, 200)
}

/// Starts it.
pub(in crate::api) fn played(
    call: &Call<'_>,
    world: &mut World,
    project: &str,
    id: &str,
) -> Result<JobId, Response> {
    let variables = job_variables(call.params.get("job_variables_attributes"))?;
    let (id, status, _) = changeable(call, world, project, id)?;
    if status != JobStatus::Manual {
        return Err(Response::bad_request(world.release(), "Unplayable Job"));
    }
    let access = call.access(world, project)?;
    if !variables.is_empty() && !access.project.takes_variables_from(access.role) {
        return Err(Response::forbidden());
    }
    world.play_job(id, variables, call.now);
    Ok(id)
}

/// `[{"key": ..., "value": ...}]`.
fn job_variables(given: Option<&Value>) -> Result<Vec<Variable>, Response> {
    const NAME: &str = "job_variables_attributes";
    let items = match given {
        None => return Ok(Vec::new()),
        Some(Value::Array(items)) => items,
        Some(_) => return Err(invalid(NAME)),
    };
    let variable = |(index, item): (usize, &Value)| {
        let text = |name: &str| {
            let missing = || Response::error(400, &format!("{NAME}[{index}][{name}] is missing"));
            item.get(name)
                .and_then(Value::as_str)
                .map(str::to_owned)
                .ok_or_else(missing)
        };
        Ok(Variable {
            kind: VariableKind::EnvVar,
            key: text("key")?,
            value: text("value")?,
        })
    };
    items.iter().enumerate().map(variable).collect()
}

/// `POST /projects/:id/jobs/:job_id/erase`: its log is gone for good. For
/// maintainers, and for developers whose own job ran on a ref that is open.
pub(in crate::api) fn erase(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let id = erased(call, world, project, id)?;
    shown(call, world, project, id, 201)
}

/// Erases its log.
pub(in crate::api) fn erased(
    call: &Call<'_>,
    world: &mut World,
    project: &str,
    id: &str,
) -> Result<JobId, Response> {
    let access = call.access_as(world, project, Role::Developer)?;
    let (pipeline, job) = find_build(world, &access, id)?;
    let git_ref = access
        .project
        .ref_of_kind(pipeline.ref_kind, &pipeline.ref_name);
    let is_open = git_ref.is_none_or(|git_ref| git_ref.protection == Protection::Open);
    let is_own = access.user.is_some_and(|user| user.id == pipeline.user);
    if access.role < Some(Role::Maintainer) && !(is_own && is_open) {
        return Err(Response::forbidden());
    }
    if !is_over(job.course.status(call.now)) || job.erased_at.is_some() {
        let sentence = format!("403 Forbidden - {} is not erasable!", call.noun());
        return Err(Response::message(403, sentence));
    }
    let id = job.id;
    world.erase_job(id, call.now);
    Ok(id)
}

/// Whether a job has run to some end.
fn is_over(status: JobStatus) -> bool {
    match status {
        JobStatus::Success | JobStatus::Failed | JobStatus::Canceled => true,
        JobStatus::Created
        | JobStatus::Pending
        | JobStatus::Running
        | JobStatus::Skipped
        | JobStatus::Manual => false,
    }
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
