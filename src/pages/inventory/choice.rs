//! Which triggers were chosen, to revoke them together.

use super::count::counted;
use super::state::InventoryPage;
use crate::data::inventory::entry::{Entries, Entry};
use crate::parts::rights::read_only_reason;
use crate::reactive::memo;
use crate::ui::control::{Face, control};
use gitlab::TriggerId;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The most that go together: as many as a person can read through before.
const MOST: usize = 100;

/// The chosen triggers. One that is gone by now is not among them.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    ids: RwSignal<BTreeSet<TriggerId>>,
    chosen: Memo<Entries>,
}

impl Choice {
    /// None of `all` yet.
    pub(super) fn new(all: Memo<Entries>) -> Self {
        let ids = RwSignal::new(BTreeSet::new());
        let chosen = memo(move |_| {
            let is_chosen = |entry: &&Arc<Entry>| ids.with(|ids| ids.contains(&entry.trigger.id));
            all.with(|all| Entries::of(all.all().iter().filter(is_chosen).cloned().collect()))
        });
        Self { ids, chosen }
    }

    /// Whether the trigger is chosen.
    fn has(self, id: TriggerId) -> bool {
        self.ids.with(|ids| ids.contains(&id))
    }

    /// The chosen triggers.
    fn entries(self) -> Vec<Arc<Entry>> {
        self.chosen.with(|chosen| chosen.all().to_vec())
    }

    fn len(self) -> usize {
        self.chosen.with(|chosen| chosen.all().len())
    }

    /// Chooses none.
    pub(super) fn clear(self) {
        self.ids.try_update(BTreeSet::clear);
    }
}

/// The box that chooses one trigger, which is called `name`.
pub(super) fn one(page: InventoryPage, id: TriggerId, name: Memo<String>) -> AnyView {
    let is_chosen = memo(move |_| page.choice.has(id));
    let toggle = move |_| {
        page.choice.ids.update(|ids| {
            if !ids.remove(&id) {
                ids.insert(id);
            }
        });
    };
    view! {
        <input
            type="checkbox"
            aria-label=move || ["Choose ", &name.get()].concat()
            prop:checked=is_chosen
            on:change=toggle
        />
    }
    .into_any()
}

/// The box that chooses all that are shown, or none of them.
pub(super) fn all(page: InventoryPage) -> AnyView {
    let is_all = memo(move |_| {
        page.shown.with(|shown| {
            page.choice.ids.with(|ids| {
                let mut shown = shown.all().iter();
                shown.len() > 0 && shown.all(|entry| ids.contains(&entry.trigger.id))
            })
        })
    });
    let toggle = move |_| {
        let all = is_all.get_untracked();
        page.shown.with_untracked(|shown| {
            let shown = shown.all().iter().map(|entry| entry.trigger.id);
            page.choice.ids.update(|ids| {
                for id in shown {
                    if all {
                        ids.remove(&id);
                    } else {
                        ids.insert(id);
                    }
                }
            });
        });
    };
    view! {
        <input
            type="checkbox"
            aria-label="Choose all that are shown"
            prop:checked=is_all
            on:change=toggle
        />
    }
    .into_any()
}

/// What can be done with the chosen ones, while there are any.
pub(super) fn bar(page: InventoryPage) -> AnyView {
    let some = memo(move |_| page.choice.len() > 0);
    let reason = memo(move |_| {
        let too_many = (page.choice.len() > MOST).then(|| {
            [
                "Choose ",
                &MOST.to_string(),
                " at most: as many as can be read through before.",
            ]
            .concat()
        });
        read_only_reason().or(too_many)
    });
    let content = move || {
        some.get().then(|| {
            let revoke = Face {
                class: "danger",
                content: "Revoke\u{2026}".into_any(),
                name: Signal::stored("Revoke the chosen triggers".to_owned()),
                pressed: None,
            };
            view! {
                <div class="chosen row" role="group" aria-label="Chosen triggers">
                    <span>{move || counted(page.choice.len(), "trigger")}" chosen"</span>
                    <button type="button" class="quiet" on:click=move |_| page.choice.clear()>
                        "Choose none"
                    </button>
                    <span class="soft small">{move || reason.get()}</span>
                    <span class="push"></span>
                    {control(revoke, reason.into(), move || page.revoke.ask(untrack(|| page.choice.entries())))}
                </div>
            }
        })
    };
    content.into_any()
}
