//! Branches and tags in v3: all at once, without pages (R 2.1).

use serde_json::{Value, json};

use super::builds::readable;
use crate::api::call::Call;
use crate::api::message::Response;
use crate::api::routes::{Answer, no_route};
use crate::world::{Commit, GitRef, Protection, RefKind, World};

/// `GET /projects/:id/repository/branches`, and one of them.
pub(super) fn branches(call: &Call<'_>, world: &World, project: &str, path: &[&str]) -> Answer {
    let show = |branch: &GitRef| {
        json!({
            "name": branch.name,
            "commit": commit(world, &branch.commit),
            "merged": false,
            "protected": branch.protection != Protection::Open,
            "developers_can_push": false,
            "developers_can_merge": branch.protection == Protection::DevelopersMerge,
        })
    };
    answer(call, world, project, path, RefKind::Branch, show)
}

/// `GET /projects/:id/repository/tags`, and one of them.
pub(super) fn tags(call: &Call<'_>, world: &World, project: &str, path: &[&str]) -> Answer {
    let show = |tag: &GitRef| {
        json!({
            "name": tag.name,
            "message": null,
            "commit": commit(world, &tag.commit),
            "release": null,
        })
    };
    answer(call, world, project, path, RefKind::Tag, show)
}

fn answer(
    call: &Call<'_>,
    world: &World,
    project: &str,
    path: &[&str],
    kind: RefKind,
    show: impl Fn(&GitRef) -> Value,
) -> Answer {
    let access = readable(call, world, project)?;
    match path {
        [] => {
            let refs = access.project.refs.iter();
            let mut refs: Vec<&GitRef> = refs.filter(|git_ref| git_ref.kind == kind).collect();
            refs.sort_by_key(|git_ref| git_ref.name);
            let shown = refs.into_iter().map(show).collect();
            Ok(Response::json(200, &Value::Array(shown)))
        }
        [name] => {
            let found = access.project.ref_of_kind(kind, name);
            let what = match kind {
                RefKind::Branch => "Branch Not Found",
                RefKind::Tag => "Tag Not Found",
            };
            let found = found.ok_or_else(|| Response::not_found(what))?;
            Ok(Response::json(200, &show(found)))
        }
        _ => Err(no_route()),
    }
}

/// A commit as refs carry it.
fn commit(world: &World, commit: &Commit) -> Value {
    let author = world.user(commit.author);
    let (name, username) =
        author.map_or(("Ghost User", "ghost"), |user| (user.name, user.username));
    let (email, date) = (
        format!("{username}@demo.invalid"),
        commit.created_at.to_string(),
    );
    json!({
        "id": commit.sha,
        "parent_ids": [commit.parent],
        "message": format!("{}\n", commit.title),
        "author_name": name,
        "author_email": email,
        "authored_date": date,
        "committer_name": name,
        "committer_email": email,
        "committed_date": date,
    })
}
