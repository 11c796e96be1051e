//! The builds that this build started.

use super::BuildPage;
use crate::browser::location::Location;
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::project::PresentProject;
use crate::parts::status::status_pill;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::rows::rows;
use gitlab::{Bridge, PipelineBasic, Status};
use leptos::prelude::*;

/// The card; nothing where the build started no other.
pub(super) fn downstream(page: BuildPage) -> AnyView {
    let bridges = page.bridges;
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
