//! Running a trigger in v3. The answer is the number of a trigger request,
//! which leads nowhere, and its variables (R 2.1); the refusals are those of
//! R 2.3.

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::api::message::Response;
use crate::api::params::invalid;
use crate::api::routes::Answer;
use crate::api::trigger_runs::{strings, trigger_of};
use crate::server::Release;
use crate::world::{Order, Source, Variable, World};

/// `POST /projects/:id/trigger/builds`, and
/// `POST /projects/:id/ref/:ref/trigger/builds`, whose ref wins.
pub(super) fn run(
    call: &mut Call<'_>,
    world: &mut World,
    project: &str,
    ref_in_path: Option<&str>,
) -> Answer {
    if let Some(ref_in_path) = ref_in_path {
        call.params.set("ref", ref_in_path);
    }
    let release = world.release();
    let (ref_name, token) = required(call, release)?;
    if release.checks_with_grape() {
        variables(call, release)?;
    }
    let trigger = trigger_of(call, world, project, &token)?;
    let variables = variables(call, release)?.map(strings).transpose()?;
    let order = Order {
        project: trigger.project,
        ref_name,
        source: Source::Trigger,
        user: trigger.owner,
        trigger: Some(trigger.id),
        variables: variables.clone().unwrap_or_default(),
        inputs: serde_json::Map::new(),
        payload: None,
    };
    let created = world.create_pipeline(order, call.now);
    created.map_err(|_| Response::message(400, "No builds created"))?;
    let request = world.trigger_requests();
    let shown = json!({ "id": request, "variables": variables.as_deref().map(shown) });
    Ok(Response::json(201, &shown))
}

/// The ref and the token. Old servers name the first that is missing or empty,
/// newer ones all that are missing.
fn required(call: &Call<'_>, release: Release) -> Result<(String, String), Response> {
    let (ref_name, token) = (call.params.text("ref")?, call.params.text("token")?);
    if release.checks_with_grape() {
        return match (ref_name, token) {
            (Some(ref_name), Some(token)) => Ok((ref_name, token)),
            (None, Some(_)) => Err(Response::error(400, "ref is missing")),
            (Some(_), None) => Err(Response::error(400, "token is missing")),
            (None, None) => Err(Response::error(400, "ref is missing, token is missing")),
        };
    }
    let given = |name: &str, value: Option<String>| {
        let value = value.filter(|value| !value.trim().is_empty());
        value.ok_or_else(|| Response::bad_request(release, name))
    };
    Ok((given("ref", ref_name)?, given("token", token)?))
}

/// The map of variables, if one was given.
fn variables<'call>(
    call: &'call Call<'_>,
    release: Release,
) -> Result<Option<&'call serde_json::Map<String, Value>>, Response> {
    match call.params.get("variables") {
        None => Ok(None),
        Some(Value::Object(map)) => Ok(Some(map)),
        Some(_) if release.checks_with_grape() => Err(invalid("variables")),
        Some(_) => Err(Response::message(400, "variables needs to be a hash")),
    }
}

fn shown(variables: &[Variable]) -> Value {
    let pairs = variables.iter();
    let pairs = pairs.map(|variable| (variable.key.clone(), json!(variable.value)));
    Value::Object(pairs.collect())
}
