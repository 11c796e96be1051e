//! What was read for someone goes when they sign out: it has their triggers' tokens.

use super::revoking::Revoking;
use super::{Inventory, Shown, Work};
use crate::data::connection::{Account, SignedIn};
use crate::data::session::Session;
use crate::reactive::effect;
use leptos::prelude::*;

/// Follows who signs out, for as long as the current owner lives.
pub(crate) fn follow(session: Session, inventory: Inventory, revoking: Revoking) {
    effect(move || {
        let roster = session.roster();
        let is_here = |account: &Account| {
            roster.all().iter().any(|one| match one {
                SignedIn::Account(connection) => connection.account() == *account,
                SignedIn::Trigger(_) => false,
            })
        };
        inventory.forget_unless(is_here);
        revoking.forget_unless(is_here);
    });
}

impl Inventory {
    fn forget_unless(self, is_here: impl Fn(&Account) -> bool) {
        let whose = self.work.with_value(|work| work.owner.clone());
        if whose.is_none_or(|owner| is_here(&owner.account)) {
            return;
        }
        self.give_up_under_way();
        self.work.update_value(|work| {
            *work = Work {
                // What is on its way counts no more.
                round: work.round,
                access_round: work.access_round,
                ..Work::default()
            };
        });
        self.shown.set(Shown::default());
    }
}
