//! After how long without use the tokens are dropped that are not kept on the
//! device.

use crate::data::kept::{Document, Kept};
use gitlab::Timestamp;
use serde::{Deserialize, Serialize};

/// The choices, in minutes.
pub(crate) const CHOICES: [u32; 5] = [5, 15, 30, 60, 480];

/// After how many minutes; `None` for never, which is the default: whoever
/// follows a long build uses neither key nor pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct IdleLock(Option<u32>);

/// The choice, as a context.
pub(crate) type KeptIdleLock = Kept<IdleLock>;

impl Document for IdleLock {
    const NAME: &'static str = "idle-lock";
    const HOLDS: &'static str = "after how long it locks";
    const VERSION: u32 = 1;
}

impl IdleLock {
    /// After one of the [`CHOICES`], or never.
    pub(crate) fn after(minutes: Option<u32>) -> Self {
        Self(minutes.filter(|minutes| CHOICES.contains(minutes)))
    }

    /// The minutes, unless it is never.
    pub(crate) fn minutes(self) -> Option<u32> {
        Self::after(self.0).0
    }

    /// Whether it is time to lock.
    pub(crate) fn is_due(self, last_used: Timestamp, now: Timestamp) -> bool {
        let idle = now.milliseconds().saturating_sub(last_used.milliseconds());
        self.minutes()
            .is_some_and(|minutes| idle >= i64::from(minutes) * 60_000)
    }
}

/// The choice in words.
pub(crate) fn words(minutes: u32) -> String {
    match minutes {
        60 => "1 hour".to_owned(),
        more if more > 60 => format!("{} hours", more / 60),
        less => format!("{less} minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_locks_when_the_minutes_are_over_and_never_by_default() {
        let at = Timestamp::from_milliseconds;
        let minute = 60_000;
        for (choice, idle, due) in [
            (None, 100_000 * minute, false),
            (Some(5), 5 * minute - 1, false),
            (Some(5), 5 * minute, true),
            (Some(480), 5 * minute, false),
            (Some(480), 480 * minute, true),
            (Some(0), minute, false),
            (Some(7), 100 * minute, false),
        ] {
            let lock = IdleLock(choice);
            assert_eq!(lock.is_due(at(1_000), at(1_000 + idle)), due, "{choice:?}");
        }
        assert!(!IdleLock::default().is_due(at(0), at(i64::MAX)));
        assert!(!IdleLock(Some(5)).is_due(at(9), at(0)), "a clock put back");
    }

    #[test]
    fn every_choice_has_words() {
        let words = CHOICES.map(words);
        let expected = ["5 minutes", "15 minutes", "30 minutes", "1 hour", "8 hours"];
        assert_eq!(words, expected);
    }
}
