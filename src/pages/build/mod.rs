//! The page.

use gitlab::ProjectRef;
use leptos::prelude::*;

/// The page.
pub(crate) fn page(project: ProjectRef, build: gitlab::PipelineId) -> AnyView {
    view! { <h1 tabindex="-1">"build"</h1> }.into_any()
}
