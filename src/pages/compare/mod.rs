//! Two builds side by side: how they went, of what, with which variables, and
//! how long each of their jobs took.

mod changes;
mod facts;
mod jobs;
mod side;
mod variables;

use crate::browser::location::Location;
use crate::data::load::{Load, Phase};
use crate::parts::fault;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::empty::skeleton;
use gitlab::{ErrorKind, PipelineId, ProjectRef};
use leptos::prelude::*;
use side::Side;

/// The page.
pub(crate) fn page(project: ProjectRef, first: PipelineId, second: PipelineId) -> AnyView {
    let content = if first == second {
        same(&project, first)
    } else {
        both([first, second].map(|id| Side::of(&project, id)))
    };
    let swapped = Address::of(Route::Compare(project, second, first));
    let swapped = expect_context::<Location>().href(&swapped);
    view! {
        <div class="page">
            <div class="head">
                <h1 tabindex="-1">"Compare builds"</h1>
                <a class="button push" href=swapped>"Swap"</a>
            </div>
            {content}
        </div>
    }
    .into_any()
}

fn same(project: &ProjectRef, id: PipelineId) -> AnyView {
    let location = expect_context::<Location>();
    let href = location.href(&Address::of(Route::Build(project.clone(), id)));
    let name = ["Build #", &id.to_string()].concat();
    view! {
        <div class="notice" role="alert">
            <p>
                "Both are the same build, so there is nothing to compare. Open "
                <a href=href>{name}</a>
                " and choose another one with \u{201c}Compare with\u{201d}."
            </p>
        </div>
    }
    .into_any()
}

/// All of it once both builds are known; until then, or where one cannot be
/// had, why.
fn both(sides: [Side; 2]) -> AnyView {
    let phase = |side: Side| {
        let state = side.build.state();
        memo(move |_| state.with(Load::phase))
    };
    let phases = sides.map(phase);
    let shown = memo(move |_| phases.iter().all(|phase| phase.get() == Phase::Shown));
    let content = move || {
        if shown.get() {
            view! {
                {facts::facts(sides)}
                {variables::region(sides)}
                {jobs::region(sides)}
            }
            .into_any()
        } else {
            let about = |side: usize| move || about(sides[side], &phases[side].get());
            view! { {about(0)}{about(1)} }.into_any()
        }
    };
    content.into_any()
}

fn about(side: Side, phase: &Phase) -> AnyView {
    match phase {
        Phase::Quiet => skeleton(4, false),
        Phase::Waiting => skeleton(4, true),
        Phase::Shown => ().into_any(),
        Phase::Failed(error) => {
            let again = Callback::new(move |()| side.build.refresh());
            let hint = (error.kind == ErrorKind::NotFound).then_some(
                " It may have been deleted, or belong to another project: only builds of one \
                 project can be compared.",
            );
            view! {
                <p><strong>{side.name()}</strong>" cannot be compared."{hint}</p>
                {fault::fault(error, Some(again))}
            }
            .into_any()
        }
    }
}
