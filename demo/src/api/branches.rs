//! Branches of a project, and how a commit is shown.

use serde_json::{Value, json};

use super::call::{Access, Call};
use super::message::Response;
use super::paging::{Count, page_of};
use super::routes::Answer;
use crate::server::fields;
use crate::world::{Commit, GitRef, Project, Protection, RefKind, Role, World};

/// `GET /projects/:id/repository/branches`.
pub(super) fn list(call: &Call<'_>, world: &World, project: &str) -> Answer {
    let access = readable(call, world, project)?;
    let sort = call
        .params
        .word("sort", &["name_asc", "updated_asc", "updated_desc"])?;
    let mut branches = matching(call, &access, RefKind::Branch)?;
    match sort.as_deref() {
        Some("updated_asc") => branches.sort_by_key(|branch| branch.commit.created_at),
        Some("updated_desc") => {
            branches.sort_by_key(|branch| std::cmp::Reverse(branch.commit.created_at));
        }
        _ => branches.sort_by_key(|branch| branch.name),
    }
    page_of(call, &branches, Count::Told, |branch| {
        show(world, &access, branch)
    })
}

/// `GET /projects/:id/repository/branches/:branch`.
pub(super) fn one(call: &Call<'_>, world: &World, project: &str, name: &str) -> Answer {
    let access = readable(call, world, project)?;
    let branch = access.project.ref_of_kind(RefKind::Branch, name);
    let branch = branch.ok_or_else(|| Response::not_found("Branch Not Found"))?;
    Ok(Response::json(200, &show(world, &access, branch)))
}

/// The repository is for reporters and up, and for all when it is public.
pub(super) fn readable<'world>(
    call: &Call<'_>,
    world: &'world World,
    project: &str,
) -> Result<Access<'world>, Response> {
    call.access_to_builds(world, project)
}

/// The refs of one kind whose name fits `search`: a part of the name, its
/// beginning after `^`, or its end before `$`.
pub(super) fn matching<'world>(
    call: &Call<'_>,
    access: &Access<'world>,
    kind: RefKind,
) -> Result<Vec<&'world GitRef>, Response> {
    let search = call
        .params
        .text("search")?
        .unwrap_or_default()
        .to_lowercase();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        match (search.strip_prefix('^'), search.strip_suffix('$')) {
            (Some(start), _) => name.starts_with(start),
            (None, Some(end)) => name.ends_with(end),
            (None, None) => name.contains(&search),
        }
    };
    let of_kind = access
        .project
        .refs
        .iter()
        .filter(|git_ref| git_ref.kind == kind);
    Ok(of_kind.filter(|git_ref| fits(git_ref.name)).collect())
}

fn show(world: &World, access: &Access<'_>, branch: &GitRef) -> Value {
    let project = access.project;
    let shown = json!({
        "name": branch.name,
        "commit": commit(world, project, &branch.commit),
        "merged": false,
        "protected": branch.protection != Protection::Open,
        "developers_can_push": false,
        "developers_can_merge": branch.protection == Protection::DevelopersMerge,
        "can_push": match branch.protection {
            Protection::Open => access.role >= Some(Role::Developer),
            Protection::DevelopersMerge | Protection::Maintainers => {
                access.role >= Some(Role::Maintainer)
            }
        },
        "default": branch.name == project.default_branch,
        "web_url": format!("{}/{}/-/tree/{}", world.url(), project.full_path(), path(branch.name)),
    });
    world.release().keep(fields::BRANCH, shown)
}

/// A name in a link: everything but letters, digits, `-._~` and `/` is encoded.
pub(super) fn path(name: &str) -> String {
    const KEPT: percent_encoding::AsciiSet = percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~')
        .remove(b'/');
    percent_encoding::utf8_percent_encode(name, &KEPT).to_string()
}

/// A commit as GitLab shows it.
pub(super) fn commit(world: &World, project: &Project, commit: &Commit) -> Value {
    let author = world.user(commit.author);
    let name = author.map_or("Ghost User", |user| user.name);
    let email = format!(
        "{}@demo.invalid",
        author.map_or("ghost", |user| user.username)
    );
    let date = commit.created_at.to_string();
    let shown = json!({
        "id": commit.sha,
        "short_id": commit.sha.get(..8),
        "created_at": date,
        "parent_ids": [commit.parent],
        "title": commit.title,
        "message": format!("{}\n", commit.title),
        "author_name": name,
        "author_email": email,
        "authored_date": date,
        "committer_name": name,
        "committer_email": email,
        "committed_date": date,
        "trailers": {},
        "extended_trailers": {},
        "web_url": format!("{}/{}/-/commit/{}", world.url(), project.full_path(), commit.sha),
    });
    world.release().keep(fields::COMMIT, shown)
}
