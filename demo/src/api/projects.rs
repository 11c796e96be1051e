//! Projects: the list with its searches, and one.

use serde_json::{Value, json};

use super::call::{Access, Call};
use super::message::Response;
use super::paging::{Count, keyset_page_of, page_of};
use super::routes::Answer;
use crate::server::fields;
use crate::world::{Project, Role, User, VariablesFrom, Visibility, World};

const ORDERS: [&str; 7] = [
    "id",
    "name",
    "path",
    "created_at",
    "updated_at",
    "last_activity_at",
    "similarity",
];

/// `GET /projects`: those that the caller can see.
pub(super) fn list(call: &Call<'_>, world: &World) -> Answer {
    listed(call, world, |_| true)
}

/// `GET /groups/:id/projects`: those of a group, and of the groups in it where that
/// is asked for. A group of which the caller can see no project is not found.
pub(super) fn list_of_group(call: &Call<'_>, world: &World, group: &str) -> Answer {
    let user = call.caller(world)?.map(|caller| caller.user);
    let within = |project: &Project| {
        let rest = project.group.strip_prefix(group);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut projects = world.projects().iter();
    if !projects.any(|project| within(project) && is_visible(project, user)) {
        return Err(Response::not_found("Group Not Found"));
    }
    let nested = call.params.flag("include_subgroups")?.unwrap_or(false);
    listed(call, world, |project| {
        project.group == group || (nested && within(project))
    })
}

fn listed(call: &Call<'_>, world: &World, of_scope: impl Fn(&Project) -> bool) -> Answer {
    let user = call.caller(world)?.map(|caller| caller.user);
    let params = &call.params;
    let search = params.text("search")?.unwrap_or_default().to_lowercase();
    let with_group = params.flag("search_namespaces")?.unwrap_or(false);
    let membership = params.flag("membership")?.unwrap_or(false);
    let owned = params.flag("owned")?.unwrap_or(false);
    let starred = params.flag("starred")?.unwrap_or(false);
    let archived = params.flag("archived")?;
    let simple = params.flag("simple")?.unwrap_or(false);
    let visibility = params.word("visibility", &["public", "internal", "private"])?;
    let least = params.integer("min_access_level")?.unwrap_or(0);

    let access_of = |project: &'_ Project| user.and_then(|user| project.role_of(user.id));
    let is_wanted = |project: &&Project| {
        let role = access_of(project);
        let name = if with_group {
            project.full_path()
        } else {
            project.path.to_owned()
        };
        of_scope(project)
            && is_visible(project, user)
            && (!membership || role.is_some())
            && (!owned || role == Some(Role::Owner))
            && (least == 0 || role.is_some_and(|role| i64::from(role.access_level()) >= least))
            && archived.is_none_or(|archived| archived == project.archived)
            && visibility.as_deref().is_none_or(|word| word == visibility_word(project))
            // Nobody has starred anything in the demo's world.
            && !starred
            && name.to_lowercase().contains(&search)
    };
    let projects: Vec<&Project> = world.projects().iter().filter(is_wanted).collect();
    let show = |project: &&Project| {
        let access = Access {
            project,
            user,
            role: access_of(project),
        };
        if simple {
            let shown = basic(call, world, project);
            world.release().keep(fields::PROJECT, shown)
        } else {
            full(call, world, &access)
        }
    };
    let (projects, order) = ordered(call, world, projects)?;
    let keyset = params.text("pagination")?.as_deref() == Some("keyset");
    // GitLab has them by keyset only in the order of their numbers.
    if keyset && order == "id" {
        return keyset_page_of(call, &projects, |project| project.id.0.to_string(), show);
    }
    page_of(call, &projects, Count::Told, show)
}

fn is_visible(project: &Project, user: Option<&User>) -> bool {
    project.visibility == Visibility::Public
        || user.is_some_and(|user| project.role_of(user.id).is_some())
}

/// The projects in the order that was asked for, and its name.
fn ordered<'world>(
    call: &Call<'_>,
    world: &World,
    mut projects: Vec<&'world Project>,
) -> Result<(Vec<&'world Project>, String), Response> {
    let order = call.params.word("order_by", &ORDERS)?;
    let order = order.unwrap_or_else(|| "created_at".to_owned());
    let sort = call.params.word("sort", &["asc", "desc"])?;
    match order.as_str() {
        "name" | "path" | "similarity" => projects.sort_by_key(|project| project.path),
        "created_at" => projects.sort_by_key(|project| project.created_at),
        "updated_at" | "last_activity_at" => {
            let newest = world.newest_pipelines();
            projects.sort_by_cached_key(|project| {
                let newest = newest.get(&project.id);
                newest.map_or(project.created_at, |pipeline| pipeline.updated_at(call.now))
            });
        }
        _ => projects.sort_by_key(|project| project.id),
    }
    if sort.as_deref() != Some("asc") {
        projects.reverse();
    }
    Ok((projects, order))
}

/// `GET /projects/:id`.
pub(super) fn one(call: &Call<'_>, world: &World, project: &str) -> Answer {
    let access = call.access(world, project)?;
    Ok(Response::json(200, &full(call, world, &access)))
}

fn last_activity(call: &Call<'_>, world: &World, project: &Project) -> crate::world::Moment {
    let newest = world.pipelines(project.id).next();
    newest.map_or(project.created_at, |pipeline| pipeline.updated_at(call.now))
}

fn visibility_word(project: &Project) -> &'static str {
    match project.visibility {
        Visibility::Private => "private",
        Visibility::Public => "public",
    }
}

fn basic(call: &Call<'_>, world: &World, project: &Project) -> Value {
    let (url, group, full_path) = (world.url(), project.group, project.full_path());
    let group_name = group.rsplit('/').next().unwrap_or(group);
    json!({
        "id": project.id.0,
        "description": project.description,
        "name": project.path,
        "name_with_namespace": format!("{group} / {}", project.path),
        "path": project.path,
        "path_with_namespace": full_path,
        "created_at": project.created_at.to_string(),
        "default_branch": project.default_branch,
        "tag_list": [],
        "topics": [],
        "ssh_url_to_repo": format!("git@demo.invalid:{full_path}.git"),
        "http_url_to_repo": format!("{url}/{full_path}.git"),
        "web_url": format!("{url}/{full_path}"),
        "readme_url": null,
        "forks_count": 0,
        "avatar_url": null,
        "star_count": 0,
        "last_activity_at": last_activity(call, world, project).to_string(),
        "visibility": visibility_word(project),
        "namespace": {
            "id": 50 + u64::try_from(group.len()).unwrap_or(0),
            "name": group_name,
            "path": group_name,
            "kind": "group",
            "full_path": group,
            "parent_id": null,
            "avatar_url": null,
            "web_url": format!("{url}/groups/{group}"),
        },
    })
}

fn full(call: &Call<'_>, world: &World, access: &Access<'_>) -> Value {
    let project = access.project;
    let mut shown = basic(call, world, project);
    let Value::Object(fields) = &mut shown else {
        return shown;
    };
    let self_url = format!("{}/api/v4/projects/{}", world.url(), project.id.0);
    fields.insert(
        "_links".to_owned(),
        json!({ "self": self_url, "repo_branches": format!("{self_url}/repository/branches") }),
    );
    fields.insert("archived".to_owned(), json!(project.archived));
    fields.insert("empty_repo".to_owned(), json!(false));
    fields.insert("jobs_enabled".to_owned(), json!(true));
    fields.insert("builds_access_level".to_owned(), json!("enabled"));
    fields.insert(
        "public_jobs".to_owned(),
        json!(project.visibility == Visibility::Public),
    );
    if access.user.is_some() {
        let own = access
            .role
            .map(|role| json!({ "access_level": role.access_level(), "notification_level": 3 }));
        fields.insert(
            "permissions".to_owned(),
            json!({ "project_access": own, "group_access": null }),
        );
    }
    if access.role.is_some_and(|role| role >= Role::Maintainer) {
        fields.insert(
            "ci_pipeline_variables_minimum_override_role".to_owned(),
            json!(override_role(project)),
        );
        fields.insert(
            "restrict_user_defined_variables".to_owned(),
            json!(project.variables_from != VariablesFrom::Role(Role::Developer)),
        );
    }
    world.release().keep(fields::PROJECT, shown)
}

fn override_role(project: &Project) -> &'static str {
    match project.variables_from {
        VariablesFrom::NoOne => "no_one_allowed",
        VariablesFrom::Role(Role::Owner) => "owner",
        VariablesFrom::Role(Role::Maintainer) => "maintainer",
        VariablesFrom::Role(Role::Developer | Role::Reporter | Role::Guest) => "developer",
    }
}
