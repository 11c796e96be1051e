//! Which job waits for which, as far as GitLab tells. Only its GraphQL does; a
//! server without it, or one that refuses, leaves the stages without lines, and
//! that is no error.

use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::project::PresentProject;
use gitlab::{JobNeeds, NeedsPage, PipelineId, endpoints};
use leptos::prelude::*;

/// How many pages of 100 jobs are read, as of the jobs themselves.
const PAGES: usize = 5;

/// The needs of a build's jobs, page by page.
#[derive(Clone, Copy)]
pub(in super::super) struct Needs([Query<NeedsPage>; PAGES]);

impl Needs {
    /// Asks for the needs of `build`, once the project's path is known. They
    /// stay as long as the build does, so each page is asked for once.
    pub(in super::super) fn of(build: PipelineId) -> Self {
        let present = expect_context::<PresentProject>();
        let mut before: Option<Query<NeedsPage>> = None;
        Self(std::array::from_fn(|_| {
            let previous = before;
            let question = move || {
                let path = present.get()?.path_with_namespace;
                let after = match previous {
                    None => None,
                    Some(page) => Some(page.state().with(|load| load.value()?.after.clone())?),
                };
                Some(endpoints::job_needs(&path, build, after.as_deref()))
            };
            let page = Query::new(question, |_| Activity::Settled);
            before = Some(page);
            page
        }))
    }

    /// What is known of them.
    pub(in super::super) fn all(self) -> Vec<JobNeeds> {
        let pages = self.0.into_iter().map(|page| {
            let jobs = page
                .state()
                .with(|load| load.value().map(|page| page.jobs.clone()));
            jobs.unwrap_or_default()
        });
        pages
            .flatten()
            .filter(|job| !job.needs.is_empty())
            .collect()
    }
}
