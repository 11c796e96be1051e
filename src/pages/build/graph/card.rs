//! One job in its column.

use crate::browser::location::Location;
use crate::pages::build::BuildPage;
use crate::pages::build::stages::{Purpose, Run};
use crate::parts::project::PresentProject;
use crate::parts::status::look;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::breakable::breakable;
use crate::ui::field::unique_id;
use crate::ui::time::duration;
use gitlab::{PipelineBasic, Status};
use leptos::prelude::*;

/// The card: a link to the job, or to the build that it started, and what can
/// be done with it. `lit` names the job that is pointed at.
pub(super) fn card(page: BuildPage, run: Memo<Run>, lit: RwSignal<Option<String>>) -> AnyView {
    let name = run.with_untracked(Run::key);
    let point = move |name: Option<String>| lit.set(name);
    let (over, focused) = (name.clone(), name.clone());
    let id = unique_id("job");
    let href = memo(move |_| run.with(|run| href(page, run)));
    let status = memo(move |_| run.with(shown_status));
    let took = memo(move |_| run.with(|run| page.time.of_job(&run.job).map(duration)));
    let notes = memo(move |_| run.with(notes));
    let icon = move || {
        let (tone, icon) = look(&status.get());
        view! { <span class=["job-state ", tone.class()].concat()>{icon.draw(15)}</span> }
    };
    view! {
        <li
            class="job"
            on:mouseenter=move |_| point(Some(over.clone()))
            on:mouseleave=move |_| point(None)
            on:focusin=move |_| point(Some(focused.clone()))
            on:focusout=move |_| point(None)
        >
            <a id=id.clone() href=move || href.get() title=name.clone()>
                {icon}
                <span class="job-name"><bdi>{breakable(&name)}</bdi></span>
                <span class="job-word soft small">
                    {move || status.get().word().to_owned()}
                    {move || notes.get()}
                    {waits_for(page, &name)}
                </span>
                <span class="soft small num">{move || took.get()}</span>
            </a>
            {page.commands.button(page, run, id)}
        </li>
    }
    .into_any()
}

/// "(after compile, lint)": what the lines show, in words.
fn waits_for(page: BuildPage, name: &str) -> AnyView {
    let name = name.to_owned();
    let words = memo(move |_| {
        let all = page.needs.all();
        let own = all.into_iter().find(|job| job.name == name)?;
        Some([" (after ", &own.needs.join(", "), ")"].concat())
    });
    view! { <span class="job-needs"><bdi>{move || words.get()}</bdi></span> }.into_any()
}

/// Where the card leads; nowhere for a job whose build is not there yet, or is
/// of another project, which the card "Downstream builds" links to.
fn href(page: BuildPage, run: &Run) -> Option<String> {
    let project = page.project.get_value();
    let route = match &run.purpose {
        Purpose::Script => Route::Job(project, run.job.id),
        Purpose::Build(started) => {
            let build = started.as_deref().filter(|build| is_here(build))?;
            Route::Build(project, build.id)
        }
    };
    Some(expect_context::<Location>().href(&Address::of(route)))
}

fn is_here(build: &PipelineBasic) -> bool {
    let project = expect_context::<PresentProject>().get();
    project.is_some_and(|project| build.project_id == Some(project.id))
}

/// The status of the build that was started, or else of the job.
fn shown_status(run: &Run) -> Status {
    match &run.purpose {
        Purpose::Build(Some(build)) => build.status.clone(),
        Purpose::Build(None) | Purpose::Script => run.job.status.clone(),
    }
}

/// What stands behind the status, if anything.
fn notes(run: &Run) -> String {
    let starts = if run.starts_a_build() {
        ", starts another build"
    } else {
        ""
    };
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
    [starts, allowed, &retried].concat()
}
