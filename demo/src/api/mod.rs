//! GitLab's API as a function: one file for each noun, with its routes'
//! permissions, checks and JSON.

mod ages;
mod body;
mod branches;
mod call;
mod files;
mod graphql;
mod jobs;
mod message;
mod multipart;
mod nesting;
mod paging;
mod params;
mod pipelines;
mod projects;
mod routes;
mod tags;
mod trigger_runs;
mod triggers;
mod users;
mod v3;
mod version;

pub use crate::log::MadeLog;
pub use message::{Request, Response};
pub(crate) use params::Params;

use crate::world::{Moment, World};

/// Answers a request at a moment. No I/O happens; what the request changes is
/// changed in the world. Every answer carries `X-Request-Id`.
pub fn answer(world: &mut World, now: Moment, request: &Request) -> Response {
    world.catch_up(now);
    let request_id = world.next_request_id();
    let mut response = routes::answer(world, now, request).unwrap_or_else(|refusal| refusal);
    response.headers.push(("x-request-id", request_id));
    response.headers.push((
        "cache-control",
        "max-age=0, private, must-revalidate".to_owned(),
    ));
    response
        .headers
        .push(("x-content-type-options", "nosniff".to_owned()));
    response
        .headers
        .push(("x-frame-options", "SAMEORIGIN".to_owned()));
    if request.method == "HEAD" {
        response.body.clear();
        response.made = None;
    }
    response
}
