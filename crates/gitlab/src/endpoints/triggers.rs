//! Triggers (GitLab docs, API > Pipeline trigger tokens).

use serde::Serialize;

use crate::endpoint::{Endpoint, list, nothing, one};
use crate::endpoints::in_project;
use crate::error::Doing;
use crate::nouns::{ProjectRef, Trigger, TriggerId};
use crate::paging::{PAGE_SIZE, Page};
use crate::request::{Body, Method};
use crate::server::Feature;
use crate::time::Timestamp;
use crate::v3;

/// A trigger that is to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewTrigger {
    /// What it is for; GitLab refuses an empty one.
    pub description: String,
    /// When it shall stop working; `None` leaves it to the server. See [`Feature::TriggerEnds`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
}

/// `GET /projects/:id/triggers`, answered 200. Role Maintainer. Tokens of others are cut to
/// four characters (older servers, such as 11.5, show every token whole).
pub fn triggers(project: &ProjectRef) -> Endpoint<Page<Trigger>> {
    list(
        Doing::ListTriggers,
        in_project(project, "triggers"),
        PAGE_SIZE,
    )
}

/// `GET /projects/:id/triggers/:trigger_id`, answered 200. Role Maintainer.
pub fn trigger(project: &ProjectRef, id: TriggerId) -> Endpoint<Trigger> {
    one(Doing::ReadTrigger, Method::Get, path(project, id))
        .in_v3_by(move |_, asked| v3::find(asked, id))
}

/// `POST /projects/:id/triggers`, answered 201 with the whole token. Role Maintainer. Older
/// servers ignore `expires_at`, and those with API v3 the description too.
pub fn create_trigger(project: &ProjectRef, new: &NewTrigger) -> Endpoint<Trigger> {
    one(
        Doing::CreateTrigger,
        Method::Post,
        in_project(project, "triggers"),
    )
    .with_body(json(new))
    .in_v3_at(|request| request.body = Body::Empty)
}

/// `PUT /projects/:id/triggers/:trigger_id`, answered 200. Only for the trigger's owner;
/// nothing but the description can be changed.
pub fn update_trigger(project: &ProjectRef, id: TriggerId, description: &str) -> Endpoint<Trigger> {
    let changed = NewTrigger {
        description: description.to_owned(),
        expires_at: None,
    };
    one(Doing::UpdateTrigger, Method::Put, path(project, id))
        .with_body(json(&changed))
        .needs(Feature::Descriptions)
}

/// `DELETE /projects/:id/triggers/:trigger_id`, answered 204. Role Maintainer. API v3, which
/// answers 200, has the token in place of the id; it is looked for in the list first.
pub fn delete_trigger(project: &ProjectRef, id: TriggerId) -> Endpoint<()> {
    nothing(Doing::RevokeTrigger, Method::Delete, path(project, id))
        .in_v3_by(move |_, asked| v3::delete(asked, id))
}

fn path(project: &ProjectRef, id: TriggerId) -> String {
    in_project(project, &format!("triggers/{id}"))
}

fn json(trigger: &NewTrigger) -> Body {
    // Two texts can always be written as JSON.
    Body::Json(serde_json::to_string(trigger).unwrap_or_default())
}
