//! The jobs of a build, by stage.

use super::stages::{Run, Stage, stages};
use super::{BuildPage, activity_of};
use crate::browser::location::Location;
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::loaded::loaded;
use crate::parts::status::look;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::breakable::breakable;
use crate::ui::empty::empty;
use crate::ui::rows::rows;
use crate::ui::time::duration;
use gitlab::{Job, Page, PipelineId, ProjectRef, endpoints};
use leptos::prelude::*;

/// How many pages of 100 jobs are read.
const PAGES: usize = 5;

/// The jobs, page by page: each page is asked for once the one before it says
/// that it follows.
#[derive(Clone, Copy)]
pub(super) struct JobLists([Query<Page<Job>>; PAGES]);

impl JobLists {
    /// Asks for the jobs of `build`.
    pub(super) fn of(project: &ProjectRef, build: PipelineId) -> Self {
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
    pub(super) fn refresh(self) {
        for page in self.0 {
            page.refresh();
        }
    }

    fn all(self) -> Vec<Job> {
        let items = self.0.into_iter().flat_map(|page| {
            let items = page
                .state()
                .with(|load| load.value().map(|page| page.items.clone()));
            items.unwrap_or_default()
        });
        items.collect()
    }

    /// Whether some jobs are not shown.
    fn more(self) -> bool {
        let [.., last] = self.0;
        last.state().with(|load| match load {
            Load::Ready { value, .. } => value.next.is_some(),
            Load::Idle | Load::Loading | Load::Slow | Load::Failed(_) => false,
        })
    }
}

fn activity(page: &Page<Job>) -> Activity {
    let each = || page.items.iter().map(|job| activity_of(&job.status));
    if each().any(|activity| activity == Activity::UnderWay) {
        Activity::UnderWay
    } else if each().any(|activity| activity == Activity::Calm) {
        Activity::Calm
    } else {
        Activity::Settled
    }
}

/// The card with the stages.
pub(super) fn jobs(page: BuildPage) -> AnyView {
    let [first, ..] = page.jobs.0;
    let by_stage = memo(move |_| stages(page.jobs.all()));
    let none = memo(move |_| by_stage.with(Vec::is_empty));
    let content = move || {
        if none.get() {
            empty("No jobs", "This build has no jobs that you can see.")
        } else {
            let stages = rows(
                by_stage.into(),
                |stage| stage.name.clone(),
                move |stage| drawn(page, stage),
            );
            view! { <div class="stages">{stages}</div> }.into_any()
        }
    };
    let more = move || {
        page.jobs.more().then_some(view! {
            <p class="region-note soft small">
                "This build has more jobs than are shown here. Open it in GitLab to see them all."
            </p>
        })
    };
    view! {
        <section class="card" aria-label="Jobs">
            <header><h2>"Jobs"</h2></header>
            {loaded(first, 3, move |_| content.into_any())}
            {more}
        </section>
    }
    .into_any()
}

fn drawn(page: BuildPage, stage: Memo<Stage>) -> AnyView {
    let runs = memo(move |_| stage.with(|stage| stage.jobs.clone()));
    let name = stage.with_untracked(|stage| stage.name.clone());
    let label = name.clone();
    view! {
        <div class="stage" role="group" aria-label=label>
            <h3 class="soft small"><bdi>{name}</bdi></h3>
            {rows(runs.into(), Run::key, move |run| job(page, run))}
        </div>
    }
    .into_any()
}

/// One job, a link to its page.
fn job(page: BuildPage, run: Memo<Run>) -> AnyView {
    let location = expect_context::<Location>();
    let (id, name) = run.with_untracked(|run| (run.job.id, run.job.name.clone()));
    let href = location.href(&Address::of(Route::Job(page.project.get_value(), id)));
    let status = memo(move |_| run.with(|run| run.job.status.clone()));
    let took = memo(move |_| run.with(|run| run.job.duration).map(duration));
    let notes = memo(move |_| run.with(notes));
    let icon = move || {
        let (tone, icon) = look(&status.get());
        view! { <span class=["job-state ", tone.class()].concat()>{icon.draw(15)}</span> }
    };
    view! {
        <a class="job" href=href>
            {icon}
            <span class="job-name"><bdi>{breakable(&name)}</bdi></span>
            <span class="job-word soft small">
                {move || status.get().word().to_owned()}
                {move || notes.get()}
            </span>
            <span class="soft small num">{move || took.get()}</span>
        </a>
    }
    .into_any()
}

/// What stands behind the status, if anything.
fn notes(run: &Run) -> String {
    let allowed = if run.job.allow_failure {
        ", allowed to fail"
    } else {
        ""
    };
    let retried = match run.before {
        0 => String::new(),
        1 => ", retried".to_owned(),
        often => [", retried ", &often.to_string(), " times"].concat(),
    };
    [allowed, &retried].concat()
}
