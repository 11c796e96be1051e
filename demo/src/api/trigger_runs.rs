//! Running a trigger: no user signs in, the token alone is enough
//! (GitLab docs, "Trigger pipelines by using the API").

use serde_json::Value;

use super::call::{Call, find_project};
use super::message::Response;
use super::params::invalid;
use super::pipelines;
use super::routes::Answer;
use crate::world::{Order, Source, Variable, VariableKind, World};

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
    // An unknown project, an unknown token and one of another project look the
    // same, so that nothing can be found out by trying.
    let not_found = || Response::not_found("Not Found");
    let project = find_project(world, project).ok_or_else(not_found)?.id;
    let trigger = world
        .trigger_by_token(&token)
        .filter(|trigger| trigger.project == project && !trigger.is_expired(call.now))
        .ok_or_else(not_found)?;
    let payload = Variable {
        kind: VariableKind::File,
        key: "TRIGGER_PAYLOAD".to_owned(),
        value: call.params.to_json_without("token"),
    };
    let order = Order {
        project,
        ref_name,
        source: Source::Trigger,
        user: trigger.owner,
        trigger: Some(trigger.id),
        variables,
        inputs,
        payload: Some(payload),
    };
    pipelines::answer_order(call, world, order)
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

fn strings(map: &serde_json::Map<String, Value>) -> Result<Vec<Variable>, Response> {
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
