//! Trigger tokens that were pasted by someone who may not list triggers. They
//! live as long as the page, and nowhere else, and serve only the connection that
//! was used when they were pasted. Of a connection that has a trigger token only,
//! that one serves where no other was pasted.

use crate::data::connection::Key;
use crate::data::session::Session;
use gitlab::{ProjectRef, Token};
use leptos::prelude::*;

/// The pasted tokens, as a context.
#[derive(Clone, Copy)]
pub(crate) struct PastedTokens {
    session: Session,
    all: RwSignal<Vec<Pasted>>,
}

#[derive(Clone)]
struct Pasted {
    by: Key,
    project: ProjectRef,
    token: Token,
}

impl PastedTokens {
    /// None yet.
    pub(crate) fn new(session: Session) -> Self {
        Self {
            session,
            all: RwSignal::new(Vec::new()),
        }
    }

    /// Keeps `token` for `project`, in place of an earlier one of the same
    /// connection's.
    pub(crate) fn keep(self, project: ProjectRef, token: Token) {
        let Some(by) = self.session.key_now() else {
            return;
        };
        self.all.update(|all| {
            all.retain(|other| other.by != by || other.project != project);
            all.push(Pasted { by, project, token });
        });
    }

    /// The token that the current connection has for `project`, if any;
    /// whoever reads it is told of changes.
    pub(crate) fn of(self, project: &ProjectRef) -> Option<Token> {
        let by = self.session.key()?;
        let pasted = self.all.with(|all| {
            let mut all = all.iter();
            let found = all.find(|pasted| pasted.by == by && pasted.project == *project);
            found.map(|pasted| pasted.token.clone())
        });
        pasted.or_else(|| {
            let only = self.session.trigger_only()?;
            (only.project == *project).then_some(only.token)
        })
    }

    /// Forgets those of connections that are no more.
    pub(crate) fn tidy(self) {
        let roster = self.session.roster();
        self.all
            .update(|all| all.retain(|pasted| roster.find(&pasted.by).is_some()));
    }
}
