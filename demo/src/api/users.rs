//! Users: the caller, their token, and how a user is shown elsewhere.

use serde_json::{Value, json};

use super::call::Call;
use super::message::Response;
use super::routes::Answer;
use crate::server::fields;
use crate::world::{TokenKind, User, UserId, World};

/// A user as GitLab shows one in other objects (its `UserBasic`).
pub(super) fn basic(world: &World, id: UserId) -> Value {
    let shown = world
        .user(id)
        .map_or(Value::Null, |user| basic_of(world, user));
    world.release().keep(fields::USER_BASIC, shown)
}

fn basic_of(world: &World, user: &User) -> Value {
    let (url, username) = (world.url(), user.username);
    json!({
        "id": user.id.0,
        "username": username,
        "public_email": null,
        "name": user.name,
        "state": if user.blocked { "blocked" } else { "active" },
        "locked": false,
        "avatar_url": format!("{url}/uploads/-/system/user/avatar/{}/avatar.svg", user.id.0),
        "web_url": format!("{url}/{username}"),
    })
}

/// A user with what the profile tells, as jobs carry one (GitLab's `User`).
pub(super) fn public(world: &World, id: UserId) -> Value {
    let Some(user) = world.user(id) else {
        return Value::Null;
    };
    let mut shown = basic_of(world, user);
    if let Value::Object(fields) = &mut shown {
        fields.insert("created_at".to_owned(), json!(user.created_at.to_string()));
        fields.insert("bot".to_owned(), json!(false));
        fields.insert("location".to_owned(), Value::Null);
        for empty in [
            "bio",
            "linkedin",
            "twitter",
            "website_url",
            "job_title",
            "organization",
        ] {
            fields.insert(empty.to_owned(), json!(""));
        }
    }
    let release = world.release();
    if let Value::Object(fields) = &mut shown {
        if release.knows_skype() {
            fields.insert("skype".to_owned(), json!(""));
        }
        if release.names_administrators() {
            fields.insert("is_admin".to_owned(), json!(false));
        }
    }
    release.keep(fields::USER, shown)
}

/// `GET /user`.
pub(super) fn current(call: &Call<'_>, world: &World) -> Answer {
    let user = call.known_caller(world)?.user;
    let mut shown = public(world, user.id);
    if let Value::Object(fields) = &mut shown {
        fields.insert(
            "email".to_owned(),
            json!(format!("{}@demo.invalid", user.username)),
        );
        fields.insert("external".to_owned(), json!(false));
        fields.insert("two_factor_enabled".to_owned(), json!(false));
    }
    Ok(Response::json(200, &shown))
}

/// `GET /personal_access_tokens/self`: the token that was sent.
pub(super) fn token(call: &Call<'_>, world: &World) -> Answer {
    let caller = call.known_caller(world)?;
    let token = caller.token;
    if token.kind == TokenKind::OAuth {
        // GitLab knows only tokens that a person made by this address.
        return Err(Response::not_found("Not Found"));
    }
    let shown = json!({
        "id": token.id,
        "name": token.name,
        "revoked": false,
        "created_at": token.created_at.to_string(),
        "description": null,
        "scopes": [token.scope.word()],
        "user_id": token.user.0,
        "last_used_at": call.now.to_string(),
        "active": true,
        "expires_at": token.expires_at.date(),
        "last_used_ips": ["127.0.0.1"],
    });
    Ok(Response::json(200, &shown))
}

/// `DELETE /personal_access_tokens/self`: the token that was sent is good for
/// nothing any more.
pub(super) fn revoke_token(call: &Call<'_>, world: &mut World) -> Answer {
    let id = call.known_caller(world)?.token.id;
    world.revoke_token(id);
    Ok(Response::no_content())
}

/// Everything outside the API: the pictures of users, and nothing else.
pub(super) fn avatar(world: &World, segments: &[&str]) -> Answer {
    let user = match segments {
        ["uploads", "-", "system", "user", "avatar", id, "avatar.svg"] => {
            id.parse().ok().and_then(|id| world.user(UserId(id)))
        }
        _ => None,
    };
    let user = user.ok_or_else(|| {
        Response::text(
            404,
            "This is the demo GitLab of Pullcord. It answers GitLab's API below /api/v4 and \
             has no pages of its own.\n",
        )
    })?;
    let (hue, initial) = (
        user.id.0 * 67 % 360,
        user.name.chars().next().unwrap_or('?'),
    );
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\">\
         <rect width=\"64\" height=\"64\" fill=\"hsl({hue} 40% 40%)\"/>\
         <text x=\"32\" y=\"43\" font-family=\"sans-serif\" font-size=\"32\" fill=\"#fff\" \
         text-anchor=\"middle\">{initial}</text></svg>"
    );
    Ok(Response::of_type(200, "image/svg+xml", svg.into_bytes()))
}
