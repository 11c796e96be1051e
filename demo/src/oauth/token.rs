//! Codes into tokens, old tokens into new ones, and the end of both.

use serde_json::json;

use super::grants::{Pair, TOKEN_LIVES, fits};
use super::{APPLICATION, Answer};
use crate::api::{Params, Response};
use crate::world::{Moment, SECOND, World};

/// `POST /oauth/token`.
pub(super) fn token(world: &mut World, now: Moment, params: &Params) -> Answer {
    let text = |name| params.text(name).map(Option::unwrap_or_default);
    known_application(&text("client_id")?)?;
    let pair = match text("grant_type")?.as_str() {
        "authorization_code" => {
            let code = world.take_code(&text("code")?, now);
            let code = code.filter(|code| {
                text("redirect_uri").is_ok_and(|uri| uri == code.redirect_uri)
                    && text("code_verifier").is_ok_and(|it| fits(&it, &code.challenge))
            });
            let code = code.ok_or_else(invalid_grant)?;
            world.grant_pair(code.user, code.scope, now)
        }
        "refresh_token" => {
            let old = world.take_pair(&text("refresh_token")?);
            let Pair { user, scope, .. } = old.ok_or_else(invalid_grant)?;
            world.grant_pair(user, scope, now)
        }
        _ => {
            return Err(refusal(
                400,
                "unsupported_grant_type",
                "The authorization grant type is not supported by the authorization server.",
            ));
        }
    };
    let mut response = Response::json(
        200,
        &json!({
            "access_token": pair.access,
            "token_type": "Bearer",
            "expires_in": TOKEN_LIVES / SECOND,
            "refresh_token": pair.refresh,
            "scope": pair.scope.word(),
            "created_at": now.millis() / SECOND,
        }),
    );
    response.headers.push(("pragma", "no-cache".to_owned()));
    Ok(response)
}

/// `POST /oauth/revoke`, answered 200 whatever the token was (RFC 7009, 2.2).
pub(super) fn revoke(world: &mut World, params: &Params) -> Answer {
    let text = |name| params.text(name).map(Option::unwrap_or_default);
    known_application(&text("client_id")?)?;
    world.end_pair(&text("token")?);
    Ok(Response::json(200, &json!({})))
}

fn known_application(id: &str) -> Result<(), Response> {
    if id == APPLICATION {
        return Ok(());
    }
    Err(refusal(
        401,
        "invalid_client",
        "Client authentication failed due to unknown client, no client authentication included, \
         or unsupported authentication method.",
    ))
}

fn invalid_grant() -> Response {
    refusal(
        400,
        "invalid_grant",
        "The provided authorization grant is invalid, expired, revoked, does not match the \
         redirection URI used in the authorization request, or was issued to another client.",
    )
}

fn refusal(status: u16, error: &str, description: &str) -> Response {
    Response::json(
        status,
        &json!({ "error": error, "error_description": description }),
    )
}
