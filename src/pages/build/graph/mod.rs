//! The jobs of a build as a graph: a list of stages, each a list of jobs, and
//! lines between jobs that wait for one another.

mod card;
mod lines;
mod needs;

pub(super) use needs::Needs;

use super::BuildPage;
use super::stages::{Run, Stage, stages};
use crate::parts::loaded::loaded;
use crate::reactive::memo;
use crate::ui::empty::empty;
use crate::ui::rows::rows;
use leptos::prelude::*;
use lines::{Line, Lines, lines};

/// The region "Jobs".
pub(super) fn jobs(page: BuildPage) -> AnyView {
    let by_stage = memo(move |_| stages(page.jobs.all(), page.bridges.get()));
    let none = memo(move |_| by_stage.with(Vec::is_empty));
    let content = move || {
        if none.get() {
            empty("No jobs", "This build has no jobs that you can see.")
        } else {
            graph(page, by_stage)
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
            {page.commands.refusals(page)}
            {loaded(page.jobs.first(), 3, move |_| content.into_any())}
            {more}
        </section>
    }
    .into_any()
}

fn graph(page: BuildPage, by_stage: Memo<Vec<Stage>>) -> AnyView {
    // The name of the job that is pointed at or has the focus.
    let lit = RwSignal::new(None::<String>);
    let drawn = memo(move |_| by_stage.with(|stages| lines(stages, &page.needs.all())));
    let stages = rows(
        by_stage.into(),
        |stage| stage.name.clone(),
        move |stage| column(page, stage, lit),
    );
    view! {
        <div class="graph">
            <div class="graph-plane">
                {lines_between(drawn, lit)}
                <ol class="stages">{stages}</ol>
            </div>
        </div>
    }
    .into_any()
}

/// The lines, for the eye alone: each job tells in words what it waits for.
fn lines_between(drawn: Memo<Lines>, lit: RwSignal<Option<String>>) -> AnyView {
    let all = Signal::derive(move || drawn.with(|lines| lines.all.clone()));
    let size = move |of: fn(&Lines) -> usize| drawn.with(of);
    let (width, height) = (move || size(|it| it.width), move || size(|it| it.height));
    // In sixteenths of the root's font size, like the columns.
    let length = |sixteenths: usize| {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a graph's size is a small number"
        )]
        let rem = sixteenths as f64 / 16.0;
        rem.to_string() + "rem"
    };
    let line = move |line: Memo<Line>| {
        let is_lit = move || {
            let touches = |name: &String| line.with(|it| it.from == *name || it.to == *name);
            lit.with(|lit| lit.as_ref().is_some_and(touches))
        };
        view! { <path class:lit=is_lit d=move || line.with(|line| line.curve.clone()) /> }
            .into_any()
    };
    view! {
        <svg
            class="graph-lines"
            aria-hidden="true"
            width=move || length(width())
            height=move || length(height())
            viewBox=move || ["0 0 ", &width().to_string(), " ", &height().to_string()].concat()
        >
            {rows(all, |line| (line.from.clone(), line.to.clone()), line)}
        </svg>
    }
    .into_any()
}

fn column(page: BuildPage, stage: Memo<Stage>, lit: RwSignal<Option<String>>) -> AnyView {
    let runs = memo(move |_| stage.with(|stage| stage.jobs.clone()));
    let name = stage.with_untracked(|stage| stage.name.clone());
    let label = ["Stage ", &name].concat();
    view! {
        <li class="stage">
            <h3 class="soft small"><bdi>{name}</bdi></h3>
            <ul aria-label=label>
                {rows(runs.into(), Run::key, move |run| card::card(page, run, lit))}
            </ul>
        </li>
    }
    .into_any()
}
