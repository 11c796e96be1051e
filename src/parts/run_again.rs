//! "Run again": the link to the Run form that is to be filled as an earlier
//! build was started. The link carries the build's number and nothing that the
//! build was given.

use crate::browser::location::Location;
use crate::route::{Address, Route};
use crate::ui::icon::Icon;
use gitlab::{PipelineId, ProjectRef};
use leptos::prelude::*;

/// The name in the form's address under which the build's number stands.
pub(crate) const AGAIN: &str = "again";

/// The name under which it stands that the form is to be saved as a preset.
pub(crate) const SAVE: &str = "save";

/// What the link does, shown on hover.
const PURPOSE: &str = "Opens the Run form, filled as this build was started. Nothing starts yet.";

fn address(project: ProjectRef, build: PipelineId) -> Address {
    Address {
        route: Route::Run(project),
        query: vec![(AGAIN.to_owned(), build.to_string())],
    }
}

/// The link on a page of its own build, named by `word`.
pub(crate) fn run_again_button(
    project: ProjectRef,
    build: PipelineId,
    class: &'static str,
    word: &'static str,
) -> AnyView {
    let href = expect_context::<Location>().href(&address(project, build));
    view! { <a class=class href=href title=PURPOSE>{word}</a> }.into_any()
}

/// The link to the same form with the dialog that saves it as a preset.
pub(crate) fn save_as_preset_link(project: ProjectRef, build: PipelineId) -> AnyView {
    let mut address = address(project, build);
    address.query.push((SAVE.to_owned(), "preset".to_owned()));
    let href = expect_context::<Location>().href(&address);
    view! {
        <a
            class="button"
            href=href
            title="Keeps how this build was started, to start it so again. Opens the Run form"
        >
            "Save as preset"
        </a>
    }
    .into_any()
}

/// The link among others of its kind, named after its build.
pub(crate) fn run_again_link(project: ProjectRef, build: PipelineId) -> AnyView {
    let href = expect_context::<Location>().href(&address(project, build));
    let name = ["Run #", &build.to_string(), " again"].concat();
    view! {
        <a class="run-again quiet" href=href title=PURPOSE aria-label=name>
            {Icon::Again.draw(15)}
        </a>
    }
    .into_any()
}
