//! Starting a build, of which GitLab 8 answers with the number of a request that leads nowhere
//! (GitLab docs 8.17, CI > Triggers). The build is the newest of that branch or tag right
//! after, which nobody started: it was made before the answer came.

use super::builds::jobs_path;
use super::{groups, has_builds};
use crate::endpoints::Started;
use crate::nouns::{GitRef, Job, Pipeline};
use crate::paging::{self, PAGE_SIZE};
use crate::request::{Body, Method, Request};
use crate::response::Response;
use crate::server::Server;
use crate::v3::{Course, Step};

/// Starts a build and looks which it is.
pub(crate) fn run(server: &Server, asked: &Request, git_ref: &GitRef) -> Course<Started> {
    let mut start = asked.clone();
    if let Some(path) = asked.path.strip_suffix("/trigger/pipeline") {
        start.path = [path, "/trigger/builds"].concat();
    }
    let newest = newest(server, asked);
    let (asked, git_ref) = (newest.clone(), git_ref.clone());
    let has_builds = has_builds(server);
    Course::new(
        move |told| match told {
            [] => Step::Ask(start.clone()),
            [_] => Step::Try(newest.clone()),
            [_, _, ..] => Step::Enough,
        },
        move |told| {
            let builds = told
                .get(1)
                .and_then(|told| builds(has_builds, &asked, told));
            let mut builds = builds.into_iter().flatten();
            let found = builds.find(|build| build.basic.git_ref == git_ref && build.user.is_none());
            Ok(found.map_or(Started::Untold, |build| Started::As(build.basic.id)))
        },
    )
}

/// Asks for the newest builds, or jobs where those are all there is.
fn newest(server: &Server, asked: &Request) -> Request {
    let mut request = Request {
        method: Method::Get,
        body: Body::Empty,
        identified: true,
        path: jobs_path(&asked.path),
        ..asked.clone()
    };
    if has_builds(server)
        && let Some(project) = request.path.strip_suffix("/builds")
    {
        request.path = [project, "/pipelines"].concat();
    }
    request.set_query("per_page", &PAGE_SIZE.to_string());
    request
}

fn builds(has_builds: bool, asked: &Request, told: &Response) -> Option<Vec<Pipeline>> {
    if has_builds {
        return Some(paging::page::<Pipeline>(asked, told)?.items);
    }
    Some(groups::gather(paging::page::<Job>(asked, told)?.items))
}
