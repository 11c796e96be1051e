//! Which address leads where.

use super::call::Call;
use super::message::{Request, Response};
use super::{
    ages, branches, files, graphql, jobs, pipelines, projects, tags, trigger_runs, triggers, users,
    v3, version,
};
use crate::server::Release;
use crate::world::{Moment, World};

/// What every endpoint returns: an answer, or a refusal that ends the call.
pub(super) type Answer = Result<Response, Response>;

pub(super) fn answer(world: &mut World, now: Moment, request: &Request) -> Answer {
    let mut segments = Vec::new();
    for segment in request.path.split('/').skip(1) {
        let decoded = percent_encoding::percent_decode_str(segment).collect();
        segments.push(super::body::text_of(decoded)?);
    }
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let method = if request.method == "HEAD" {
        "GET"
    } else {
        request.method.as_str()
    };
    let (api, path) = segments.split_at(segments.len().min(2));
    let (server, release) = (world.server(), world.release());
    match api {
        ["api", "v4"] if server.speaks_v4() => {}
        ["api", "v4"] if ages::has_in_unfinished_v4(release, path) => {}
        ["api", "v4"] if release < Release::V9_0 => return Err(no_page()),
        ["api", "graphql"] if release.has_graphql() && method == "POST" && path.is_empty() => {
            return graphql::answer(&Call::read(request, now, world.url())?, world);
        }
        ["api", "v3"] if server.speaks_v3() => {
            let mut call = Call::read(request, now, world.url())?;
            return v3::answer(&mut call, world, method, path);
        }
        ["api", "v3"] if release.has_buried_v3() => {
            return Err(Response::error(
                410,
                "API V3 is no longer supported. Use API V4 instead.",
            ));
        }
        ["api", ..] => return Err(no_route()),
        ["oauth", ..] => return crate::oauth::answer(world, now, request),
        _ => return users::avatar(world, &segments),
    }
    let mut call = Call::read(request, now, world.url())?;
    if let ["projects", project, ..] = path {
        call.params.set("id", project);
    }
    for name in release.unknown_parameters(path) {
        call.params.forget(name);
    }
    let call = &mut call;
    match (method, path) {
        _ if !ages::has_in_v4(release, method, path) => Err(no_route()),
        ("GET", ["version"]) => version::version(call, world),
        ("GET", ["metadata"]) => version::metadata(call, world),
        ("GET", ["user"]) => users::current(call, world),
        ("GET", ["personal_access_tokens", "self"]) => users::token(call, world),
        ("DELETE", ["personal_access_tokens", "self"]) => users::revoke_token(call, world),
        ("GET", ["projects"]) => projects::list(call, world),
        ("GET", ["groups", group, "projects"]) => projects::list_of_group(call, world, group),
        ("GET", ["projects", project]) => projects::one(call, world, project),
        (method, ["projects", project, "triggers", rest @ ..]) => match (method, rest) {
            ("GET", []) => triggers::list(call, world, project),
            ("POST", []) => triggers::create(call, world, project),
            ("POST", [trigger, "take_ownership"]) => {
                triggers::take_ownership(call, world, project, trigger)
            }
            ("GET", [trigger]) => triggers::one(call, world, project, trigger),
            ("PUT", [trigger]) => triggers::update(call, world, project, trigger),
            ("DELETE", [trigger]) => triggers::delete(call, world, project, trigger),
            _ => Err(no_route()),
        },
        ("POST", ["projects", project, "trigger", "pipeline"]) => {
            trigger_runs::run(call, world, project, None)
        }
        ("POST", ["projects", project, "ref", git_ref, "trigger", "pipeline"]) => {
            trigger_runs::run(call, world, project, Some(git_ref))
        }
        ("POST", ["projects", project, "pipeline"]) => pipelines::create(call, world, project),
        (method, ["projects", project, "pipelines", rest @ ..]) => match (method, rest) {
            ("GET", []) => pipelines::list(call, world, project),
            ("GET", ["latest"]) if release.has_latest_and_deletion() => {
                pipelines::latest(call, world, project)
            }
            ("GET", [id]) => pipelines::one(call, world, project, id),
            ("DELETE", [id]) => pipelines::delete(call, world, project, id),
            ("GET", [id, "variables"]) => pipelines::variables(call, world, project, id),
            ("GET", [id, "jobs"]) => jobs::list_of_pipeline(call, world, project, id),
            ("GET", [id, "bridges" | "trigger_jobs"]) => {
                jobs::trigger_jobs(call, world, project, id)
            }
            ("POST", [id, "retry"]) => pipelines::retry(call, world, project, id),
            ("POST", [id, "cancel"]) => pipelines::cancel(call, world, project, id),
            _ => Err(no_route()),
        },
        (method, ["projects", project, "jobs", rest @ ..]) => match (method, rest) {
            ("GET", []) => jobs::list(call, world, project),
            ("GET", [id]) => jobs::one(call, world, project, id),
            ("GET", [id, "trace"]) => jobs::trace(call, world, project, id),
            ("POST", [id, "retry"]) => jobs::retry(call, world, project, id),
            ("POST", [id, "cancel"]) => jobs::cancel(call, world, project, id),
            ("POST", [id, "play"]) => jobs::play(call, world, project, id),
            ("POST", [id, "erase"]) => jobs::erase(call, world, project, id),
            _ => Err(no_route()),
        },
        ("GET", ["projects", project, "repository", rest @ ..]) => match rest {
            ["branches"] => branches::list(call, world, project),
            ["branches", name] => branches::one(call, world, project, name),
            ["tags"] => tags::list(call, world, project),
            ["tags", name] => tags::one(call, world, project, name),
            ["files", path, "raw"] => files::raw(call, world, project, path),
            _ => Err(no_route()),
        },
        _ => Err(no_route()),
    }
}

/// What GitLab itself answers where no API is: a page for people.
fn no_page() -> Response {
    let page = "<!DOCTYPE html>\n<html>\n<head><title>The page you're looking for could not be \
                found (404)</title></head>\n<body><h1>404</h1></body>\n</html>\n";
    Response::of_type(404, "text/html", page.as_bytes().to_vec())
}

/// GitLab's answer to an address that leads nowhere, and to a method that an
/// address does not take.
pub(super) fn no_route() -> Response {
    Response::error(404, "404 Not Found")
}
