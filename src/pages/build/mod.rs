//! One build: how it went, which trigger started it and with which variables,
//! its jobs by stage.

mod actions;
mod bridges;
mod compare_with;
mod details;
mod downstream;
mod graph;
mod job_commands;
mod loss;
mod notice;
mod outlook;
mod progress;
#[cfg(test)]
mod sample;
mod stages;
mod time;

use crate::browser::location::Location;
use crate::data::build_jobs::BuildJobs;
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::data::started::Record;
use crate::parts::loaded::loaded;
use crate::parts::page_status::PageStatus;
use crate::parts::status::head_status;
use crate::parts::trigger_region::{Provenance, trigger_region};
use crate::parts::variables_region::{BuildVariables, variables_region};
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::pill::badge;
use crate::ui::time::{Ago, duration};
use crate::ui::unseen::marked;
use actions::Actions;
use bridges::bridges;
use gitlab::{Bridge, ErrorKind, Pipeline, PipelineId, ProjectRef, Source, Status, endpoints};
use graph::Needs;
use job_commands::JobCommands;
use leptos::prelude::*;
use notice::Notice;
use time::BuildTime;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct BuildPage {
    project: StoredValue<ProjectRef>,
    id: PipelineId,
    build: Query<Pipeline>,
    jobs: BuildJobs,
    bridges: Memo<Vec<Bridge>>,
    needs: Needs,
    commands: JobCommands,
    time: BuildTime,
    provenance: Provenance,
    variables: BuildVariables,
}

/// The page.
pub(crate) fn page(project: ProjectRef, id: PipelineId) -> AnyView {
    let page = BuildPage::open(project, id);
    let actions = Actions::new();
    page.follow_status();
    let notice = Notice::new(page);
    expect_context::<PageStatus>().follow(page.status());
    view! {
        <div class="page">
            <div class="head">
                {head_status(page.build, page.status())}
                <h1 tabindex="-1">{page.name()}</h1>
                {summary(page)}
                <div class="row push">{notice.button(page)}{actions.buttons(page)}</div>
            </div>
            {actions.refusals(page)}
            {notice.refusal()}
            {progress::progress(page)}
            {loaded(page.build, 8, move |build| content(page, build))}
        </div>
    }
    .into_any()
}

impl BuildPage {
    fn open(project: ProjectRef, id: PipelineId) -> Self {
        let endpoint = endpoints::pipeline(&project, id);
        let build = Query::new(move || Some(endpoint.clone()), activity);
        let known = Signal::derive(move || build.value());
        let variables = BuildVariables::of(&project, Signal::derive(move || Some(id)), known);
        let jobs = BuildJobs::of(&project, id);
        Self {
            id,
            build,
            jobs,
            bridges: bridges(&project, id),
            needs: Needs::of(id),
            commands: JobCommands::new(),
            time: BuildTime::of(build, jobs),
            provenance: Provenance::of(&project, known, variables),
            variables,
            project: StoredValue::new(project),
        }
    }

    fn name(self) -> String {
        ["Build #", &self.id.to_string()].concat()
    }

    fn with<R>(self, read: impl FnOnce(&Pipeline) -> R) -> Option<R> {
        self.build.state().with(|load| load.value().map(read))
    }

    fn status(self) -> Memo<Option<Status>> {
        memo(move |_| self.with(|build| build.basic.status.clone()))
    }

    /// Whether GitLab no longer has it, though it did when the page was opened.
    fn gone(self) -> Memo<bool> {
        memo(move |_| {
            let stale = |load: &Load<Pipeline>| load.stale().map(|error| error.kind.clone());
            self.build.state().with(stale) == Some(ErrorKind::NotFound)
        })
    }

    /// Looks at the jobs again whenever the build changes its status: somebody
    /// may have retried it elsewhere.
    fn follow_status(self) {
        let status = self.status();
        Effect::new(move |before: Option<Option<Status>>| {
            let now = status.get();
            if before
                .flatten()
                .is_some_and(|before| now.as_ref() != Some(&before))
            {
                self.jobs.refresh();
            }
            now
        });
    }

    /// Takes in what GitLab answered to a command, and looks again at what
    /// changes with it.
    fn take_in(self, answered: Pipeline) {
        self.build.amend(|build| *build = answered);
        self.look_again();
    }

    /// Looks again at the build and its jobs, after something was done to them.
    fn look_again(self) {
        self.build.refresh();
        self.jobs.refresh();
    }
}

/// A build that is over may be retried or deleted by somebody else.
fn activity(build: &Pipeline) -> Activity {
    match Activity::of(&build.basic.status) {
        Activity::UnderWay => Activity::UnderWay,
        Activity::Calm | Activity::Settled => Activity::Calm,
    }
}

/// The badge and "7 hours ago, took 4:02, on master"; of one that is not over,
/// "just now, running for 0:12, on master".
fn summary(page: BuildPage) -> AnyView {
    let triggered = memo(move |_| {
        let source = page.with(|build| build.basic.source.clone()).flatten();
        source.as_ref().is_some_and(Source::is_trigger)
    });
    let created = memo(move |_| page.with(|build| build.basic.created_at).flatten());
    let took = memo(move |_| page.with(|build| page.time.of_build(build)).flatten());
    let status = page.status();
    let verb = move || {
        if status.get().is_some_and(|status| status.is_active()) {
            ", running for "
        } else {
            ", took "
        }
    };
    let git_ref = memo(move |_| page.with(|build| build.basic.git_ref.as_str().to_owned()));
    view! {
        {move || triggered.get().then(|| badge("triggered"))}
        <span class="soft">
            {move || created.get().map(|at| view! { <Ago at=at /> })}
            {move || took.get().map(|seconds| [verb(), &duration(seconds)].concat())}
            {move || git_ref.get().map(|name| view! { ", on "<span class="mono">{marked(&name)}</span> })}
            {move || again_from(page)}
        </span>
    }
    .into_any()
}

/// The earlier build that this one runs again, where this browser started it
/// as such.
fn again_from(page: BuildPage) -> Option<AnyView> {
    let instance = expect_context::<Session>().instance()?;
    let record = expect_context::<Record>();
    let earlier = record.with(|record| record.again_of(&instance, page.id))?;
    let route = Route::Build(page.project.get_value(), earlier);
    let href = expect_context::<Location>().href(&Address::of(route));
    let name = ["again from #", &earlier.to_string()].concat();
    Some(view! { ", "<a href=href>{name}</a> }.into_any())
}

fn content(page: BuildPage, build: Memo<Pipeline>) -> AnyView {
    let project = page.project.get_value();
    let signal = Signal::derive(move || Some(build.get()));
    view! {
        {move || configuration_errors(build)}
        <div class="split aside">
            <div class="stack">
                {graph::jobs(page)}
                {downstream::downstream(page)}
            </div>
            <div class="stack">
                {trigger_region(&project, signal, page.provenance)}
                {variables_region(page.variables)}
                {details::details(build)}
            </div>
        </div>
    }
    .into_any()
}

/// What is wrong with the project's CI configuration, in GitLab's words.
fn configuration_errors(build: Memo<Pipeline>) -> Option<AnyView> {
    let errors = build.with(|build| build.yaml_errors.clone())?;
    Some(
        view! {
            <div class="notice bad" role="status">
                <strong>"The CI configuration has an error, so no job could run."</strong>
                <p class="lines"><bdi>{errors}</bdi></p>
                <p>"Correct .gitlab-ci.yml on this branch or tag and start a new build."</p>
            </div>
        }
        .into_any(),
    )
}
