//! Trigger tokens that were pasted by someone who may not list triggers. They
//! live as long as the page, and nowhere else.

use gitlab::{ProjectRef, Token};
use leptos::prelude::*;

/// The pasted tokens, as a context.
#[derive(Clone, Copy)]
pub(crate) struct PastedTokens(RwSignal<Vec<(ProjectRef, Token)>>);

impl PastedTokens {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Keeps `token` for `project`, in place of an earlier one.
    pub(crate) fn keep(self, project: ProjectRef, token: Token) {
        self.0.update(|all| {
            all.retain(|(other, _)| *other != project);
            all.push((project, token));
        });
    }

    /// The token pasted for `project`, if any; whoever reads it is told of changes.
    pub(crate) fn of(self, project: &ProjectRef) -> Option<Token> {
        self.0.with(|all| {
            let found = all.iter().find(|(other, _)| other == project);
            found.map(|(_, token)| token.clone())
        })
    }

    /// Forgets them all.
    pub(crate) fn forget(self) {
        self.0.set(Vec::new());
    }
}
