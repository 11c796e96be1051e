//! The builds that this build started.

use super::{BuildPage, activity_of};
use crate::browser::location::Location;
use crate::data::load::{Load, Phase};
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::project::PresentProject;
use crate::parts::status::status_pill;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::rows::rows;
use gitlab::{Bridge, ErrorKind, Page, PipelineBasic, Status, endpoints};
use leptos::prelude::*;

/// The card; nothing where the build started no other.
pub(super) fn downstream(page: BuildPage) -> AnyView {
    let bridges = bridges(page);
    let none = memo(move |_| bridges.with(Vec::is_empty));
    let card = move || {
        (!none.get()).then(|| {
            let rows = rows(
                bridges.into(),
                |bridge| bridge.job.id,
                move |bridge| row(page, bridge),
            );
            view! {
                <section class="card" aria-label="Downstream builds">
                    <header><h2>"Downstream builds"</h2></header>
                    <ul class="downstream">{rows}</ul>
                </section>
            }
        })
    };
    card.into_any()
}

/// GitLab 19.2 gave the list a new path; older ones do not know it.
fn bridges(page: BuildPage) -> Memo<Vec<Bridge>> {
    let endpoint = endpoints::trigger_jobs(&page.project.get_value(), page.id);
    let newer = Query::new(move || Some(endpoint.clone()), activity);
    let endpoint = endpoints::pipeline_bridges(&page.project.get_value(), page.id);
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
        let of_build = downstream.map(|build| activity_of(&build.status));
        activity_of(&bridge.job.status) == Activity::UnderWay
            || of_build == Some(Activity::UnderWay)
    };
    if page.items.iter().any(under_way) {
        Activity::UnderWay
    } else {
        Activity::Settled
    }
}

fn row(page: BuildPage, bridge: Memo<Bridge>) -> AnyView {
    let name = bridge.with_untracked(|bridge| bridge.job.name.clone());
    let started = memo(move |_| bridge.with(|bridge| bridge.downstream_pipeline.clone()));
    let status = memo(move |_| bridge.with(shown_status));
    view! {
        <li>
            {move || status_pill(&status.get())}
            <bdi class="job-name">{name}</bdi>
            <span class="push">{move || target(page, started.get())}</span>
        </li>
    }
    .into_any()
}

/// The status of the build that was started, or else of the job that is to
/// start it.
fn shown_status(bridge: &Bridge) -> Status {
    let started = bridge.downstream_pipeline.as_ref();
    started
        .map_or(&bridge.job.status, |build| &build.status)
        .clone()
}

/// A link to the build: here if it is of this project, else in GitLab.
fn target(page: BuildPage, started: Option<PipelineBasic>) -> AnyView {
    let Some(build) = started else {
        return view! { <span class="soft small">"no build yet"</span> }.into_any();
    };
    let name = ["Build #", &build.id.to_string()].concat();
    let here = expect_context::<PresentProject>()
        .get()
        .map(|project| project.id);
    if here.is_some() && here == build.project_id {
        let route = Route::Build(page.project.get_value(), build.id);
        let href = expect_context::<Location>().href(&Address::of(route));
        return view! { <a href=href>{name}</a> }.into_any();
    }
    let link = open_in_gitlab(build.web_url.as_deref(), &name);
    view! { <span class="soft small">{name}" of another project"</span>{link} }.into_any()
}
