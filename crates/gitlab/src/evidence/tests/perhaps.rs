//! What an old server leaves to be guessed: the time alone.

use super::{build, clues, trigger};
use crate::evidence::{Evidence, Strength, evidence, may_be_triggered};
use crate::nouns::{Trigger, TriggerId};

const MADE: &str = "2026-01-01T00:00:00Z";
const LATER: &str = "2026-03-02T00:00:00Z";

fn weigh(user: Option<u64>, triggers: &[Trigger]) -> Option<Evidence> {
    evidence(&build("null"), &clues(user, triggers))
}

#[test]
fn a_use_within_two_seconds_may_have_been_it() {
    let perhaps = Some(Evidence::Perhaps(TriggerId(1)));
    for (used, expected) in [
        ("2026-03-01T00:29:58.500Z", perhaps.clone()),
        ("2026-03-01T00:30:00.123Z", perhaps),
        ("2026-03-01T00:30:02.200Z", None),
        (LATER, None),
    ] {
        let triggers = [trigger(1, 0, MADE, used), trigger(2, 0, MADE, LATER)];
        assert_eq!(weigh(None, &triggers), expected, "{used}");
    }
    assert_eq!(weigh(None, &[]), None);
}

#[test]
fn what_speaks_against_it_counts() {
    let then = "2026-03-01T00:30:00.100Z";
    let of_nobody = [trigger(1, 0, MADE, then)];
    assert_eq!(weigh(Some(7), &of_nobody), None, "somebody started it");
    let of_user = [trigger(1, 7, MADE, then)];
    assert!(weigh(Some(7), &of_user).is_some());
    assert_eq!(weigh(Some(8), &of_user), None);
    let made_later = [trigger(1, 0, LATER, then)];
    assert_eq!(weigh(None, &made_later), None);
    let two = [trigger(1, 0, MADE, then), trigger(2, 0, MADE, then)];
    assert_eq!(weigh(None, &two), None, "it is not told which");
}

#[test]
fn only_a_server_that_tells_nothing_leaves_it_open() {
    assert!(may_be_triggered(&build("null")) && may_be_triggered(&build("\"trigger\"")));
    assert!(!may_be_triggered(&build("\"push\"")));
    let perhaps = Evidence::Perhaps(TriggerId(1));
    assert_eq!(perhaps.strength_for(TriggerId(1)), Some(Strength::Likely));
    assert_eq!(perhaps.strength_for(TriggerId(2)), None);
}
