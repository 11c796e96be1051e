//! Trigger tokens that were pasted by someone who may not list triggers. They
//! live as long as the page, and nowhere else, and serve only the account that
//! was connected when they were pasted.

use crate::data::connection::Account;
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
    by: Account,
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
    /// account's.
    pub(crate) fn keep(self, project: ProjectRef, token: Token) {
        let Some(by) = self.session.account_now() else {
            return;
        };
        self.all.update(|all| {
            all.retain(|other| other.by != by || other.project != project);
            all.push(Pasted { by, project, token });
        });
    }

    /// The token that the connected account pasted for `project`, if any;
    /// whoever reads it is told of changes.
    pub(crate) fn of(self, project: &ProjectRef) -> Option<Token> {
        let by = self.session.account()?;
        self.all.with(|all| {
            let mut all = all.iter();
            let found = all.find(|pasted| pasted.by == by && pasted.project == *project);
            found.map(|pasted| pasted.token.clone())
        })
    }

    /// Forgets them all.
    pub(crate) fn forget(self) {
        self.all.set(Vec::new());
    }
}
