//! The moment of a trigger's last use.

use super::*;
use crate::evidence::LastUse;

#[test]
fn the_moment_of_last_use_singles_out_one() {
    let used = trigger(1, 5, "2026-01-01", BUILT);
    let idle = trigger(2, 5, "2026-01-01", "");
    let last = Some(Evidence::LastUsed(TriggerId(1)));
    assert_eq!(weigh(Some(5), &[idle.clone(), used.clone()]), last);
    assert_eq!(
        weigh(None, &[idle.clone(), used]),
        last,
        "the user has not been asked for"
    );
    let ownerless = trigger(1, 0, "2026-01-01", BUILT);
    assert_eq!(weigh(Some(5), &[idle, ownerless]), last);
}

#[test]
fn the_same_moment_in_another_zone_counts_and_a_millisecond_beside_does_not() {
    let zone = trigger(1, 5, "2026-01-01", "2026-03-01T01:30:00.123+01:00");
    assert_eq!(
        weigh(Some(5), &[zone]),
        Some(Evidence::LastUsed(TriggerId(1)))
    );
    let beside = trigger(1, 5, "2026-01-01", "2026-03-01T00:30:00.124Z");
    assert_eq!(weigh(Some(5), &[beside]), not_known(&[1]));
}

#[test]
fn two_of_the_same_moment_leave_it_open_between_them() {
    let triggers = [
        trigger(1, 5, "2026-01-01", BUILT),
        trigger(2, 5, "2026-01-01", "2026-02-01"),
        trigger(3, 5, "2026-01-01", BUILT),
    ];
    assert_eq!(weigh(Some(5), &triggers), not_known(&[1, 3]));
}

#[test]
fn a_build_without_a_time_is_never_matched_by_time() {
    let build = PipelineBasic {
        created_at: None,
        ..build("\"trigger\"")
    };
    let never_used = trigger(1, 5, "2026-01-01", "");
    let never_used = [never_used];
    let found = evidence(&build, &clues(Some(5), &never_used));
    assert_eq!(found, not_known(&[1]));
}

#[test]
fn on_older_servers_seconds_count_as_the_same_moment() {
    let near = |triggers: &[Trigger]| {
        let near = Clues {
            last_use: LastUse::Near,
            ..clues(Some(5), triggers)
        };
        evidence(&build("\"trigger\""), &near)
    };
    let at = |id, used: &str| trigger(id, 5, "2026-01-01", used);
    let last = Some(Evidence::LastUsed(TriggerId(1)));
    assert_eq!(near(&[at(1, "2026-03-01T00:29:59.000Z")]), last);
    assert_eq!(near(&[at(1, "2026-03-01T00:30:02.000Z")]), last);
    assert_eq!(near(&[at(1, "2026-03-01T00:30:02.200Z")]), not_known(&[1]));
    let two = [at(1, "2026-03-01T00:29:59.000Z"), at(2, BUILT)];
    assert_eq!(near(&two), not_known(&[1, 2]), "either may be this build's");
}

#[test]
fn a_servers_own_answers_show_its_age() {
    let at = |id, used: &str| trigger(id, 5, "2026-01-01", used);
    let exact = at(1, BUILT);
    let near = at(2, "2026-03-01T00:30:01.000Z");
    let far = at(3, "2026-03-02");
    let (triggered, pushed) = (build("\"trigger\""), build("\"push\""));
    for (triggers, build, shown) in [
        (vec![near.clone(), exact], &triggered, LastUse::Exact),
        (vec![near.clone(), far.clone()], &triggered, LastUse::Near),
        (vec![near], &pushed, LastUse::Exact),
        (vec![far], &triggered, LastUse::Exact),
        (vec![], &triggered, LastUse::Exact),
    ] {
        assert_eq!(
            LastUse::shown_by(&triggers, &[build]),
            shown,
            "{triggers:?}"
        );
    }
}
