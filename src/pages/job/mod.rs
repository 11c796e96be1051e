//! One job of a build: how it goes, what it was started with, its log.

mod actions;
mod details;
mod failure;

use crate::browser::location::Location;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::loaded::loaded;
use crate::parts::log_view::log_region;
use crate::parts::page_status::PageStatus;
use crate::parts::status::head_status;
use crate::parts::trigger_region::{Provenance, trigger_region};
use crate::parts::variables_region::{BuildVariables, variables_region};
use crate::reactive::memo;
use crate::route::{Address, Route};
use actions::Actions;
use gitlab::{Job, JobId, Pipeline, ProjectRef, endpoints};
use leptos::prelude::*;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct JobPage {
    project: StoredValue<ProjectRef>,
    id: JobId,
    job: Query<Job>,
}

/// The page.
pub(crate) fn page(project: ProjectRef, id: JobId) -> AnyView {
    let endpoint = endpoints::job(&project, id);
    let page = JobPage {
        id,
        job: Query::new(move || Some(endpoint.clone()), activity),
        project: StoredValue::new(project),
    };
    let actions = Actions::new();
    let status = memo(move |_| page.with(|job| job.status.clone()));
    expect_context::<PageStatus>().follow(status);
    view! {
        <div class="page">
            <div class="head">
                {head_status(page.job, status)}
                <h1 tabindex="-1">{page.name()}</h1>
                {summary(page)}
                <div class="row push">{actions.buttons(page)}</div>
            </div>
            {actions.refusals(page)}
            {loaded(page.job, 12, move |job| content(page, job))}
        </div>
    }
    .into_any()
}

impl JobPage {
    fn name(self) -> String {
        ["Job #", &self.id.to_string()].concat()
    }

    /// Takes in what GitLab answered to an action, and looks again.
    fn take_in(self, answered: Job) {
        if answered.id == self.id {
            self.job.amend(|job| *job = answered);
        }
        self.job.refresh();
    }

    fn with<R>(self, read: impl FnOnce(&Job) -> R) -> Option<R> {
        self.job.state().with(|load| load.value().map(read))
    }
}

fn activity(job: &Job) -> Activity {
    if job.status.is_active() {
        Activity::UnderWay
    } else if job.erased_at.is_some() {
        Activity::Settled
    } else {
        // Of a finished one, too, someone may erase the log.
        Activity::Calm
    }
}

/// "unit in stage test, of Build #1405".
fn summary(page: JobPage) -> AnyView {
    let location = expect_context::<Location>();
    let names = memo(move |_| page.with(|job| (job.name.clone(), job.stage.clone())));
    let build = memo(move |_| {
        page.with(|job| job.pipeline.as_ref().map(|build| build.id))
            .flatten()
    });
    let name = move || {
        names.get().map(|(name, stage)| {
            view! { <strong><bdi>{name}</bdi></strong>" in stage "<bdi>{stage}</bdi> }
        })
    };
    let link = move || {
        build.get().map(|id| {
            let route = Route::Build(page.project.get_value(), id);
            let href = location.href(&Address::of(route));
            let name = ["Build #", &id.to_string()].concat();
            view! { ", of "<a href=href>{name}</a> }
        })
    };
    view! { <span class="soft">{name}{link}</span> }.into_any()
}

fn content(page: JobPage, job: Memo<Job>) -> AnyView {
    let project = page.project.get_value();
    let build_id = memo(move |_| job.with(|job| job.pipeline.as_ref().map(|build| build.id)));
    // The job names its build, but not the build's user, who is the trigger's
    // owner: a retried job runs as whoever retried it.
    let asked = project.clone();
    let build = Query::new(
        move || build_id.get().map(|id| endpoints::pipeline(&asked, id)),
        |_: &Pipeline| Activity::Settled,
    );
    let known = Signal::derive(move || build.value());
    let variables = BuildVariables::of(&project, build_id.into(), known);
    let provenance = Provenance::of(&project, known, variables);
    let log = log_region(&project, page.id, job);
    let of_build = move |_: Memo<Pipeline>| {
        let trigger = trigger_region(&project, known, provenance);
        view! { <div class="stack">{trigger}{variables_region(variables)}</div> }.into_any()
    };
    let has_build = memo(move |_| build_id.with(Option::is_some));
    let regions = move || has_build.get().then(|| loaded(build, 6, of_build.clone()));
    view! {
        {move || job.with(why_it_failed)}
        <div class="split aside">
            {log}
            <div class="stack">
                {regions}
                {details::details(job)}
            </div>
        </div>
    }
    .into_any()
}

fn why_it_failed(job: &Job) -> Option<AnyView> {
    let reason = failure::sentence(job.failure_reason.as_deref()?);
    let allowed = job
        .allow_failure
        .then_some(" It is allowed to fail: the build can pass without it.");
    Some(
        view! {
            <div class="notice bad" role="status">
                <p><bdi>{reason}</bdi>{allowed}</p>
            </div>
        }
        .into_any(),
    )
}
