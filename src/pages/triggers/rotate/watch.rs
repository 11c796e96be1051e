//! Whether the old trigger is still used since the new one is there.

use super::rhythm::Rhythm;
use gitlab::{Timestamp, Trigger};

/// How it stands with the old trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It was used at this time, after the new one was made: something still calls it.
    Since(Timestamp),
    /// Its builds come by the clock, and one has been due and did not come.
    Overdue,
    /// Its builds come by the clock; the next one is due at this time.
    Due(Timestamp),
    /// Not used since then, and nothing tells when it would have been.
    Quiet,
    /// It was never used at all.
    Never,
}

/// How it stands with `old`, whose successor was made at `begun` and whose builds have this
/// `rhythm`. What is overdue by half a pause counts as not coming.
pub(super) fn use_of(old: &Trigger, begun: Timestamp, rhythm: Rhythm, now: Timestamp) -> Use {
    let Some(last) = old.last_used else {
        return Use::Never;
    };
    if last > begun {
        return Use::Since(last);
    }
    let Rhythm::Every(every) = rhythm else {
        return Use::Quiet;
    };
    let due = next_after(last.milliseconds(), every, begun.milliseconds());
    if now.milliseconds() > due.saturating_add(every / 2) {
        Use::Overdue
    } else {
        Use::Due(Timestamp::from_milliseconds(due))
    }
}

/// The first of the times `last + every * n` that is later than `begun`.
fn next_after(last: i64, every: i64, begun: i64) -> i64 {
    let passed = begun.saturating_sub(last).max(0) / every.max(1);
    last.saturating_add(every.saturating_mul(passed + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::trigger::sample::{trigger, used_at};

    const HOUR: i64 = 3_600_000;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_milliseconds(hours * HOUR)
    }

    #[test]
    fn the_old_one_is_watched_by_its_last_use_and_its_clock() {
        let begun = at(100);
        let used = |hours| used_at(trigger(1, "a"), hours * HOUR);
        let daily = Rhythm::Every(24 * HOUR);
        for (old, rhythm, now, expected) in [
            (trigger(1, "a"), daily, 101, Use::Never),
            (used(101), daily, 102, Use::Since(at(101))),
            (used(90), Rhythm::Irregular, 500, Use::Quiet),
            (used(90), Rhythm::TooFew, 500, Use::Quiet),
            (used(90), daily, 101, Use::Due(at(114))),
            (used(90), daily, 126, Use::Due(at(114))),
            (used(90), daily, 127, Use::Overdue),
            (used(10), daily, 101, Use::Due(at(106))),
            (used(10), daily, 119, Use::Overdue),
        ] {
            let found = use_of(&old, begun, rhythm, at(now));
            assert_eq!(found, expected, "{now} {rhythm:?}");
        }
    }
}
