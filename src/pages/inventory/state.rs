//! What the parts of the page share.

use super::choice::Choice;
use super::finding::Viewpoint;
use super::look::{self, Look};
use super::order::{Filter, sorted};
use super::revoke::Revoke;
use crate::browser::clock::Clock;
use crate::browser::location::Location;
use crate::data::inventory::entry::Entries;
use crate::data::inventory::survey::Progress;
use crate::data::inventory::{Inventory, Shown};
use crate::data::session::Session;
use crate::parts::trigger::revealed::Revealed;
use crate::reactive::{effect, memo};
use gitlab::{Timestamp, UserId};
use leptos::prelude::*;

const MINUTE: i64 = 60_000;

/// The page's state.
#[derive(Clone, Copy)]
pub(super) struct InventoryPage {
    /// What is read.
    pub(super) inventory: Inventory,
    /// What of it is shown.
    pub(super) look: RwSignal<Look>,
    /// From where it is looked at.
    pub(super) from: Memo<Viewpoint>,
    /// Every known trigger.
    pub(super) all: Memo<Entries>,
    /// The rows of the table, in their order.
    pub(super) shown: Memo<Entries>,
    /// How far it has come.
    pub(super) progress: Memo<Progress>,
    /// Which triggers were chosen.
    pub(super) choice: Choice,
    /// The dialog for revoking them.
    pub(super) revoke: Revoke,
    /// Which token can be read.
    pub(super) revealed: Revealed,
}

impl InventoryPage {
    /// The state of a page that shows what its address says. Lives as long as
    /// the current owner.
    pub(super) fn new() -> Self {
        let inventory = expect_context::<Inventory>();
        let look = look::follow(expect_context::<Location>());
        let scope = memo(move |_| look.with(|look| look.scope.clone()));
        effect(move || inventory.open(scope.get()));
        let known = inventory.shown();
        let from = viewpoint(look, known);
        let all = memo(move |_| known.with(|known| known.entries.clone()));
        let order = memo(move |_| look.with(|look| look.order));
        // Apart from the filter, so that a key pressed there sorts nothing.
        let ordered = memo(move |_| Entries::of(all.with(|all| sorted(all.all(), order.get()))));
        let filter = memo(move |_| look.with(|look| Filter::new(&look.filter, look.finding)));
        let shown = memo(move |_| {
            let through = |all: &Entries| {
                filter.with(|filter| from.with(|from| filter.through(all.all(), from)))
            };
            Entries::of(ordered.with(through))
        });
        Self {
            inventory,
            look,
            from,
            all,
            shown,
            progress: memo(move |_| known.with(|known| known.progress.clone())),
            choice: Choice::new(all),
            revoke: Revoke::new(),
            revealed: Revealed::new(),
        }
    }
}

/// Where the connected person stands, to the minute: what depends on it is
/// counted anew no more often.
fn viewpoint(look: RwSignal<Look>, known: ReadSignal<Shown>) -> Memo<Viewpoint> {
    let session = expect_context::<Session>();
    let clock = expect_context::<Clock>();
    let without_access = memo(move |_| known.with(|known| known.without_access.clone()));
    let me = memo(move |_| session.connection().map(|connection| connection.user.id));
    memo(move |_| {
        let now = clock.now().milliseconds();
        Viewpoint {
            now: Timestamp::from_milliseconds(now - now % MINUTE),
            // Nobody has this number.
            me: me.get().unwrap_or(UserId(0)),
            unused_days: look.with(|look| look.unused_days),
            without_access: without_access.get(),
        }
    })
}
