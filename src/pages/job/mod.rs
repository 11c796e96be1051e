//! The page.

use gitlab::ProjectRef;
use leptos::prelude::*;

/// The page.
pub(crate) fn page(project: ProjectRef, job: gitlab::JobId) -> AnyView {
    view! { <h1 tabindex="-1">"job"</h1> }.into_any()
}
