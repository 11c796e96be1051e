//! The page.

use gitlab::ProjectRef;
use leptos::prelude::*;

/// The page.
pub(crate) fn page(project: ProjectRef) -> AnyView {
    view! { <h1 tabindex="-1">"run"</h1> }.into_any()
}
