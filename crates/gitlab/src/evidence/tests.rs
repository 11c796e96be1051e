use super::{Evidence, evidence};
use crate::decode;
use crate::nouns::{PipelineBasic, Trigger, TriggerId, UserId};

const BUILT: &str = "2026-03-01T00:30:00.123Z";

fn build(source: &str) -> PipelineBasic {
    let json = format!(
        r#"{{"id":7,"sha":"a","ref":"main","status":"success","source":{source},"created_at":"{BUILT}"}}"#
    );
    decode::one(&json).unwrap()
}

/// A trigger by id, owner (0 for none), and the moments of making and last use.
fn trigger(id: u64, owner: u64, made: &str, used: &str) -> Trigger {
    let owner = match owner {
        0 => "null".to_owned(),
        id => format!(r#"{{"id":{id},"username":"u{id}"}}"#),
    };
    let json = format!(
        r#"{{"id":{id},"token":"4f1c","created_at":"{made}","last_used":"{used}","owner":{owner}}}"#
    );
    decode::one(&json).unwrap()
}

fn weigh(user: Option<u64>, triggers: &[Trigger]) -> Option<Evidence> {
    evidence(&build("\"trigger\""), user.map(UserId), triggers, None)
}

fn not_known(candidates: &[u64]) -> Option<Evidence> {
    Some(Evidence::NotKnown {
        candidates: candidates.iter().copied().map(TriggerId).collect(),
    })
}

#[test]
fn our_own_record_comes_first() {
    let found = evidence(&build("null"), None, &[], Some(TriggerId(3)));
    assert_eq!(found, Some(Evidence::StartedHere(TriggerId(3))));
    let other = [trigger(1, 5, "2026-01-01", BUILT)];
    let found = evidence(
        &build("\"trigger\""),
        Some(UserId(5)),
        &other,
        Some(TriggerId(3)),
    );
    assert_eq!(found, Some(Evidence::StartedHere(TriggerId(3))));
}

#[test]
fn a_build_that_no_trigger_started_has_none() {
    let triggers = [trigger(1, 5, "2026-01-01", BUILT)];
    for source in ["\"push\"", "\"pipeline\"", "\"moon_phase\"", "null"] {
        assert_eq!(
            evidence(&build(source), Some(UserId(5)), &triggers, None),
            None,
            "{source}"
        );
    }
}

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
fn a_build_without_a_time_is_never_matched_by_time() {
    let build = PipelineBasic {
        created_at: None,
        ..build("\"trigger\"")
    };
    let never_used = trigger(1, 5, "2026-01-01", "");
    let found = evidence(&build, Some(UserId(5)), &[never_used], None);
    assert_eq!(found, not_known(&[1]));
}
