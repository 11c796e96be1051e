//! GitLab as an OAuth 2.0 provider (GitLab docs, "OAuth 2.0 identity provider
//! API"), as far as an application in a browser uses it: authorization code with
//! PKCE, refresh with rotation, revocation.

mod authorize;
mod grants;
mod page;
mod token;

pub(crate) use grants::Grants;

use crate::api::{Params, Request, Response};
use crate::world::{Moment, World};

/// The one application that this GitLab knows: it is not confidential, and any
/// page of this machine whose path ends in `/connect` may have the answer.
pub const APPLICATION: &str = "pullcord-demo-application";

type Answer = Result<Response, Response>;

/// Answers what is below `/oauth`.
pub(crate) fn answer(world: &mut World, now: Moment, request: &Request) -> Answer {
    let params = Params::read(request)?;
    match (request.method.as_str(), request.path.as_str()) {
        ("GET" | "HEAD", "/oauth/authorize") => authorize::ask(world, &params),
        ("POST", "/oauth/authorize") => authorize::decide(world, now, request, &params),
        ("POST", "/oauth/token") => token::token(world, now, &params),
        ("POST", "/oauth/revoke") => token::revoke(world, &params),
        _ => Err(Response::error(404, "404 Not Found")),
    }
}
