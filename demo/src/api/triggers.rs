//! Triggers: list, one, create, update, delete
//! (GitLab docs, "Pipeline trigger tokens API").

use serde_json::{Value, json};

use super::call::Call;
use super::message::Response;
use super::paging::{Count, page_of};
use super::params::invalid;
use super::routes::Answer;
use super::users;
use crate::server::fields;
use crate::world::{DAY, Moment, ProjectId, Role, Trigger, TriggerId, UserId, World};

/// The longest life of a token, in days, when the instance sets no other.
const LONGEST_LIFE: i64 = 365;

/// `GET /projects/:id/triggers`.
pub(super) fn list(call: &Call<'_>, world: &World, project: &str) -> Answer {
    let (project, caller) = maintained(call, world, project)?;
    let triggers: Vec<&Trigger> = world.triggers(project).collect();
    page_of(call, &triggers, Count::Told, |trigger| {
        show(world, trigger, caller)
    })
}

/// `GET /projects/:id/triggers/:trigger_id`.
pub(super) fn one(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let (project, caller) = maintained(call, world, project)?;
    let trigger = find(world, project, id)?;
    Ok(Response::json(200, &show(world, trigger, caller)))
}

/// `POST /projects/:id/triggers`.
pub(super) fn create(call: &Call<'_>, world: &mut World, project: &str) -> Answer {
    let (project, caller) = maintained(call, world, project)?;
    let missing = || Response::error(400, "description is missing");
    let description = call.params.text("description")?.ok_or_else(missing)?;
    let expires_at = expiry(call)?;
    let id = world.add_trigger(project, caller, Some(description), expires_at, call.now);
    let trigger = world.trigger(project, id).ok_or_else(not_found)?;
    Ok(Response::json(201, &show(world, trigger, caller)))
}

/// `PUT /projects/:id/triggers/:trigger_id`: the description, by the owner; on
/// old servers by every maintainer.
pub(super) fn update(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let (project, caller) = maintained(call, world, project)?;
    let id = find(world, project, id)?.id;
    let description = call.params.text("description")?;
    let must_own = world.release().reserves_triggers_for_owners();
    let trigger = world.trigger_mut(project, id).ok_or_else(not_found)?;
    if must_own && trigger.owner != caller {
        return Err(Response::forbidden());
    }
    if let Some(description) = description {
        trigger.description = Some(description);
        trigger.updated_at = call.now;
    }
    let trigger = world.trigger(project, id).ok_or_else(not_found)?;
    Ok(Response::json(200, &show(world, trigger, caller)))
}

/// `POST /projects/:id/triggers/:trigger_id/take_ownership`, on old servers.
pub(super) fn take_ownership(
    call: &Call<'_>,
    world: &mut World,
    project: &str,
    id: &str,
) -> Answer {
    let (project, caller) = maintained(call, world, project)?;
    let id = find(world, project, id)?.id;
    let trigger = world.trigger_mut(project, id).ok_or_else(not_found)?;
    trigger.owner = caller;
    trigger.updated_at = call.now;
    let trigger = world.trigger(project, id).ok_or_else(not_found)?;
    Ok(Response::json(200, &show(world, trigger, caller)))
}

/// `DELETE /projects/:id/triggers/:trigger_id`.
pub(super) fn delete(call: &Call<'_>, world: &mut World, project: &str, id: &str) -> Answer {
    let (project, _) = maintained(call, world, project)?;
    let trigger = find(world, project, id)?;
    if let Some(since) = call.request.header("if-unmodified-since") {
        let is_unmodified = http_date(since).is_some_and(|since| trigger.updated_at <= since);
        if !is_unmodified {
            return Err(Response::message(412, "412 Precondition Failed"));
        }
    }
    let id = trigger.id;
    world.delete_trigger(project, id);
    Ok(Response::no_content())
}

/// Triggers are for maintainers and owners.
pub(super) fn maintained(
    call: &Call<'_>,
    world: &World,
    project: &str,
) -> Result<(ProjectId, UserId), Response> {
    let access = call.access_as(world, project, Role::Maintainer)?;
    Ok((access.project.id, call.known_caller(world)?.user.id))
}

fn not_found() -> Response {
    Response::not_found("Not found")
}

fn find<'world>(
    world: &'world World,
    project: ProjectId,
    id: &str,
) -> Result<&'world Trigger, Response> {
    let id = id.parse().map_err(|_| invalid("trigger_id"))?;
    world.trigger(project, TriggerId(id)).ok_or_else(not_found)
}

fn expiry(call: &Call<'_>) -> Result<Option<Moment>, Response> {
    let Some(text) = call
        .params
        .text("expires_at")?
        .filter(|text| !text.is_empty())
    else {
        return Ok(None);
    };
    let expires_at = Moment::parse(&text).ok_or_else(|| invalid("expires_at"))?;
    if expires_at >= call.now.midnight().plus((LONGEST_LIFE + 1) * DAY) {
        let latest = call.now.plus(LONGEST_LIFE * DAY).date();
        let sentence = format!("400 Bad request - Expires at must be before {latest}");
        return Err(Response::message(400, sentence));
    }
    Ok(Some(expires_at))
}

/// A date in the form of HTTP headers, `Wed, 21 Oct 2015 07:28:00 GMT`. It has
/// no milliseconds, so it means its whole second.
fn http_date(text: &str) -> Option<Moment> {
    let parsed = jiff::fmt::rfc2822::parse(&text.replace("GMT", "+0000")).ok()?;
    Some(Moment::from_millis(
        parsed.timestamp().as_millisecond() + 999,
    ))
}

/// A trigger as `viewer` sees it: the whole token only for its owner, if the
/// server is not old.
fn show(world: &World, trigger: &Trigger, viewer: UserId) -> Value {
    let release = world.release();
    let token = if trigger.owner == viewer || !release.masks_tokens() {
        &trigger.token
    } else {
        trigger.short_token()
    };
    let mut shown = json!({
        "id": trigger.id.0,
        "token": token,
        "description": trigger.description,
        "created_at": trigger.created_at.to_string(),
        "updated_at": trigger.updated_at.to_string(),
        "last_used": world.last_used(trigger.id).map(|moment| moment.to_string()),
        "expires_at": trigger.expires_at.map(|moment| moment.to_string()),
        "owner": users::basic(world, trigger.owner),
    });
    if let (true, Value::Object(fields)) = (release.has_deleted_at(), &mut shown) {
        fields.insert("deleted_at".to_owned(), Value::Null);
    }
    release.keep(fields::TRIGGER, shown)
}
