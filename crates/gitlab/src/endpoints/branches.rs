//! Branches.

use crate::endpoint::{Endpoint, list};
use crate::endpoints::in_project;
use crate::error::Doing;
use crate::nouns::{Branch, ProjectRef};
use crate::paging::{PAGE_SIZE, Page};
use crate::v3;

/// `GET /projects/:id/repository/branches`, answered 200. Role Reporter, or anyone where the
/// code is public. `search` finds part of a name (`^x` its start, `x$` its end); empty
/// finds all.
pub fn branches(project: &ProjectRef, search: &str) -> Endpoint<Page<Branch>> {
    let endpoint = list(
        Doing::ListBranches,
        in_project(project, "repository/branches"),
        PAGE_SIZE,
    );
    let all = search.to_owned();
    let endpoint = endpoint
        .in_v3_by(move |_, asked| v3::named(asked, &all, |branch: &Branch| branch.name.as_str()));
    match search.trim() {
        "" => endpoint,
        search => endpoint.with_query("search", search),
    }
}
