//! Sends the revocation of several triggers. It goes on while other pages are
//! shown, and its results stay until they were seen.

use super::Inventory;
use super::entry::Entry;
use super::revocation::{Fate, Outcome, Revocation};
use crate::browser::fetch::Abort;
use crate::data::connection::Account;
use crate::data::session::Session;
use gitlab::{ApiError, ErrorKind, endpoints};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The present revocation, as a context.
#[derive(Clone, Copy)]
pub(crate) struct Revoking {
    session: Session,
    inventory: Inventory,
    present: RwSignal<Option<(Account, Revocation)>>,
}

impl Revoking {
    /// None yet.
    pub(crate) fn new(session: Session, inventory: Inventory) -> Self {
        Self {
            session,
            inventory,
            present: RwSignal::new(None),
        }
    }

    /// What `read` finds in the present revocation of the connected account, if
    /// there is one; whoever reads it is told of changes.
    pub(crate) fn with<R>(self, read: impl FnOnce(&Revocation) -> R) -> Option<R> {
        let account = self.session.account()?;
        self.present.with(|present| match present {
            Some((whose, revocation)) if *whose == account => Some(read(revocation)),
            Some(_) | None => None,
        })
    }

    /// Begins to revoke `entries`.
    pub(crate) fn begin(self, entries: Vec<Arc<Entry>>) {
        let Some(account) = self.session.account_now() else {
            return;
        };
        self.present.set(Some((account, Revocation::of(entries))));
        self.go_on();
    }

    /// Sends nothing more.
    pub(crate) fn stop(self) {
        self.change(Revocation::stop);
    }

    /// Goes on where it was stopped.
    pub(crate) fn resume(self) {
        self.change(Revocation::resume);
        self.go_on();
    }

    /// Tries those again that were not revoked.
    pub(crate) fn retry(self) {
        self.change(Revocation::retry);
        self.go_on();
    }

    /// The results were seen.
    pub(crate) fn forget(self) {
        self.present.set(None);
    }

    /// Forgets what belongs to someone who is not here any more.
    pub(super) fn forget_unless(self, is_here: impl Fn(&Account) -> bool) {
        let is_gone = |present: &Option<(Account, Revocation)>| {
            let whose = present.as_ref().map(|(account, _)| account);
            whose.is_some_and(|account| !is_here(account))
        };
        if self.present.with_untracked(is_gone) {
            self.forget();
        }
    }

    fn change<R>(self, change: impl FnOnce(&mut Revocation) -> R) -> Option<R> {
        self.present
            .try_update(|present| present.as_mut().map(|(_, revocation)| change(revocation)))?
    }

    /// Sends the next request, and after it the one after that.
    fn go_on(self) {
        let whose = self
            .present
            .try_with_untracked(|present| present.as_ref().map(|(account, _)| account.clone()));
        let Some(Some(account)) = whose else { return };
        if self.session.account_now().as_ref() != Some(&account) {
            return;
        }
        let Some(Some(entry)) = self.change(Revocation::next) else {
            return;
        };
        spawn_local(async move {
            let outcome = self.revoke(&entry).await;
            if matches!(&outcome, Outcome::Settled(Fate::Revoked | Fate::NotFound)) {
                self.inventory.remove(entry.place.id, entry.trigger.id);
            }
            self.change(|revocation| revocation.take_in(entry.trigger.id, outcome));
            self.go_on();
        });
    }

    /// Revokes one. Where no answer came, GitLab is asked whether it is gone.
    async fn revoke(self, entry: &Entry) -> Outcome {
        let (project, id) = (entry.place.project(), entry.trigger.id);
        let sent = endpoints::delete_trigger(&project, id);
        let error = match self.session.ask(sent, Abort::new()).await {
            Ok(()) => return Outcome::Settled(Fate::Revoked),
            Err(error) => error,
        };
        match told(error) {
            Told::Outcome(outcome) => outcome,
            Told::Nothing(error) => {
                let look = endpoints::trigger(&project, id);
                seen(error, self.session.ask(look, Abort::new()).await.map(drop))
            }
        }
    }
}

/// What an error tells about a revocation.
#[derive(Debug, PartialEq)]
enum Told {
    /// What came of it.
    Outcome(Outcome),
    /// It may have been done.
    Nothing(ApiError),
}

fn told(error: ApiError) -> Told {
    match error.kind {
        ErrorKind::NotFound => Told::Outcome(Outcome::Settled(Fate::NotFound)),
        ErrorKind::TooManyRequests { .. } | ErrorKind::TokenRefused(_) | ErrorKind::Aborted => {
            Told::Outcome(Outcome::Halted(error))
        }
        _ if error.is_surely_undone() => Told::Outcome(Outcome::Settled(Fate::Refused(error))),
        _ => Told::Nothing(error),
    }
}

/// What a look at the trigger shows after an `error` that told nothing.
fn seen(error: ApiError, look: Result<(), ApiError>) -> Outcome {
    Outcome::Settled(match look {
        Ok(()) => Fate::Refused(error),
        Err(look) if look.kind == ErrorKind::NotFound => Fate::Revoked,
        Err(_) => Fate::NotKnown(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::{Cause, Doing, TokenFault};

    fn error(kind: ErrorKind) -> ApiError {
        let mut error = ApiError::timed_out(Doing::RevokeTrigger);
        error.kind = kind;
        error
    }

    #[test]
    fn an_error_says_what_came_of_it_or_that_one_has_to_look() {
        let settled = |fate| Told::Outcome(Outcome::Settled(fate));
        let forbidden = error(ErrorKind::Forbidden);
        assert_eq!(told(error(ErrorKind::NotFound)), settled(Fate::NotFound));
        assert_eq!(told(forbidden.clone()), settled(Fate::Refused(forbidden)));
        for kind in [
            ErrorKind::TooManyRequests { retry_after: None },
            ErrorKind::TokenRefused(TokenFault::Unknown),
            ErrorKind::Aborted,
        ] {
            let halted = Told::Outcome(Outcome::Halted(error(kind.clone())));
            assert_eq!(told(error(kind)), halted);
        }
        let unreachable = ErrorKind::Unreachable {
            cause: Cause::Unknown,
        };
        for kind in [ErrorKind::TimedOut, ErrorKind::ServerFault, unreachable] {
            assert_eq!(told(error(kind.clone())), Told::Nothing(error(kind)));
        }
    }

    #[test]
    fn a_look_settles_what_an_answer_did_not() {
        let lost = || error(ErrorKind::TimedOut);
        let rows = [
            (Ok(()), Fate::Refused(lost())),
            (Err(error(ErrorKind::NotFound)), Fate::Revoked),
            (Err(lost()), Fate::NotKnown(lost())),
        ];
        for (look, fate) in rows {
            assert_eq!(seen(lost(), look), Outcome::Settled(fate));
        }
    }
}
