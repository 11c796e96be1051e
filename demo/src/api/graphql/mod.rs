//! `POST /api/graphql`: the part of GitLab's GraphQL API that its own form for
//! a new pipeline and its graph of jobs ask (GitLab docs, "GraphQL API").

mod check;
mod configuration;
mod document;
mod jobs;
mod lexer;
mod parser;
mod run;
mod schema;
mod triggers;

use serde_json::{Map, Value, json};

use document::{Fault, Operation, OperationKind};
use run::Run;

use super::call::Call;
use super::message::Response;
use super::routes::Answer;
use crate::world::World;

/// The longest query that GitLab reads, in characters.
const LONGEST_QUERY: usize = 10_000;

/// Answers `{"query": ..., "variables": {...}, "operationName": ...}`.
pub(super) fn answer(call: &Call<'_>, world: &mut World) -> Answer {
    // A query changes nothing, so the scope `read_api` is enough for one.
    let caller = call.signed_in(world).map_err(|refusal| refused(&refusal))?;
    let user = caller.map(|caller| caller.user.id);
    let query = call.params.text("query")?.unwrap_or_default();
    if query.chars().count() > LONGEST_QUERY {
        return Err(fault(422, "Query too large"));
    }
    let given = match call.params.get("variables") {
        None => Map::new(),
        Some(Value::Object(given)) => given.clone(),
        Some(_) => {
            return Err(fault(
                422,
                "The demo reads variables from a JSON body alone.",
            ));
        }
    };
    let name = call.params.text("operationName")?;
    let ready = match prepare(&query, name.as_deref(), given) {
        Ok(ready) => ready,
        Err(faults) => return Ok(Response::json(200, &json!({ "errors": shown(&faults) }))),
    };
    let (operation, variables) = ready;
    let mut run = Run {
        call,
        world,
        user,
        variables,
        missing: Vec::new(),
        faults: Vec::new(),
    };
    let mut body = json!({ "data": run.data(&operation.fields) });
    if let (false, Value::Object(fields)) = (run.faults.is_empty(), &mut body) {
        fields.insert("errors".to_owned(), shown(&run.faults));
    }
    let missing = run.missing;
    missing
        .into_iter()
        .for_each(|asked| world.work_out(asked, call.now));
    Ok(Response::json(200, &body))
}

/// The operation that is meant, checked, with the values of its variables.
fn prepare(
    query: &str,
    name: Option<&str>,
    given: Map<String, Value>,
) -> Result<(Operation, Map<String, Value>), Vec<Fault>> {
    let sentence = |text: &str| {
        vec![Fault {
            position: None,
            ..Fault::at(document::Position::default(), text)
        }]
    };
    if query.trim().is_empty() {
        return Err(sentence("No query string was present"));
    }
    let mut operations = parser::parse(query).map_err(|fault| vec![fault])?;
    let index = match name {
        None if operations.len() > 1 => {
            return Err(sentence("An operation name is required"));
        }
        None => Some(0),
        Some(name) => operations
            .iter()
            .position(|one| one.name.as_deref() == Some(name)),
    };
    let Some(index) = index else {
        let text = format!("No operation named {:?}", name.unwrap_or_default());
        return Err(sentence(&text));
    };
    let operation = operations.swap_remove(index);
    match operation.kind {
        OperationKind::Query => {}
        OperationKind::Mutation | OperationKind::Subscription => {
            return Err(sentence(
                "The demo's GraphQL answers queries. Use the REST API to change.",
            ));
        }
    }
    let mut faults = check::faults(&operation);
    let variables = values(&operation, given, &mut faults);
    if faults.is_empty() {
        Ok((operation, variables))
    } else {
        Err(faults)
    }
}

/// The variables that the operation declares, as given or by default.
fn values(
    operation: &Operation,
    mut given: Map<String, Value>,
    faults: &mut Vec<Fault>,
) -> Map<String, Value> {
    let mut values = Map::new();
    for declared in &operation.variables {
        let (name, type_name) = (&declared.name, &declared.type_name);
        let value = given
            .remove(name)
            .or_else(|| declared.default.clone())
            .unwrap_or_default();
        if value.is_null() && type_name.ends_with('!') {
            let problem = json!({ "path": [], "explanation": "Expected value to not be null" });
            faults.push(Fault {
                extensions: json!({ "value": null, "problems": [problem] }),
                ..Fault::at(
                    declared.position,
                    format!("Variable ${name} of type {type_name} was provided invalid value"),
                )
            });
        }
        values.insert(name.clone(), value);
    }
    values
}

fn shown(faults: &[Fault]) -> Value {
    faults.iter().map(Fault::shown).collect()
}

fn fault(status: u16, message: &str) -> Response {
    Response::json(status, &json!({ "errors": [{ "message": message }] }))
}

/// A caller who is refused, in GraphQL's shape.
fn refused(refusal: &Response) -> Response {
    match refusal.status {
        403 => fault(403, "API not accessible for user"),
        _ => fault(401, "Invalid token"),
    }
}
