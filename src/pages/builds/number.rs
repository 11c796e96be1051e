//! A build's number, which leads to the build.

use crate::browser::location::Location;
use crate::route::{Address, Route};
use gitlab::{PipelineId, ProjectRef};
use leptos::prelude::*;

/// The number as a link.
pub(super) fn number(project: ProjectRef, build: PipelineId) -> AnyView {
    let location = expect_context::<Location>();
    let href = location.href(&Address::of(Route::Build(project, build)));
    let number = ["#", &build.to_string()].concat();
    view! { <a class="strong num" href=href>{number}</a> }.into_any()
}
