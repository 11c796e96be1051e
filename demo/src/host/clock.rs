//! The demo's clock: the system's, moved by an offset.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::world::Moment;

/// A clock that runs at the usual speed from a moment of choice, and can be
/// stopped.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The moment from which it began to run; `None` for the system's time.
    start: Option<Moment>,
    /// Milliseconds ahead of the system's clock.
    offset: i64,
    /// The moment that it shows while it stands.
    stands_at: Option<Moment>,
}

impl Clock {
    /// A clock that shows `start` now; without one, the system's time.
    pub fn starting_at(start: Option<Moment>) -> Self {
        Self {
            start,
            offset: start.map_or(0, |start| start.since(system_now())),
            stands_at: None,
        }
    }

    /// The clock as it was at the start.
    pub fn anew(self) -> Self {
        Self::starting_at(self.start)
    }

    /// The moment it shows.
    pub fn now(self) -> Moment {
        let running = system_now().plus(self.offset);
        self.stands_at.unwrap_or(running)
    }

    /// Lets it stand at the moment that it shows.
    pub fn stop(&mut self) {
        self.stands_at = Some(self.now());
    }

    /// Lets it run on from the moment that it shows.
    pub fn run(&mut self) {
        if let Some(moment) = self.stands_at.take() {
            self.offset = moment.since(system_now());
        }
    }

    /// Puts it forward by so many milliseconds.
    pub fn advance(&mut self, millis: i64) {
        self.offset = self.offset.saturating_add(millis);
        self.stands_at = self.stands_at.map(|moment| moment.plus(millis));
    }
}

fn system_now() -> Moment {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Moment::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Clock, Moment};

    #[test]
    fn a_clock_that_stands_moves_only_when_it_is_put_forward() {
        let noon = Moment::parse("2026-11-23T12:00:00Z").unwrap();
        let mut clock = Clock::starting_at(Some(noon));
        clock.stop();
        let stands_at = clock.now();
        clock.advance(5_000);
        assert_eq!(clock.now(), stands_at.plus(5_000));
        clock.run();
        assert!((5_000..10_000).contains(&clock.now().since(stands_at)));
    }
}
