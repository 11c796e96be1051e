//! The jobs of a build, every run of each.

use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use gitlab::{Job, Page, PipelineId, ProjectRef, endpoints};
use leptos::prelude::*;

/// How many pages of 100 jobs are read.
const PAGES: usize = 5;

/// The jobs, page by page: each page is asked for once the one before it says
/// that it follows.
#[derive(Clone, Copy)]
pub(crate) struct BuildJobs([Query<Page<Job>>; PAGES]);

impl BuildJobs {
    /// Asks for the jobs of `build`.
    pub(crate) fn of(project: &ProjectRef, build: PipelineId) -> Self {
        let endpoint = endpoints::pipeline_jobs(project, build);
        let mut before: Option<Query<Page<Job>>> = None;
        Self(std::array::from_fn(|_| {
            let (endpoint, previous) = (endpoint.clone(), before);
            let question = move || match previous {
                None => Some(endpoint.clone()),
                Some(page) => page
                    .state()
                    .with(|load| load.value()?.next.clone())
                    .map(|next| endpoint.clone().at(&next)),
            };
            let page = Query::new(question, activity);
            before = Some(page);
            page
        }))
    }

    /// Looks again at all of them.
    pub(crate) fn refresh(self) {
        for page in self.0 {
            page.refresh();
        }
    }

    /// Every run of every job, as far as they are known.
    pub(crate) fn all(self) -> Vec<Job> {
        let items = self.0.into_iter().flat_map(|page| {
            let items = page
                .state()
                .with(|load| load.value().map(|page| page.items.clone()));
            items.unwrap_or_default()
        });
        items.collect()
    }

    /// The first page, which stands for all in what is awaited or refused.
    pub(crate) fn first(self) -> Query<Page<Job>> {
        let [first, ..] = self.0;
        first
    }

    /// Whether some jobs are not shown.
    pub(crate) fn more(self) -> bool {
        let [.., last] = self.0;
        last.state().with(|load| match load {
            Load::Ready { value, .. } => value.next.is_some(),
            Load::Idle | Load::Loading | Load::Slow | Load::Failed(_) => false,
        })
    }
}

fn activity(page: &Page<Job>) -> Activity {
    let each = || page.items.iter().map(|job| Activity::of(&job.status));
    if each().any(|activity| activity == Activity::UnderWay) {
        Activity::UnderWay
    } else if each().any(|activity| activity == Activity::Calm) {
        Activity::Calm
    } else {
        Activity::Settled
    }
}
