//! The demo's clock: the system's, moved by an offset.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::world::Moment;

/// A clock that runs at the usual speed from a moment of choice.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Milliseconds ahead of the system's clock.
    offset: i64,
}

impl Clock {
    /// A clock that shows `start` now; without one, the system's time.
    pub fn starting_at(start: Option<Moment>) -> Self {
        Self {
            offset: start.map_or(0, |start| start.since(system_now())),
        }
    }

    /// The moment it shows.
    pub fn now(self) -> Moment {
        system_now().plus(self.offset)
    }

    /// Puts it forward by so many milliseconds.
    pub fn advance(&mut self, millis: i64) {
        self.offset = self.offset.saturating_add(millis);
    }
}

fn system_now() -> Moment {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Moment::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
}
