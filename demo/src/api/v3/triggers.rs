//! Triggers as v3 has them: the token is their name, and they have neither a
//! number nor a description (R 2.1, 2.2).

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::api::message::Response;
use crate::api::paging::{Count, page_of};
use crate::api::routes::Answer;
use crate::api::triggers::maintained;
use crate::api::users;
use crate::world::{Moment, ProjectId, Trigger, World};

/// `GET /projects/:id/triggers`.
pub(super) fn list(call: &Call<'_>, world: &World, project: &str) -> Answer {
    let (project, _) = maintained(call, world, project)?;
    let triggers: Vec<&Trigger> = world.triggers(project).collect();
    page_of(call, &triggers, Count::Told, |trigger| {
        show(world, trigger, None)
    })
}

/// `GET /projects/:id/triggers/:token`.
pub(super) fn one(call: &Call<'_>, world: &World, project: &str, token: &str) -> Answer {
    let (project, _) = maintained(call, world, project)?;
    let trigger = find(world, project, token)?;
    Ok(Response::json(200, &show(world, trigger, None)))
}

/// `POST /projects/:id/triggers`, which takes nothing.
pub(super) fn create(call: &Call<'_>, world: &mut World, project: &str) -> Answer {
    let (project, caller) = maintained(call, world, project)?;
    let id = world.add_trigger(project, caller, None, None, call.now);
    let trigger = world.trigger(project, id).ok_or_else(not_found)?;
    Ok(Response::json(201, &show(world, trigger, None)))
}

/// `DELETE /projects/:id/triggers/:token`, which answers what is no more.
pub(super) fn delete(call: &Call<'_>, world: &mut World, project: &str, token: &str) -> Answer {
    let (project, _) = maintained(call, world, project)?;
    let trigger = find(world, project, token)?;
    let (id, shown) = (trigger.id, show(world, trigger, Some(call.now)));
    world.delete_trigger(project, id);
    Ok(Response::json(200, &shown))
}

fn not_found() -> Response {
    Response::not_found("Trigger Not Found")
}

fn find<'world>(
    world: &'world World,
    project: ProjectId,
    token: &str,
) -> Result<&'world Trigger, Response> {
    let trigger = world.trigger_by_token(token);
    trigger
        .filter(|trigger| trigger.project == project)
        .ok_or_else(not_found)
}

/// A trigger, with its whole token for every maintainer.
fn show(world: &World, trigger: &Trigger, deleted_at: Option<Moment>) -> Value {
    let mut shown = json!({
        "token": trigger.token,
        "created_at": trigger.created_at.to_string(),
        "updated_at": deleted_at.unwrap_or(trigger.updated_at).to_string(),
        "deleted_at": deleted_at.map(|moment| moment.to_string()),
        "last_used": world.last_used(trigger.id).map(|moment| moment.to_string()),
    });
    if let (true, Value::Object(fields)) = (world.release().has_trigger_owner(), &mut shown) {
        fields.insert("owner".to_owned(), users::basic(world, trigger.owner));
    }
    shown
}
