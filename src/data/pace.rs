//! How often something is asked again.

use gitlab::Status;
use std::time::Duration;

/// Asked again soon while something is under way.
const BUSY: Duration = Duration::from_secs(3);
/// Asked again after this long when nothing is under way.
const CALM: Duration = Duration::from_secs(10);
/// The longest pause while the server answers.
const LONGEST: Duration = Duration::from_secs(60);
/// The longest pause while it does not.
const LONGEST_AFTER_FAULTS: Duration = Duration::from_secs(300);

/// Whether something is under way in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Activity {
    /// It will change without anyone's doing: a running build.
    UnderWay,
    /// It may change: a list to which somebody may add.
    Calm,
    /// It will not change any more: a finished build.
    Settled,
}

impl Activity {
    /// Of something with this status.
    pub(crate) fn of(status: &Status) -> Self {
        if status.is_active() {
            Self::UnderWay
        } else if status.is_finished() {
            Self::Settled
        } else {
            Self::Calm
        }
    }
}

/// How the last questions went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Past {
    /// Answers in a row that were like the one before.
    pub(crate) unchanged: u32,
    /// Failures in a row.
    pub(crate) failed: u32,
}

/// How long to wait before asking again, or `None` to ask no more. Each
/// unchanged answer stretches the pause by half, each failure doubles it.
pub(crate) fn pause(activity: Activity, past: Past) -> Option<Duration> {
    let first = match activity {
        Activity::UnderWay => BUSY,
        Activity::Calm => CALM,
        Activity::Settled => return None,
    };
    if past.failed > 0 {
        let doubled = CALM.saturating_mul(1 << past.failed.min(8));
        return Some(doubled.min(LONGEST_AFTER_FAULTS));
    }
    let stretched = (0..past.unchanged.min(12)).fold(first, |pause, _| pause.mul_f32(1.5));
    Some(stretched.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(activity: Activity, unchanged: u32, failed: u32) -> Option<u64> {
        pause(activity, Past { unchanged, failed }).map(|pause| pause.as_secs())
    }

    #[test]
    fn pauses_grow_while_nothing_changes_and_after_failures() {
        assert_eq!(seconds(Activity::UnderWay, 0, 0), Some(3));
        assert_eq!(seconds(Activity::UnderWay, 1, 0), Some(4));
        assert_eq!(seconds(Activity::Calm, 0, 0), Some(10));
        assert_eq!(seconds(Activity::Calm, 40, 0), Some(60));
        assert_eq!(seconds(Activity::Calm, 0, 1), Some(20));
        assert_eq!(seconds(Activity::UnderWay, 0, 30), Some(300));
    }

    #[test]
    fn what_is_settled_is_asked_no_more() {
        assert_eq!(seconds(Activity::Settled, 0, 0), None);
    }
}
