//! Which token can be read on the screen: one at a time, and not for long.

use crate::browser::visibility::Visibility;
use crate::reactive::effect;
use gitlab::TriggerId;
use leptos::prelude::*;
use std::time::Duration;

/// How long a token can be read.
const SHOWN_FOR: Duration = Duration::from_secs(30);

/// Where on the page a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// In its row of the table.
    Row(TriggerId),
    /// In the region about the new trigger.
    New,
}

/// The one spot whose token can be read, if any.
#[derive(Clone, Copy)]
pub(crate) struct Revealed {
    spot: RwSignal<Option<Spot>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Revealed {
    /// None, for as long as the current owner lives; none again whenever the
    /// browser's page is hidden.
    pub(crate) fn new() -> Self {
        let revealed = Self {
            spot: RwSignal::new(None),
            timer: StoredValue::new(None),
        };
        let visibility = expect_context::<Visibility>();
        effect(move || {
            if !visibility.visible() {
                revealed.hide();
            }
        });
        revealed
    }

    /// Whether the token at `spot` can be read.
    pub(crate) fn shows(self, spot: Spot) -> bool {
        self.spot.with(|shown| *shown == Some(spot))
    }

    /// Shows the token at `spot`, and no other, or hides it again.
    pub(crate) fn toggle(self, spot: Spot) {
        let shown = self.spot.get_untracked() == Some(spot);
        self.hide();
        if shown {
            return;
        }
        self.spot.set(Some(spot));
        // The page may have gone by then, and its signals with it.
        let hide = move || {
            self.spot.try_set(None);
        };
        match set_timeout_with_handle(hide, SHOWN_FOR) {
            Ok(timer) => self.timer.set_value(Some(timer)),
            // A token that nothing would hide again is not shown.
            Err(_) => self.spot.set(None),
        }
    }

    fn hide(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        self.spot.set(None);
    }
}
