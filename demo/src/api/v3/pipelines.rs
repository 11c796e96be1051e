//! Pipelines in v3: a list from 8.11 on, and more from 8.11 to 8.17 (R 2.1).

use serde_json::{Value, json};

use super::users::runner;
use crate::api::call::Call;
use crate::api::message::Response;
use crate::api::paging::{Count, page_of};
use crate::api::routes::{Answer, no_route};
use crate::api::{pipelines as v4, users};
use crate::world::{Moment, Pipeline, PipelineId, RefKind, World};

/// Answers what is below a project and about pipelines.
pub(super) fn answer(
    call: &mut Call<'_>,
    world: &mut World,
    method: &str,
    project: &str,
    path: &[&str],
) -> Answer {
    let release = world.release();
    let has_single = release.has_single_v3_pipelines();
    match (method, path) {
        ("GET", ["pipelines"]) if release.lists_v3_pipelines() => list(call, world, project),
        ("GET", ["pipelines", id]) if has_single => {
            call.known_caller(world)?;
            let access = call.access_to_builds(world, project)?;
            let id = v4::find(world, &access, id)?.id;
            shown(call, world, id, 200)
        }
        ("POST", ["pipelines", id, "retry"]) if has_single => {
            let id = v4::retried(call, world, project, id)?;
            shown(call, world, id, 201)
        }
        ("POST", ["pipelines", id, "cancel"]) if has_single => {
            let id = v4::canceled(call, world, project, id)?;
            shown(call, world, id, 200)
        }
        ("POST", ["pipeline"]) if has_single => {
            let id = v4::created(call, world, project)?;
            shown(call, world, id, 201)
        }
        _ => Err(no_route()),
    }
}

/// `GET /projects/:id/pipelines`: whole ones, newest first.
fn list(call: &Call<'_>, world: &World, project: &str) -> Answer {
    call.known_caller(world)?;
    let access = call.access_to_builds(world, project)?;
    let scope = call
        .params
        .word("scope", &["running", "branches", "tags"])?;
    let all = world.pipelines(access.project.id);
    let rows: Vec<&Pipeline> = all
        .filter(|row| v4::is_in_scope(scope.as_deref(), world, row, call.now))
        .collect();
    page_of(call, &rows, Count::Told, |row| show(world, row, call.now))
}

fn shown(call: &Call<'_>, world: &World, id: PipelineId, status: u16) -> Answer {
    let pipeline = world.pipeline(id);
    let pipeline = pipeline.ok_or_else(|| Response::not_found("Not found"))?;
    Ok(Response::json(status, &show(world, pipeline, call.now)))
}

/// A pipeline (R 2.1, "full entity").
fn show(world: &World, pipeline: &Pipeline, now: Moment) -> Value {
    let moment = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    json!({
        "id": pipeline.id.0,
        "sha": pipeline.commit.sha,
        "ref": pipeline.ref_name,
        "status": world.release().word_of(pipeline.status(now)),
        "before_sha": pipeline.before_sha(),
        "tag": pipeline.ref_kind == RefKind::Tag,
        "yaml_errors": null,
        "user": runner(world, pipeline).map(|user| users::basic(world, user.id)),
        "created_at": pipeline.created_at.to_string(),
        "updated_at": pipeline.updated_at(now).to_string(),
        "started_at": moment(pipeline.started_at(now)),
        "finished_at": moment(pipeline.finished_at(now)),
        "committed_at": null,
        "duration": pipeline.duration(now),
        "coverage": null,
    })
}
