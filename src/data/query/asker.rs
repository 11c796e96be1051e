//! As whom a query asks: an answer belongs to the account it was told to.

use crate::data::connection::Account;
use crate::data::session::Session;
use gitlab::Token;
use std::cell::RefCell;

/// The account and the token with which a query asks.
#[derive(Default)]
pub(super) struct Asker(RefCell<Option<(Account, Token)>>);

/// What has become of the asker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing.
    Same,
    /// The same account has another token, which may be allowed more or less.
    Token,
    /// Another account, or none: what was answered before is not for it.
    Account,
}

impl Asker {
    /// Becomes whoever is connected; whoever calls this in an effect is told of
    /// another connection.
    pub(super) fn follow(&self, session: Session) -> Change {
        let connection = session.connection();
        self.turn_into(connection.map(|it| (it.account(), it.token)))
    }

    fn turn_into(&self, now: Option<(Account, Token)>) -> Change {
        let before = self.0.replace(now.clone());
        match (before, now) {
            (None, None) => Change::Same,
            (Some((before, old)), Some((now, new))) if before == now => {
                if old == new {
                    Change::Same
                } else {
                    Change::Token
                }
            }
            (_, _) => Change::Account,
        }
    }

    /// Whether there is anyone to ask for.
    pub(super) fn is_someone(&self) -> bool {
        self.0.borrow().is_some()
    }

    /// The account, if there is one.
    pub(super) fn account(&self) -> Option<Account> {
        let asker = self.0.borrow();
        asker.as_ref().map(|(account, _)| account.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::{Instance, UserId};

    fn who(host: &str, user: u64, token: &str) -> Option<(Account, Token)> {
        let instance = Instance::parse(host).unwrap();
        let account = Account::new(&instance, UserId(user));
        Some((account, Token::new(token)))
    }

    #[test]
    fn only_another_token_of_the_same_account_keeps_what_is_known() {
        let (here, there) = ("https://a.example", "https://b.example");
        let steps = [
            (None, Change::Same),
            (who(here, 1, "one"), Change::Account),
            (who(here, 1, "one"), Change::Same),
            (who(here, 1, "two"), Change::Token),
            (who(here, 2, "two"), Change::Account),
            (who(there, 2, "two"), Change::Account),
            (None, Change::Account),
        ];
        let asker = Asker::default();
        for (step, (now, change)) in steps.into_iter().enumerate() {
            assert_eq!(asker.turn_into(now), change, "step {step}");
        }
    }
}
