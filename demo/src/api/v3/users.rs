//! Users as v3 shows them.

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::api::message::Response;
use crate::api::routes::Answer;
use crate::api::users;
use crate::server::Release;
use crate::world::{Pipeline, Source, User, World};

/// `GET /user`.
pub(super) fn current(call: &Call<'_>, world: &World) -> Answer {
    let user = call.known_caller(world)?.user;
    let mut shown = whole(world, user);
    if let Value::Object(fields) = &mut shown {
        let email = format!("{}@demo.invalid", user.username);
        let seen = user.created_at.to_string();
        let own = json!({
            "email": email,
            "last_sign_in_at": seen,
            "confirmed_at": seen,
            "theme_id": 1,
            "color_scheme_id": 1,
            "projects_limit": 100,
            "current_sign_in_at": seen,
            "identities": [],
            "can_create_group": true,
            "can_create_project": true,
            "two_factor_enabled": false,
            "external": false,
        });
        if let Value::Object(own) = own {
            fields.extend(own);
        }
    }
    Ok(Response::json(200, &shown))
}

/// For whom a pipeline runs. On 8.x a trigger's runs for nobody (R 2.4).
pub(super) fn runner<'world>(world: &'world World, pipeline: &Pipeline) -> Option<&'world User> {
    let is_nobodys = pipeline.source == Source::Trigger && !world.release().has_trigger_owner();
    world.user(pipeline.user).filter(|_| !is_nobodys)
}

/// A user with everything that the profile tells.
pub(super) fn whole(world: &World, user: &User) -> Value {
    let mut shown = users::basic(world, user.id);
    if let Value::Object(fields) = &mut shown {
        if world.release() == Release::V8_4 {
            // Pages of people had an address of their own then.
            let page = format!("{}/u/{}", world.url(), user.username);
            fields.insert("web_url".to_owned(), json!(page));
        }
        fields.insert("created_at".to_owned(), json!(user.created_at.to_string()));
        fields.insert("is_admin".to_owned(), json!(false));
        for empty in ["bio", "location"] {
            fields.insert(empty.to_owned(), Value::Null);
        }
        for empty in [
            "skype",
            "linkedin",
            "twitter",
            "website_url",
            "organization",
        ] {
            fields.insert(empty.to_owned(), json!(""));
        }
    }
    shown
}
