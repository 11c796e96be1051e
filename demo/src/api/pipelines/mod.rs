//! Pipelines: list, one, create, retry, cancel, delete, variables
//! (GitLab docs, "Pipelines API").

mod filter;
mod show;

pub(super) use filter::is_in_scope;
pub(super) use show::{basic, summary};

use serde_json::{Map, Value, json};

use filter::Filter;

use super::call::{Access, Call};
use super::message::Response;
use super::paging::{Count, page_of};
use super::params::{invalid, not_valid};
use super::routes::Answer;
use crate::world::{Order, Pipeline, PipelineId, Role, Source, Variable, VariableKind, World};

const ORDERS: [&str; 5] = ["id", "status", "ref", "updated_at", "user_id"];

/// `GET /projects/:id/pipelines`.
pub(super) fn list(call: &Call<'_>, world: &World, project: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let filter = Filter::read(call)?;
    let order = call.params.word("order_by", &ORDERS)?;
    let sort = call.params.word("sort", &["asc", "desc"])?;
    let now = call.now;
    let all = world.pipelines(access.project.id);
    let mut rows: Vec<&Pipeline> = all
        .filter(|pipeline| filter.keeps(world, pipeline, now))
        .collect();
    rows.reverse();
    match order.as_deref() {
        Some("status") => rows.sort_by_key(|row| row.status(now).word()),
        Some("ref") => rows.sort_by_key(|row| &row.ref_name),
        Some("updated_at") => rows.sort_by_key(|row| row.updated_at(now)),
        Some("user_id") => rows.sort_by_key(|row| row.user),
        _ => rows.sort_by_key(|row| row.id),
    }
    if sort.as_deref() != Some("asc") {
        rows.reverse();
    }
    page_of(call, &rows, Count::Told, |row| {
        basic(world, access.project, row, now)
    })
}

/// `GET /projects/:id/pipelines/latest`: of the newest commit of a ref.
pub(super) fn latest(call: &Call<'_>, world: &World, project: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let default = access.project.default_branch.to_owned();
    let ref_name = call.params.text("ref")?.unwrap_or(default);
    let newest = world
        .pipelines(access.project.id)
        .find(|row| row.ref_name == ref_name);
    let newest = newest.ok_or_else(Response::forbidden)?;
    Ok(Response::json(
        200,
        &show::full(world, access.project, newest, call.now),
    ))
}

/// `GET /projects/:id/pipelines/:pipeline_id`.
pub(super) fn one(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let pipeline = find(world, &access, id)?;
    Ok(Response::json(
        200,
        &show::full(world, access.project, pipeline, call.now),
    ))
}

/// `GET /projects/:id/pipelines/:pipeline_id/variables`: for maintainers, and
/// for developers who started the pipeline themselves.
pub(super) fn variables(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = call.access_to_builds(world, project)?;
    let pipeline = find(world, &access, id)?;
    let is_own = access.user.is_some_and(|user| user.id == pipeline.user);
    let is_allowed = match access.role {
        Some(Role::Maintainer | Role::Owner) => true,
        Some(Role::Developer) => is_own,
        Some(Role::Guest | Role::Reporter) | None => false,
    };
    if !is_allowed {
        return Err(Response::forbidden());
    }
    let show = |variable: &Variable| {
        let kind = match variable.kind {
            VariableKind::EnvVar => "env_var",
            VariableKind::File => "file",
        };
        json!({ "variable_type": kind, "key": variable.key, "value": variable.value, "raw": false })
    };
    Ok(Response::json(
        200,
        &pipeline.variables.iter().map(show).collect(),
    ))
}

/// `POST /projects/:id/pipeline`: started by the caller, not by a trigger.
pub(super) fn create(call: &mut Call<'_>, world: &mut World, project: &str) -> Answer {
    let id = created(call, world, project)?;
    Ok(Response::json(201, &shown(call, world, id)?))
}

/// Starts it.
pub(super) fn created(
    call: &mut Call<'_>,
    world: &mut World,
    project: &str,
) -> Result<PipelineId, Response> {
    let access = call.access_as(world, project, Role::Developer)?;
    let project = access.project.id;
    let missing = || Response::error(400, "ref is missing");
    let ref_name = call.params.text("ref")?.ok_or_else(missing)?;
    if ref_name.trim().is_empty() {
        return Err(Response::error(400, "ref is empty"));
    }
    if !world.release().takes_variables_for_pipelines() {
        call.params.forget("variables");
    }
    let order = Order {
        project,
        ref_name,
        source: Source::Api,
        user: call.known_caller(world)?.user.id,
        trigger: None,
        variables: variable_list(call.params.get("variables"))?,
        inputs: inputs(call)?,
        payload: None,
    };
    started(call, world, order)
}

/// The inputs of a new pipeline: a map of anything.
pub(super) fn inputs(call: &Call<'_>) -> Result<Map<String, Value>, Response> {
    match call.params.get("inputs") {
        None => Ok(Map::new()),
        Some(Value::String(text)) if text.is_empty() => Ok(Map::new()),
        Some(Value::Object(inputs)) => Ok(inputs.clone()),
        Some(_) => Err(invalid("inputs")),
    }
}

/// Makes the pipeline and answers it, or GitLab's reason for not making it.
pub(super) fn answer_order(call: &Call<'_>, world: &mut World, order: Order) -> Answer {
    let id = started(call, world, order)?;
    Ok(Response::json(201, &shown(call, world, id)?))
}

fn started(call: &Call<'_>, world: &mut World, order: Order) -> Result<PipelineId, Response> {
    let release = world.release();
    let created = world.create_pipeline(order, call.now);
    created.map_err(|refusal| {
        let reason = refusal.sentence(release);
        Response::message(400, json!({ "base": [reason] }))
    })
}

/// `POST /projects/:id/pipelines/:pipeline_id/retry`.
pub(super) fn retry(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let id = retried(call, world, project, id)?;
    Ok(Response::json(201, &shown(call, world, id)?))
}

/// Tries again what ended badly.
pub(super) fn retried(
    call: &Call<'_>,
    world: &mut World,
    project: &str,
    id: &str,
) -> Result<PipelineId, Response> {
    let id = changeable(call, world, project, id)?;
    world.retry_pipeline(id, call.now);
    Ok(id)
}

/// `POST /projects/:id/pipelines/:pipeline_id/cancel`: 200 even when there is
/// nothing left to cancel.
pub(super) fn cancel(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let id = canceled(call, world, project, id)?;
    Ok(Response::json(200, &shown(call, world, id)?))
}

/// Stops what has not ended.
pub(super) fn canceled(
    call: &Call<'_>,
    world: &mut World,
    project: &str,
    id: &str,
) -> Result<PipelineId, Response> {
    let id = changeable(call, world, project, id)?;
    world.cancel_pipeline(id, call.now);
    Ok(id)
}

/// `DELETE /projects/:id/pipelines/:pipeline_id`, by owners.
pub(super) fn delete(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let access = call.access_as(world, project, Role::Owner)?;
    let id = find(world, &access, id)?.id;
    world.delete_pipeline(id);
    Ok(Response::no_content())
}

/// The whole pipeline.
pub(super) fn shown(call: &Call<'_>, world: &World, id: PipelineId) -> Result<Value, Response> {
    let pipeline = world.pipeline(id).ok_or_else(not_found)?;
    let project = world.project(pipeline.project).ok_or_else(not_found)?;
    Ok(show::full(world, project, pipeline, call.now))
}

/// Changing a build takes a developer, and for a protected ref somebody who
/// may push to it or merge into it.
fn changeable(
    call: &Call<'_>,
    world: &World,
    project: &str,
    id: &str,
) -> Result<PipelineId, Response> {
    let access = call.access_as(world, project, Role::Developer)?;
    let pipeline = find(world, &access, id)?;
    if may_change(&access, pipeline) {
        Ok(pipeline.id)
    } else {
        Err(Response::forbidden())
    }
}

/// Whether the caller may change a build of this pipeline's ref.
pub(super) fn may_change(access: &Access<'_>, pipeline: &Pipeline) -> bool {
    let git_ref = access
        .project
        .ref_of_kind(pipeline.ref_kind, &pipeline.ref_name);
    access.role.is_some_and(|role| {
        role >= Role::Developer && git_ref.is_none_or(|git_ref| git_ref.may_be_built_by(role))
    })
}

fn not_found() -> Response {
    Response::not_found("Not found")
}

/// The pipeline with this number, if it is one of the project's.
pub(super) fn find<'world>(
    world: &'world World,
    access: &Access<'world>,
    id: &str,
) -> Result<&'world Pipeline, Response> {
    let id = id.parse().map_err(|_| invalid("pipeline_id"))?;
    let pipeline = world.pipeline(PipelineId(id));
    pipeline
        .filter(|pipeline| pipeline.project == access.project.id)
        .ok_or_else(not_found)
}

/// `[{"key": ..., "value": ..., "variable_type": ...}]`, or the same from a
/// form, whose items may be numbered.
fn variable_list(given: Option<&Value>) -> Result<Vec<Variable>, Response> {
    let items: Vec<&Value> = match given {
        None => Vec::new(),
        Some(Value::Array(items)) => items.iter().collect(),
        Some(Value::Object(map)) if map.keys().all(|key| key.parse::<u32>().is_ok()) => {
            map.values().collect()
        }
        Some(_) => return Err(invalid("variables")),
    };
    let variable = |item: &Value| {
        let text = |name: &str| item.get(name).and_then(Value::as_str);
        let kind = match text("variable_type") {
            None | Some("env_var") => VariableKind::EnvVar,
            Some("file") => VariableKind::File,
            Some(_) => return Err(not_valid("variables[0][variable_type]")),
        };
        let key = text("key").ok_or_else(|| invalid("variables"))?.to_owned();
        let value = text("value")
            .ok_or_else(|| invalid("variables"))?
            .to_owned();
        Ok(Variable { kind, key, value })
    };
    items.into_iter().map(variable).collect()
}
