//! The newest builds of several projects, put together.

use crate::data::projects::Bookmark;
use crate::pages::builds::listing::Build;
use gitlab::{ApiError, PipelineBasic, PipelineId, ProjectRef};
use std::sync::Arc;

/// What is known of one project.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OfProject {
    /// The project.
    pub(super) bookmark: Bookmark,
    /// Its newest builds, once they are known.
    builds: Option<Vec<Build>>,
    /// Why they are not known, or not as they are now.
    pub(super) problem: Option<ApiError>,
}

impl OfProject {
    /// Nothing yet.
    pub(super) fn of(bookmark: Bookmark) -> Self {
        Self {
            bookmark,
            builds: None,
            problem: None,
        }
    }

    /// Takes in an answer; a failure keeps the builds that were known.
    pub(super) fn take_in(&mut self, answer: Result<Vec<PipelineBasic>, ApiError>) {
        match answer {
            Ok(builds) => {
                self.builds = Some(builds.into_iter().map(Arc::new).collect());
                self.problem = None;
            }
            Err(error) => self.problem = Some(error),
        }
    }

    /// Whether there is neither an answer nor a reason for none.
    pub(super) fn is_awaited(&self) -> bool {
        self.builds.is_none() && self.problem.is_none()
    }

    /// Whether one of the builds will change by itself.
    pub(super) fn is_under_way(&self) -> bool {
        let builds = self.builds.iter().flatten();
        let mut under_way = builds.filter(|build| build.status.is_active());
        under_way.next().is_some()
    }
}

/// A build and its project.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// The build.
    pub(super) build: Build,
    /// The project's path.
    pub(super) path: Arc<str>,
    /// The project.
    pub(super) project: ProjectRef,
}

/// A build's number is unique on its GitLab.
pub(super) fn key(line: &Line) -> PipelineId {
    line.build.id
}

/// The builds of all projects that `fit`, newest first.
pub(super) fn lines(all: &[OfProject], fit: impl Fn(&Build) -> bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for of in all {
        let path: Arc<str> = of.bookmark.path.as_str().into();
        let project = of.bookmark.project();
        let builds = of.builds.iter().flatten();
        lines.extend(builds.filter(|build| fit(build)).map(|build| Line {
            build: build.clone(),
            path: path.clone(),
            project: project.clone(),
        }));
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.build.id));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::connection::Account;
    use crate::pages::builds::samples::build;
    use gitlab::{Doing, Instance, Status, UserId};

    fn of(ids: &[u32]) -> OfProject {
        let instance = Instance::parse("https://gitlab.example").unwrap();
        let account = Account::new(&instance, UserId(1));
        let mut of = OfProject::of(Bookmark::sample(account, 9));
        let builds = ids.iter().map(|id| build(*id, Status::Success));
        of.take_in(Ok(builds.collect()));
        of
    }

    #[test]
    fn builds_of_all_projects_come_newest_first() {
        let all = [of(&[9, 4]), of(&[7, 3])];
        let ids = |fit: fn(&Build) -> bool| -> Vec<u64> {
            let lines = lines(&all, fit);
            lines.iter().map(|line| line.build.id.0).collect()
        };
        assert_eq!(ids(|_| true), [9, 7, 4, 3]);
        assert_eq!(ids(|build| build.id.0 < 5), [4, 3]);
    }

    #[test]
    fn a_failure_keeps_what_was_known() {
        let mut one = of(&[9]);
        one.take_in(Err(ApiError::timed_out(Doing::ListBuilds)));
        assert_eq!(lines(&[one.clone()], |_| true).len(), 1);
        assert!(one.problem.is_some() && !one.is_awaited());
        one.take_in(Ok(Vec::new()));
        assert_eq!(one.problem, None);
    }
}
