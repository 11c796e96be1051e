//! Branches and tags, which come all at once and are searched here.

use crate::decode::{self, Decode};
use crate::paging::Page;
use crate::request::Request;
use crate::v3::Course;

/// Every branch or tag whose name fits `search`, as GitLab's own search would: part of it
/// in any case, with `^` its start, with `$` its end.
pub(crate) fn named<T: Decode + 'static>(
    asked: &Request,
    search: &str,
    name: fn(&T) -> &str,
) -> Course<Page<T>> {
    let mut request = asked.clone();
    request.query.clear();
    let search = search.trim().to_lowercase();
    Course::of(request, move |response| {
        let (mut items, unreadable) = decode::list::<T>(&response.text())?;
        items.retain(|item| fits(&name(item).to_lowercase(), &search));
        Some(Page::whole(items, unreadable))
    })
}

fn fits(name: &str, search: &str) -> bool {
    match (search.strip_prefix('^'), search.strip_suffix('$')) {
        (Some(start), _) => name.starts_with(start),
        (None, Some(end)) => name.ends_with(end),
        (None, None) => name.contains(search),
    }
}
