//! GitLab's API v3 over the same world (`reference/gitlab-api.md`, section 2):
//! triggers are known by their token, jobs are called builds, and everything
//! takes a signed-in caller but the run of a trigger.

mod builds;
mod pipelines;
mod projects;
mod refs;
mod runs;
mod triggers;
mod users;

use super::call::Call;
use super::routes::{Answer, no_route};
use super::{jobs, version};
use crate::server::Release;
use crate::world::World;

/// Answers what is below `/api/v3`.
pub(super) fn answer(
    call: &mut Call<'_>,
    world: &mut World,
    method: &str,
    path: &[&str],
) -> Answer {
    let release = world.release();
    if breaks_at_a_dot(release, path) {
        return Err(no_route());
    }
    for name in release.unknown_parameters(path) {
        call.params.forget(name);
    }
    match (method, path) {
        ("GET", ["version"]) if release.has_version() => version::version(call, world),
        ("GET", ["user"]) => users::current(call, world),
        ("GET", ["projects", rest @ ..]) if rest.len() < 2 || rest.starts_with(&["search"]) => {
            projects::answer(call, world, rest)
        }
        ("POST", ["projects", project, "trigger", "builds"]) => {
            runs::run(call, world, project, None)
        }
        ("POST", ["projects", project, "ref", git_ref, "trigger", "builds"])
            if release.has_ref_in_path()
                && (release.takes_dots_in_ref() || !git_ref.contains('.')) =>
        {
            runs::run(call, world, project, Some(git_ref))
        }
        (method, ["projects", project, "triggers", rest @ ..]) => match (method, rest) {
            ("GET", []) => triggers::list(call, world, project),
            ("POST", []) => triggers::create(call, world, project),
            ("GET", [token]) => triggers::one(call, world, project, token),
            ("DELETE", [token]) => triggers::delete(call, world, project, token),
            _ => Err(no_route()),
        },
        (method, ["projects", project, "builds", rest @ ..]) => match (method, rest) {
            ("GET", []) => builds::list(call, world, project),
            ("GET", [id]) => builds::one(call, world, project, id),
            ("GET", [id, "trace"]) => {
                builds::readable(call, world, project)?;
                jobs::trace(call, world, project, id)
            }
            ("POST", [id, change]) => builds::change(call, world, project, id, change),
            _ => Err(no_route()),
        },
        ("GET", ["projects", project, "repository", rest @ ..]) => match rest {
            ["commits", sha, "builds"] => builds::list_of_commit(call, world, project, sha),
            ["branches", rest @ ..] => refs::branches(call, world, project, rest),
            ["tags", rest @ ..] => refs::tags(call, world, project, rest),
            _ => Err(no_route()),
        },
        (method, ["projects", project, rest @ ..]) => {
            pipelines::answer(call, world, method, project, rest)
        }
        _ => Err(no_route()),
    }
}

/// Whether an address below a project names it by a path with a dot, which
/// servers of 8.x do not find (R 2).
fn breaks_at_a_dot(release: Release, path: &[&str]) -> bool {
    let below = match path {
        ["projects", "search", ..] => None,
        ["projects", project, _, ..] => Some(project),
        _ => None,
    };
    !release.takes_dots_in_project() && below.is_some_and(|project| project.contains('.'))
}
