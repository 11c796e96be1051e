//! The calls of one trigger, written for each place they can be pasted into.

use gitlab::{ProjectRef, Token};
use leptos::prelude::*;

/// What the panel writes calls for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SnippetSubject {
    /// The project.
    pub(crate) project: ProjectRef,
    /// The branch or tag to build.
    pub(crate) git_ref: String,
    /// The variables to send.
    pub(crate) variables: Vec<snippets::Variable>,
    /// The trigger's whole token, where it is known.
    pub(crate) token: Option<Token>,
    /// The trigger's description, or its short token.
    pub(crate) description: String,
}

/// The panel for `subject`; without one it says what to choose.
pub(crate) fn snippet_panel(subject: Signal<Option<SnippetSubject>>) -> AnyView {
    let words = move || subject.get().map(|subject| subject.description);
    view! { <section class="card" aria-label="Snippet">{words}</section> }.into_any()
}
