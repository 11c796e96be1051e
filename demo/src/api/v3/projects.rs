//! Projects in v3: those of the caller, and the lists that had addresses of
//! their own (R 2.1).

use serde_json::{Value, json};

use crate::api::call::{Access, Call};
use crate::api::message::Response;
use crate::api::paging::{Count, page_of};
use crate::api::routes::{Answer, no_route};
use crate::world::{Project, Role, User, Visibility, World};

const ORDERS: [&str; 6] = [
    "id",
    "name",
    "path",
    "created_at",
    "updated_at",
    "last_activity_at",
];

/// Answers `GET /projects` and what is directly below.
pub(super) fn answer(call: &Call<'_>, world: &World, path: &[&str]) -> Answer {
    let user = call.known_caller(world)?.user;
    let is_member = |access: &Access<'_>| access.role.is_some();
    let search = |words: &str| {
        let words = words.to_lowercase();
        move |access: &Access<'_>| access.project.path.to_lowercase().contains(&words)
    };
    match path {
        [] => {
            let fits = search(&call.params.text("search")?.unwrap_or_default());
            list(call, world, user, |one| is_member(one) && fits(one))
        }
        ["visible"] => list(call, world, user, |_| true),
        ["owned"] => list(call, world, user, |one| one.role == Some(Role::Owner)),
        // Nobody has starred anything, and nobody is an administrator.
        ["starred"] => list(call, world, user, |_| false),
        ["all"] => Err(Response::forbidden()),
        ["search", words] => list(call, world, user, search(words)),
        [project] => {
            let access = call.access(world, project)?;
            Ok(Response::json(200, &show(call, world, &access)))
        }
        _ => Err(no_route()),
    }
}

/// The projects that the caller sees and that are wanted.
fn list(
    call: &Call<'_>,
    world: &World,
    user: &User,
    is_wanted: impl Fn(&Access<'_>) -> bool,
) -> Answer {
    let archived = call.params.flag("archived")?;
    let order = call.params.word("order_by", &ORDERS)?;
    let sort = call.params.word("sort", &["asc", "desc"])?;
    let all = world.projects().iter();
    let seen = all.filter_map(|project| Access::of(project, Some(user)));
    let mut rows: Vec<Access<'_>> = seen
        .filter(|access| archived.is_none_or(|archived| archived == access.project.archived))
        .filter(is_wanted)
        .collect();
    match order.as_deref() {
        Some("id") => rows.sort_by_key(|row| row.project.id),
        Some("name" | "path") => rows.sort_by_key(|row| row.project.path),
        Some("updated_at" | "last_activity_at") => {
            rows.sort_by_key(|row| last_activity(call, world, row.project));
        }
        _ => rows.sort_by_key(|row| row.project.created_at),
    }
    if sort.as_deref() != Some("asc") {
        rows.reverse();
    }
    page_of(call, &rows, Count::Told, |row| show(call, world, row))
}

fn last_activity(call: &Call<'_>, world: &World, project: &Project) -> crate::world::Moment {
    let newest = world.pipelines(project.id).next();
    newest.map_or(project.created_at, |pipeline| pipeline.updated_at(call.now))
}

/// A project, with what the caller is in it.
fn show(call: &Call<'_>, world: &World, access: &Access<'_>) -> Value {
    let project = access.project;
    let (url, group, full_path) = (world.url(), project.group, project.full_path());
    let is_public = project.visibility == Visibility::Public;
    let own = access
        .role
        .map(|role| json!({ "access_level": role.access_level(), "notification_level": 3 }));
    let created_at = project.created_at.to_string();
    json!({
        "id": project.id.0,
        "description": project.description,
        "default_branch": project.default_branch,
        "public": is_public,
        "visibility_level": if is_public { 20 } else { 0 },
        "ssh_url_to_repo": format!("git@demo.invalid:{full_path}.git"),
        "http_url_to_repo": format!("{url}/{full_path}.git"),
        "web_url": format!("{url}/{full_path}"),
        "tag_list": [],
        "name": project.path,
        "name_with_namespace": format!("{group} / {}", project.path),
        "path": project.path,
        "path_with_namespace": full_path,
        "issues_enabled": false,
        "open_issues_count": 0,
        "merge_requests_enabled": true,
        "builds_enabled": true,
        "wiki_enabled": false,
        "snippets_enabled": false,
        "container_registry_enabled": false,
        "created_at": created_at,
        "last_activity_at": last_activity(call, world, project).to_string(),
        "creator_id": 1,
        "namespace": {
            "id": 50 + u64::try_from(group.len()).unwrap_or(0),
            "name": group,
            "path": group,
            "owner_id": null,
            "description": "",
            "created_at": created_at,
            "updated_at": created_at,
        },
        "permissions": { "project_access": own, "group_access": null },
        "archived": project.archived,
        "avatar_url": null,
        "shared_runners_enabled": true,
        "forks_count": 0,
        "star_count": 0,
        "public_builds": is_public,
        "shared_with_groups": [],
        "only_allow_merge_if_build_succeeds": false,
        "only_allow_merge_if_all_discussions_are_resolved": false,
        "request_access_enabled": false,
    })
}
