//! Projects, of which `GET /projects` lists those of which the asker is a member.

use crate::endpoints::ProjectSearch;
use crate::nouns::Project;
use crate::paging::{self, Page};
use crate::request::Request;
use crate::server::Server;
use crate::v3::{Course, has_builds};

/// One page of projects. GitLab 8 knows neither memberships nor roles to search by, nor the
/// names of groups: where a role is wanted, those with a lower one are left out.
pub(crate) fn projects(
    server: &Server,
    asked: &Request,
    search: &ProjectSearch,
) -> Course<Page<Project>> {
    let mut request = asked.clone();
    let unknown = [
        "simple",
        "membership",
        "search_namespaces",
        "min_access_level",
    ];
    request
        .query
        .retain(|(name, _)| !unknown.contains(&name.as_str()));
    if !search.membership && has_builds(server) {
        request.path.push_str("/visible");
    }
    let least = search.min_access_level;
    Course::of(request.clone(), move |response| {
        let mut page = paging::page::<Project>(&request, response)?;
        let is_lower = |project: &Project| project.access().is_some_and(|role| Some(role) < least);
        page.items.retain(|project| !is_lower(project));
        Some(page)
    })
}
