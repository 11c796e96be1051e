//! Tags.

use crate::endpoint::{Endpoint, list};
use crate::endpoints::in_project;
use crate::error::Doing;
use crate::nouns::{ProjectRef, Tag};
use crate::paging::{PAGE_SIZE, Page};
use crate::v3;

/// `GET /projects/:id/repository/tags`, answered 200, newest first. Role Reporter, or anyone
/// where the code is public. `search` finds part of a name (`^x` its start, `x$` its end);
/// empty finds all.
pub fn tags(project: &ProjectRef, search: &str) -> Endpoint<Page<Tag>> {
    let endpoint = list(
        Doing::ListTags,
        in_project(project, "repository/tags"),
        PAGE_SIZE,
    );
    let all = search.to_owned();
    let endpoint =
        endpoint.in_v3_by(move |_, asked| v3::named(asked, &all, |tag: &Tag| tag.name.as_str()));
    match search.trim() {
        "" => endpoint,
        search => endpoint.with_query("search", search),
    }
}
