//! Builds and their jobs. With API v3 a job is called a build, and a build a pipeline; until
//! 8.13 the latter are gathered from jobs (see [`super::groups`]).

use super::{groups, has_builds};
use crate::decode;
use crate::endpoints::PipelineFilter;
use crate::error::ErrorKind;
use crate::escape::escape;
use crate::nouns::{Job, JobId, Pipeline, PipelineBasic, PipelineId, Source};
use crate::paging::{self, PAGE_SIZE, Page};
use crate::request::Request;
use crate::response::Response;
use crate::server::Server;
use crate::v3::{Course, Step};

/// A commit with more jobs than fit these pages shows those that fit.
const MOST_PAGES: usize = 10;

/// One page of the builds that fit `filter`, which the server knows nothing of.
pub(crate) fn builds(
    server: &Server,
    asked: &Request,
    filter: &PipelineFilter,
) -> Course<Page<PipelineBasic>> {
    let mut request = asked.clone();
    let step = |(name, _): &(String, String)| name == "page";
    request.query.retain(step);
    let narrow = *filter
        != PipelineFilter {
            per_page: filter.per_page,
            ..PipelineFilter::default()
        };
    let size = if narrow || !has_builds(server) {
        PAGE_SIZE
    } else {
        filter.per_page
    };
    request.set_query("per_page", &size.to_string());
    let filter = filter.clone();
    if has_builds(server) {
        return Course::of(request.clone(), move |response| {
            let page = paging::page::<Pipeline>(&request, response)?;
            Some(sifted(page, &filter))
        });
    }
    request.path = jobs_path(&request.path);
    Course::of(request.clone(), move |response| {
        let mut page = paging::page::<Job>(&request, response)?;
        let builds = groups::gather(std::mem::take(&mut page.items));
        Some(sifted(page.with_items(builds), &filter))
    })
}

/// `/projects/:id/builds` from any path in the project.
pub(super) fn jobs_path(path: &str) -> String {
    let project: Vec<&str> = path.split('/').take(3).collect();
    project.join("/") + "/builds"
}

fn sifted(mut page: Page<Pipeline>, filter: &PipelineFilter) -> Page<PipelineBasic> {
    let builds = std::mem::take(&mut page.items).into_iter();
    let fit = builds.filter(|build| fits(build, filter));
    let mut items: Vec<PipelineBasic> = fit.map(|build| build.basic).collect();
    items.truncate(usize::from(filter.per_page).max(1));
    page.with_items(items)
}

/// Whether it fits, as far as GitLab 8 tells. What started a build it does not tell: where
/// triggered ones are wanted, those that someone started are left out (a trigger is nobody).
fn fits(build: &Pipeline, filter: &PipelineFilter) -> bool {
    let Pipeline { basic, user, .. } = build;
    let of_user = |username: &String| user.as_ref().is_some_and(|user| user.username == *username);
    let triggered = || user.is_none();
    filter
        .status
        .as_ref()
        .is_none_or(|status| *status == basic.status)
        && filter
            .git_ref
            .as_ref()
            .is_none_or(|git_ref| *git_ref == basic.git_ref)
        && filter.sha.as_ref().is_none_or(|sha| *sha == basic.sha)
        && filter.username.as_ref().is_none_or(of_user)
        && filter
            .source
            .as_ref()
            .is_none_or(|source| *source != Source::Trigger || triggered())
        && filter
            .created_after
            .is_none_or(|time| basic.created_at > Some(time))
        && filter
            .created_before
            .is_none_or(|time| basic.created_at < Some(time))
        && filter
            .updated_after
            .is_none_or(|time| basic.updated_at > Some(time))
}

/// One build.
pub(crate) fn build(server: &Server, asked: &Request, id: PipelineId) -> Course<Pipeline> {
    if has_builds(server) {
        return Course::of(asked.clone(), |response| decode::one(&response.text()));
    }
    let id = JobId(id.0);
    Course::new(siblings(lead(asked, id)), move |told| {
        let (_, jobs) = read(told)?;
        groups::of_job(jobs.items, id).ok_or(ErrorKind::NotFound)
    })
}

/// The jobs of a build: those of its commit, from which its own are taken. They come all at
/// once.
pub(crate) fn jobs_of(server: &Server, asked: &Request, id: PipelineId) -> Course<Page<Job>> {
    if has_builds(server) {
        let mut build = asked.clone();
        build.query.clear();
        if let Some((path, _)) = asked.path.rsplit_once('/') {
            path.clone_into(&mut build.path);
        }
        let sha = |told: &Response| Some(decode::one::<Pipeline>(&told.text())?.basic.sha);
        return Course::new(jobs_of_commit(build, sha), move |told| {
            let (_, mut jobs) = read(told)?;
            let is_its = |job: &Job| job.pipeline.as_ref().is_some_and(|build| build.id == id);
            jobs.items.retain(is_its);
            Ok(jobs)
        });
    }
    let id = JobId(id.0);
    Course::new(siblings(lead(asked, id)), move |told| {
        let (_, mut jobs) = read(told)?;
        let lead = jobs.items.iter().find(|job| job.id == id);
        let key = lead.and_then(groups::key).ok_or(ErrorKind::NotFound)?;
        jobs.items
            .retain(|job| groups::key(job).as_ref() == Some(&key));
        Ok(jobs)
    })
}

/// One job, with the build that it belongs to.
pub(crate) fn job(server: &Server, asked: &Request, id: JobId) -> Course<Job> {
    let lead = lead(asked, id);
    if has_builds(server) {
        return Course::of(lead, |response| decode::one(&response.text()));
    }
    Course::new(siblings(lead), move |told| {
        let (first, jobs) = read(told)?;
        let job: Job = decode::one(&first.text()).ok_or(ErrorKind::Unreadable)?;
        let pipeline = groups::of_job(jobs.items, id).map(|build| build.basic);
        Ok(Job { pipeline, ..job })
    })
}

/// What led to the jobs of a commit, and those.
fn read(told: &[Response]) -> Result<(&Response, Page<Job>), ErrorKind> {
    let (lead, pages) = told.split_first().ok_or(ErrorKind::Unreadable)?;
    let mut all = Page::whole(Vec::new(), 0);
    for page in pages {
        let (jobs, unreadable) = decode::list::<Job>(&page.text()).ok_or(ErrorKind::Unreadable)?;
        all.items.extend(jobs);
        all.unreadable += unreadable;
    }
    Ok((lead, all))
}

/// Asks for the job of this id.
fn lead(asked: &Request, id: JobId) -> Request {
    Request {
        path: format!("{}/{id}", jobs_path(&asked.path)),
        query: Vec::new(),
        ..asked.clone()
    }
}

/// The job `lead`, then all jobs of its commit.
fn siblings(lead: Request) -> impl Fn(&[Response]) -> Step + Send + Sync {
    jobs_of_commit(lead, |told| {
        Some(decode::one::<Job>(&told.text())?.commit?.id)
    })
}

/// Something that tells a commit, then all jobs of that, page by page.
fn jobs_of_commit(
    lead: Request,
    sha: impl Fn(&Response) -> Option<String> + Send + Sync,
) -> impl Fn(&[Response]) -> Step + Send + Sync {
    move |told| {
        let Some((first, pages)) = told.split_first() else {
            return Step::Ask(lead.clone());
        };
        let Some(sha) = sha(first) else {
            return Step::Enough;
        };
        let mut request = of_commit(&lead, &sha);
        for response in pages {
            let page = paging::page::<Job>(&request, response);
            match page.and_then(|page| page.next) {
                Some(next) if told.len() <= MOST_PAGES => next.apply(&mut request),
                Some(_) | None => return Step::Enough,
            }
        }
        Step::Ask(request)
    }
}

fn of_commit(lead: &Request, sha: &str) -> Request {
    let project: Vec<&str> = lead.path.split('/').take(3).collect();
    let mut request = Request {
        path: format!(
            "{}/repository/commits/{}/builds",
            project.join("/"),
            escape(sha)
        ),
        query: Vec::new(),
        ..lead.clone()
    };
    request.set_query("per_page", &PAGE_SIZE.to_string());
    request
}
