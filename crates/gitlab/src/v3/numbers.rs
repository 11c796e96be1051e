//! Paths of projects that GitLab 8 cannot take.

use crate::decode;
use crate::error::ErrorKind;
use crate::escape::unescape;
use crate::nouns::Project;
use crate::request::{Method, Request};
use crate::response::Response;
use crate::v3::{Course, Step};
use std::sync::Arc;

const PROJECTS: &str = "/projects/";

/// The same course for a project whose path has a dot: GitLab 8 takes what follows it for a
/// file's ending (Grape), so that its number is asked for first and stands in its place.
pub(crate) fn numbered<T: 'static>(course: Course<T>) -> Course<T> {
    let Course { next, read } = course;
    let Step::Ask(first) = next(&[]) else {
        return Course { next, read };
    };
    let Some(path) = dotted(&first) else {
        return Course { next, read };
    };
    let search = look_for(&path, &first);
    let found = Arc::new(move |told: &Response| number(told, &path));
    let found_too = Arc::clone(&found);
    Course::new(
        move |told| {
            let Some((lead, told)) = told.split_first() else {
                return Step::Ask(search.clone());
            };
            let Some(number) = found(lead) else {
                return Step::Enough;
            };
            match next(told) {
                Step::Ask(request) => Step::Ask(at(request, number)),
                Step::Try(request) => Step::Try(at(request, number)),
                Step::Enough => Step::Enough,
            }
        },
        move |told| {
            let (lead, told) = told.split_first().ok_or(ErrorKind::Unreadable)?;
            found_too(lead).ok_or(ErrorKind::NotFound)?;
            read(told)
        },
    )
}

/// The path that the request names its project by, if it has a dot.
fn dotted(request: &Request) -> Option<String> {
    let segment = segment(&request.path)?;
    (segment.contains("%2F") && segment.contains('.')).then(|| unescape(segment))
}

fn segment(path: &str) -> Option<&str> {
    path.strip_prefix(PROJECTS)?.split('/').next()
}

/// Asks for the projects of that name, with as much account as the first question has.
fn look_for(path: &str, first: &Request) -> Request {
    let name = path.rsplit('/').next().unwrap_or_default();
    let mut search = Request::new(Method::Get, "/projects".to_owned());
    search.api = first.api;
    search.identified = first.identified;
    search.leads = true;
    search.set_query("search", name);
    search.set_query("per_page", "100");
    search.signed(first.signature)
}

fn number(told: &Response, path: &str) -> Option<u64> {
    let (projects, _) = decode::list::<Project>(&told.text())?;
    let mut projects = projects.into_iter();
    let found = projects.find(|project| project.path_with_namespace == path)?;
    Some(found.id.0)
}

fn at(mut request: Request, number: u64) -> Request {
    if let Some(segment) = segment(&request.path) {
        let rest = &request.path[PROJECTS.len() + segment.len()..];
        request.path = format!("{PROJECTS}{number}{rest}");
    }
    request
}
