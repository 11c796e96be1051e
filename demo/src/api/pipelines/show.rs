//! How a pipeline is shown: in lists, in jobs, and whole.

use serde_json::{Value, json};

use crate::api::users;
use crate::server::fields;
use crate::world::{JobStatus, Moment, Pipeline, Project, RefKind, SECOND, World};

/// A pipeline as jobs carry it (GitLab's `PipelineBasic`).
pub(in crate::api) fn summary(
    world: &World,
    project: &Project,
    pipeline: &Pipeline,
    now: Moment,
) -> Value {
    let shown = row(world, project, pipeline, now);
    world.release().keep(fields::PIPELINE_ROW, shown)
}

fn row(world: &World, project: &Project, pipeline: &Pipeline, now: Moment) -> Value {
    json!({
        "id": pipeline.id.0,
        "iid": pipeline.iid,
        "project_id": pipeline.project.0,
        "sha": pipeline.commit.sha,
        "ref": pipeline.ref_name,
        "status": pipeline.status(now).word(),
        "source": pipeline.source.word(),
        "created_at": pipeline.created_at.to_string(),
        "updated_at": pipeline.updated_at(now).to_string(),
        "web_url": format!("{}{}", world.url(), path(project, pipeline)),
    })
}

/// A pipeline in a list, which adds the name.
pub(in crate::api) fn basic(
    world: &World,
    project: &Project,
    pipeline: &Pipeline,
    now: Moment,
) -> Value {
    let shown = named(world, project, pipeline, now);
    world.release().keep(fields::PIPELINE_ROW, shown)
}

fn named(world: &World, project: &Project, pipeline: &Pipeline, now: Moment) -> Value {
    let mut shown = row(world, project, pipeline, now);
    if let Value::Object(fields) = &mut shown {
        fields.insert("name".to_owned(), Value::Null);
    }
    shown
}

/// The whole pipeline.
pub(super) fn full(world: &World, project: &Project, pipeline: &Pipeline, now: Moment) -> Value {
    let started_at = pipeline.started_at(now);
    let finished_at = pipeline.finished_at(now);
    let mut shown = named(world, project, pipeline, now);
    let Value::Object(fields) = &mut shown else {
        return shown;
    };
    let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    set("before_sha", json!(pipeline.before_sha()));
    set("tag", json!(pipeline.ref_kind == RefKind::Tag));
    set("yaml_errors", Value::Null);
    set("user", users::basic(world, pipeline.user));
    set(
        "started_at",
        json!(started_at.map(|moment| moment.to_string())),
    );
    set(
        "finished_at",
        json!(finished_at.map(|moment| moment.to_string())),
    );
    set("committed_at", Value::Null);
    set("duration", json!(pipeline.duration(now)));
    let queued = started_at.map(|started| started.since(pipeline.created_at) / SECOND);
    set("queued_duration", json!(queued));
    set("coverage", Value::Null);
    set(
        "detailed_status",
        detailed_status(pipeline.status(now), &path(project, pipeline)),
    );
    set("archived", json!(project.archived));
    world.release().keep(fields::PIPELINE, shown)
}

fn path(project: &Project, pipeline: &Pipeline) -> String {
    format!("/{}/-/pipelines/{}", project.full_path(), pipeline.id.0)
}

fn detailed_status(status: JobStatus, path: &str) -> Value {
    let word = status.word();
    let (text, label) = match status {
        JobStatus::Success => ("Passed", "passed"),
        JobStatus::Created => ("Created", "created"),
        JobStatus::Pending => ("Pending", "pending"),
        JobStatus::Running => ("Running", "running"),
        JobStatus::Failed => ("Failed", "failed"),
        JobStatus::Canceled => ("Canceled", "canceled"),
        JobStatus::Skipped => ("Skipped", "skipped"),
        JobStatus::Manual => ("Manual", "waiting for manual action"),
    };
    json!({
        "icon": format!("status_{word}"),
        "text": text,
        "label": label,
        "group": word,
        "tooltip": label,
        "has_details": true,
        "details_path": path,
        "illustration": null,
        "favicon": format!("/assets/ci_favicons/favicon_status_{word}.png"),
    })
}
