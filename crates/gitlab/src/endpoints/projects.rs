//! Projects.

use crate::endpoint::{Endpoint, list, one};
use crate::error::Doing;
use crate::escape::escape;
use crate::nouns::{AccessLevel, Project, ProjectRef};
use crate::paging::{PAGE_SIZE, Page};
use crate::request::Method;
use crate::v3;

/// Which projects to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectSearch {
    /// Part of the name or path; groups count too. Empty finds all.
    pub text: String,
    /// Only those the asker is a member of.
    pub membership: bool,
    /// Only those where the asker has at least this role.
    pub min_access_level: Option<AccessLevel>,
    /// Only archived ones, or only those that are not; `None` for both.
    pub archived: Option<bool>,
    /// Items on a page, 1 to 100.
    pub per_page: u16,
}

/// The asker's own projects that are not archived.
impl Default for ProjectSearch {
    fn default() -> Self {
        Self {
            text: String::new(),
            membership: true,
            min_access_level: None,
            archived: Some(false),
            per_page: PAGE_SIZE,
        }
    }
}

/// `GET /projects`, answered 200: what the asker can see, the most recently active first,
/// in GitLab's simple form (without membership and settings).
pub fn projects(search: &ProjectSearch) -> Endpoint<Page<Project>> {
    let mut endpoint = list(Doing::ListProjects, "/projects".to_owned(), search.per_page)
        .with_query("simple", "true")
        .with_query("order_by", "last_activity_at")
        .with_query("sort", "desc");
    if search.membership {
        endpoint = endpoint.with_query("membership", "true");
    }
    let text = search.text.trim();
    if !text.is_empty() {
        endpoint = endpoint
            .with_query("search", text)
            .with_query("search_namespaces", "true");
    }
    if let Some(level) = search.min_access_level {
        endpoint = endpoint.with_query("min_access_level", &level.0.to_string());
    }
    if let Some(archived) = search.archived {
        endpoint = endpoint.with_query("archived", if archived { "true" } else { "false" });
    }
    let search = search.clone();
    endpoint.in_v3_by(move |server, asked| v3::projects(server, asked, &search))
}

/// `GET /projects`, answered 200: every project whose triggers the asker may list (role
/// Maintainer), oldest first. Archived ones are left out: nothing can be started in them.
/// In keyset pages, which GitLab does not count but which a long list does not slow down
/// (GitLab docs, API > REST, "Keyset-based pagination"); older servers give numbered ones.
pub fn maintained_projects() -> Endpoint<Page<Project>> {
    maintained("/projects".to_owned())
        .with_query("membership", "true")
        .with_query("pagination", "keyset")
}

/// `GET /groups/:id/projects`, answered 200: the same within a group, named by its full
/// path, and the groups in it.
pub fn maintained_projects_of_group(group: &str) -> Endpoint<Page<Project>> {
    maintained(format!("/groups/{}/projects", escape(group)))
        .with_query("include_subgroups", "true")
}

fn maintained(path: String) -> Endpoint<Page<Project>> {
    list(Doing::ListProjects, path, PAGE_SIZE)
        .with_query("simple", "true")
        .with_query("archived", "false")
        .with_query("min_access_level", &AccessLevel::MAINTAINER.0.to_string())
        .with_query("order_by", "id")
        .with_query("sort", "asc")
}

/// `GET /projects/:id`, answered 200, with the asker's membership. A renamed path is
/// answered with a redirect (GitLab 16.4 and later).
pub fn project(project: &ProjectRef) -> Endpoint<Project> {
    one(
        Doing::ReadProject,
        Method::Get,
        format!("/projects/{}", project.segment()),
    )
}
