//! The jobs of a build that start other builds.

use crate::data::load::{Load, Phase};
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::reactive::memo;
use gitlab::{Bridge, ErrorKind, Page, PipelineId, ProjectRef, endpoints};
use leptos::prelude::*;

/// Asks for them. GitLab 19.2 gave the list a new path; older ones do not know
/// it. Without an answer there are none.
pub(super) fn bridges(project: &ProjectRef, build: PipelineId) -> Memo<Vec<Bridge>> {
    let endpoint = endpoints::trigger_jobs(project, build);
    let newer = Query::new(move || Some(endpoint.clone()), activity);
    let endpoint = endpoints::pipeline_bridges(project, build);
    let unknown = memo(move |_| match newer.state().with(Load::phase) {
        Phase::Failed(error) => error.kind == ErrorKind::NotFound,
        Phase::Quiet | Phase::Waiting | Phase::Shown => false,
    });
    let older = Query::new(move || unknown.get().then(|| endpoint.clone()), activity);
    memo(move |_| {
        let items = |query: Query<Page<Bridge>>| {
            query
                .state()
                .with(|load| load.value().map(|page| page.items.clone()))
        };
        items(newer).or_else(|| items(older)).unwrap_or_default()
    })
}

fn activity(page: &Page<Bridge>) -> Activity {
    let under_way = |bridge: &Bridge| {
        let downstream = bridge.downstream_pipeline.as_ref();
        let of_build = downstream.map(|build| Activity::of(&build.status));
        Activity::of(&bridge.job.status) == Activity::UnderWay
            || of_build == Some(Activity::UnderWay)
    };
    if page.items.iter().any(under_way) {
        Activity::UnderWay
    } else {
        Activity::Settled
    }
}
