//! The dialog "Revoke triggers": what goes, the deliberate word, and what has
//! become of each.

mod question;
mod recents;
mod results;

use super::state::InventoryPage;
use crate::data::inventory::entry::Entry;
use crate::data::inventory::revocation::{Pace, Revocation};
use crate::data::inventory::revoking::Revoking;
use crate::reactive::memo;
use crate::ui::dialog::Dialog;
use leptos::prelude::*;
use std::sync::Arc;

/// The dialog's state.
#[derive(Clone, Copy)]
pub(super) struct Revoke {
    open: RwSignal<bool>,
    asked: RwSignal<Vec<Arc<Entry>>>,
    revoking: Revoking,
}

impl Revoke {
    /// Closed.
    pub(super) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            asked: RwSignal::new(Vec::new()),
            revoking: expect_context(),
        }
    }

    /// Opens it about `entries`; while an earlier revocation is not over, about
    /// that one.
    pub(super) fn ask(self, entries: Vec<Arc<Entry>>) {
        let pace = untrack(|| self.revoking.with(Revocation::pace));
        match pace {
            Some(Pace::Going | Pace::Stopped | Pace::Halted(_)) => {}
            Some(Pace::Over) | None => {
                self.revoking.forget();
                self.asked.set(entries);
            }
        }
        self.open.set(true);
    }
}

/// The dialog.
pub(super) fn dialog(page: InventoryPage) -> AnyView {
    let revoke = page.revoke;
    let began = memo(move |_| revoke.revoking.with(|_| ()).is_some());
    let content = move || {
        if began.get() {
            results::results(page)
        } else {
            question::question(page, revoke.asked.get_untracked())
        }
    };
    view! {
        <Dialog open=revoke.open label="Revoke triggers">
            <div class="revoke-triggers">{content}</div>
        </Dialog>
    }
    .into_any()
}

/// What stands above the table while a revocation is under way or its results
/// were not seen, and the dialog is closed.
pub(super) fn line(page: InventoryPage) -> AnyView {
    let revoke = page.revoke;
    let words = memo(move |_| revoke.revoking.with(results::summary));
    let is_shown = move || words.with(Option::is_some) && !revoke.open.get();
    view! {
        <div class="notice info" hidden=move || !is_shown()>
            <div class="row">
                <span>{move || words.get()}</span>
                <span class="push"></span>
                <button type="button" on:click=move |_| revoke.open.set(true)>"Show results"</button>
            </div>
        </div>
    }
    .into_any()
}
