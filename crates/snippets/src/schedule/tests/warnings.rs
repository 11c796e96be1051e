//! What a person may not have meant.

use super::schedule;
use crate::ScheduleWarning::{EveryMinute, FullHour, NeverRuns, NotInEveryMonth};

#[test]
fn warnings() {
    let day = |day| NotInEveryMonth { day };
    for (typed, expected) in [
        ("30 0 * * *", vec![]),
        ("0 0 * * *", vec![FullHour]),
        ("*/15 * * * *", vec![FullHour]),
        ("* * * * *", vec![EveryMinute]),
        ("* 3 * * *", vec![EveryMinute]),
        ("1 0 30 2 *", vec![NeverRuns]),
        ("1 0 31 4,6 *", vec![NeverRuns]),
        ("1 0 31 4,6 1", vec![day(31)]),
        ("1 0 29 2 *", vec![day(29)]),
        ("1 0 28 2 *", vec![]),
        ("1 0 30 * *", vec![day(30)]),
        ("1 0 30 1 *", vec![]),
        ("1 0 31 * *", vec![day(31)]),
        ("1 0 31 1,3 *", vec![]),
        ("1 0 28-31 * *", vec![]),
        ("0 0 1,31 * *", vec![day(31), FullHour]),
    ] {
        assert_eq!(schedule(typed).warnings(), expected, "{typed}");
        for warning in expected {
            assert!(warning.sentence().ends_with('.'), "{warning}");
        }
    }
}
