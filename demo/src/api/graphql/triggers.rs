//! Several projects at once, and their triggers with whether the owner can still
//! reach the project (GitLab docs, `ProjectConnection`, `PipelineTrigger`).

use serde_json::{Value, json};

use super::document::Field;
use super::jobs::page_info;
use super::run::{Run, select};
use crate::api::call::Access;
use crate::world::{Role, Trigger};

/// The most items that a page has.
const PAGE: usize = 100;

/// `projects(ids)`: those of them that the caller can see.
pub(super) fn projects(run: &mut Run<'_>, field: &Field) -> Value {
    let ids = run.argument(field, "ids");
    let ids: Option<Vec<String>> = ids.and_then(|ids| serde_json::from_value(ids).ok());
    let number = |id: &String| id.strip_prefix("gid://gitlab/Project/")?.parse().ok();
    let ids: Option<Vec<u64>> = ids.map(|ids| ids.iter().filter_map(number).collect());
    let (world, user) = (run.world, run.user.and_then(|user| run.world.user(user)));
    let wanted = world.projects().iter().filter(|project| {
        let is_member = user.is_some_and(|user| project.role_of(user.id).is_some());
        match &ids {
            Some(ids) => ids.contains(&project.id.0),
            None => is_member,
        }
    });
    let seen = wanted.filter_map(|project| Access::of(project, user));
    let page: Vec<Access<'_>> = seen.take(PAGE).collect();
    select("ProjectConnection", &field.fields, |field| {
        match field.name.as_str() {
            "nodes" => {
                let shown = page.iter().map(|access| run.shown_project(field, access));
                shown.collect()
            }
            _ => page_info(field, false, false, [None, None]),
        }
    })
}

/// `pipelineTriggers` of a project, for those who may manage them.
pub(super) fn of_project(run: &Run<'_>, field: &Field, access: &Access<'_>) -> Value {
    if access.role.is_none_or(|role| role < Role::Maintainer) {
        return Value::Null;
    }
    let triggers: Vec<&Trigger> = run.world.triggers(access.project.id).take(PAGE).collect();
    select(
        "PipelineTriggerConnection",
        &field.fields,
        |field| match field.name.as_str() {
            "nodes" => {
                let shown = triggers.iter().map(|it| shown(run, field, access, it));
                shown.collect()
            }
            _ => page_info(field, false, false, [None, None]),
        },
    )
}

fn shown(run: &Run<'_>, field: &Field, access: &Access<'_>, trigger: &Trigger) -> Value {
    let is_own = run.user == Some(trigger.owner);
    let role = access.project.role_of(trigger.owner);
    select("PipelineTrigger", &field.fields, |field| {
        match field.name.as_str() {
            "id" => json!(format!("gid://gitlab/Ci::Trigger/{}", trigger.id.0)),
            "description" => json!(trigger.description),
            "token" if is_own => json!(trigger.token),
            "token" => json!(trigger.short_token()),
            "hasTokenExposed" => json!(is_own),
            // Whether its builds could be made at all: that takes a developer.
            "canAccessProject" => json!(role.is_some_and(|role| role >= Role::Developer)),
            "lastUsed" => json!(run.world.last_used(trigger.id).map(|at| at.to_string())),
            _ => json!(trigger.expires_at.map(|at| at.to_string())),
        }
    })
}
