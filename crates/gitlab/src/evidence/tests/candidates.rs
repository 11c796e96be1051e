//! Which triggers may have been it, and the only one that there was.

use super::*;

#[test]
fn a_trigger_that_cannot_have_been_it_never_is() {
    let younger = trigger(1, 5, "2026-03-01T00:30:00.124Z", BUILT);
    let stranger = trigger(2, 6, "2026-01-01", BUILT);
    assert_eq!(
        weigh(Some(5), &[younger.clone(), stranger.clone()]),
        not_known(&[])
    );
    let possible = trigger(3, 5, BUILT, "2026-04-01");
    assert_eq!(
        weigh(Some(5), &[younger, stranger, possible]),
        not_known(&[3])
    );
}

#[test]
fn candidates_are_the_owners_older_triggers() {
    let triggers = [
        trigger(1, 5, "2026-01-01", ""),
        trigger(2, 0, "2026-01-01", ""),
        trigger(3, 6, "2026-01-01", ""),
        trigger(4, 5, "2026-12-01", ""),
        trigger(5, 5, "", ""),
    ];
    assert_eq!(weigh(Some(5), &triggers), not_known(&[1, 2, 5]));
    assert_eq!(weigh(None, &triggers), not_known(&[1, 2, 3, 5]));
    assert_eq!(weigh(Some(5), &[]), not_known(&[]));
}

#[test]
fn the_only_trigger_there_was_is_likely() {
    let all = |user: Option<u64>, triggers: &[Trigger]| {
        let all = Clues {
            all_listed: true,
            ..clues(user, triggers)
        };
        evidence(&build("\"trigger\""), &all)
    };
    let used_since = || trigger(1, 5, "2026-01-01", "2026-04-01");
    let likely = Some(Evidence::Likely(TriggerId(1)));
    assert_eq!(all(Some(5), &[used_since()]), likely);
    let younger = trigger(2, 5, "2026-03-02", "2026-04-01");
    let of_another = trigger(3, 6, "2026-01-01", "2026-04-01");
    assert_eq!(all(Some(5), &[younger, of_another, used_since()]), likely);
    let second = trigger(4, 5, "2026-01-01", "");
    let two = [used_since(), second];
    assert_eq!(all(Some(5), &two), not_known(&[1, 4]));
    assert_eq!(
        weigh(Some(5), &[used_since()]),
        not_known(&[1]),
        "more may be there"
    );
    assert_eq!(
        all(None, &[used_since()]),
        not_known(&[1]),
        "whose is not known"
    );
    for never_since in ["", "2026-02-01"] {
        let unused = [trigger(1, 5, "2026-01-01", never_since)];
        assert_eq!(all(Some(5), &unused), not_known(&[1]), "not used since");
    }
}
