//! Running a trigger: no user signs in, the token alone is enough
//! (GitLab docs, "Trigger pipelines by using the API").

use serde_json::Value;

use super::call::{Call, find_project};
use super::message::Response;
use super::params::invalid;
use super::pipelines;
use super::routes::Answer;
use crate::world::{Order, Source, Trigger, Variable, VariableKind, World};

/// `POST /projects/:id/trigger/pipeline`, and
/// `POST /projects/:id/ref/:ref/trigger/pipeline`, whose ref wins.
pub(super) fn run(
    call: &mut Call<'_>,
    world: &mut World,
    project: &str,
    ref_in_path: Option<&str>,
) -> Answer {
    if let Some(ref_in_path) = ref_in_path {
        call.params.set("ref", ref_in_path);
    }
    let (ref_name, token) = required(call)?;
    let given = call.params.get("variables");
    let variables = match given {
        None => Vec::new(),
        Some(Value::String(text)) if text.is_empty() => Vec::new(),
        Some(Value::Object(map)) => strings(map)?,
        Some(_) => return Err(invalid("variables")),
    };
    let inputs = pipelines::inputs(call)?;
    if call.request.header("x-gitlab-event") == Some("Pipeline Hook") {
        return Err(Response::forbidden());
    }
    let trigger = trigger_of(call, world, project, &token)?;
    let project = trigger.project;
    let release = world.release();
    let payload = release.keeps_trigger_payload().then(|| Variable {
        kind: VariableKind::File,
        key: "TRIGGER_PAYLOAD".to_owned(),
        value: call.params.to_json_without("token"),
    });
    let order = Order {
        project,
        ref_name,
        source: Source::Trigger,
        user: trigger.owner,
        trigger: Some(trigger.id),
        variables,
        inputs,
        payload,
    };
    if release.tells_why_no_pipeline() {
        return pipelines::answer_order(call, world, order);
    }
    let created = world.create_pipeline(order, call.now);
    let id = created.map_err(|_| Response::message(400, "No pipeline created"))?;
    Ok(Response::json(201, &pipelines::shown(call, world, id)?))
}

/// The trigger that may be run with this token. An unknown project and an
/// unknown token look the same, so that nothing can be found out by trying;
/// one of another project does so too, if the server is not old.
pub(super) fn trigger_of<'world>(
    call: &Call<'_>,
    world: &'world World,
    project: &str,
    token: &str,
) -> Result<&'world Trigger, Response> {
    let not_found = || Response::not_found("Not Found");
    let release = world.release();
    let project = find_project(world, project).ok_or_else(not_found)?.id;
    let trigger = world.trigger_by_token(token).ok_or_else(not_found)?;
    if release.has_trigger_expiry() && trigger.is_expired(call.now) {
        return Err(not_found());
    }
    match trigger.project == project {
        true => Ok(trigger),
        false if release.hides_triggers_of_others() => Err(not_found()),
        false => Err(Response::unauthorized()),
    }
}

/// The ref and the token; what is missing is named all at once.
fn required(call: &Call<'_>) -> Result<(String, String), Response> {
    let (ref_name, token) = (call.params.text("ref")?, call.params.text("token")?);
    match (ref_name, token) {
        (Some(ref_name), Some(_)) if ref_name.trim().is_empty() => {
            Err(Response::error(400, "ref is empty"))
        }
        (Some(ref_name), Some(token)) => Ok((ref_name, token)),
        (ref_name, token) => {
            let names = [("ref", ref_name), ("token", token)];
            let missing = names.into_iter().filter(|(_, value)| value.is_none());
            let missing: Vec<String> = missing
                .map(|(name, _)| format!("{name} is missing"))
                .collect();
            Err(Response::error(400, &missing.join(", ")))
        }
    }
}

/// The variables of a map of texts.
pub(super) fn strings(map: &serde_json::Map<String, Value>) -> Result<Vec<Variable>, Response> {
    let variable = |(key, value): (&String, &Value)| match value {
        Value::String(value) => Ok(Variable {
            kind: VariableKind::EnvVar,
            key: key.clone(),
            value: value.clone(),
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Err(Response::message(
                400,
                "variables needs to be a map of key-valued strings",
            ))
        }
    };
    map.iter().map(variable).collect()
}
