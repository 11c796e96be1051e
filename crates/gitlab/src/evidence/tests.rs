use super::{Clues, Evidence, LastUse, MARKER, Strength, evidence, marker};
use crate::decode;
use crate::nouns::{PipelineBasic, Trigger, TriggerId, UserId, Variable};
use crate::payload::PAYLOAD;

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

/// What is known of triggers of which there may be more.
fn clues(user: Option<u64>, triggers: &[Trigger]) -> Clues<'_> {
    Clues {
        user: user.map(UserId),
        triggers,
        ..Clues::NONE
    }
}

fn weigh(user: Option<u64>, triggers: &[Trigger]) -> Option<Evidence> {
    evidence(&build("\"trigger\""), &clues(user, triggers))
}

fn not_known(candidates: &[u64]) -> Option<Evidence> {
    Some(Evidence::NotKnown {
        candidates: candidates.iter().copied().map(TriggerId).collect(),
    })
}

#[test]
fn our_own_record_comes_first() {
    let ours = |clues| Clues {
        started_here: Some(TriggerId(3)),
        ..clues
    };
    let found = evidence(&build("null"), &ours(Clues::NONE));
    assert_eq!(found, Some(Evidence::StartedHere(TriggerId(3))));
    let other = [trigger(1, 5, "2026-01-01", BUILT)];
    let found = evidence(&build("\"trigger\""), &ours(clues(Some(5), &other)));
    assert_eq!(found, Some(Evidence::StartedHere(TriggerId(3))));
}

#[test]
fn a_build_that_no_trigger_started_has_none() {
    let triggers = [trigger(1, 5, "2026-01-01", BUILT)];
    for source in ["\"push\"", "\"pipeline\"", "\"moon_phase\"", "null"] {
        assert_eq!(
            evidence(&build(source), &clues(Some(5), &triggers)),
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
    let never_used = [never_used];
    let found = evidence(&build, &clues(Some(5), &never_used));
    assert_eq!(found, not_known(&[1]));
}

/// With a marker for trigger 1.
fn weigh_marked(user: Option<u64>, triggers: &[Trigger]) -> Option<Evidence> {
    let marked = Clues {
        marked: Some(TriggerId(1)),
        ..clues(user, triggers)
    };
    evidence(&build("\"trigger\""), &marked)
}

#[test]
fn a_marker_names_a_trigger_that_may_have_been_it() {
    let triggers = [
        trigger(1, 5, "2026-01-01", "2026-04-01"),
        trigger(2, 5, "2026-01-01", "2026-04-01"),
    ];
    let marked = Some(Evidence::Marked(TriggerId(1)));
    assert_eq!(weigh_marked(Some(5), &triggers), marked);
    let used_then = trigger(1, 5, "2026-01-01", BUILT);
    assert_eq!(weigh_marked(Some(5), &[used_then]), marked);
}

#[test]
fn a_marker_that_anyone_could_have_sent_counts_for_nothing() {
    let mine = || trigger(1, 5, "2026-01-01", "2026-04-01");
    let other = || trigger(2, 5, "2026-01-01", "2026-04-01");
    for (why, user, marked, candidates) in [
        ("another's trigger", Some(6), mine(), vec![]),
        (
            "made after the build",
            Some(5),
            trigger(1, 5, "2026-12-01", "2026-12-02"),
            vec![2],
        ),
        ("the user is not known", None, mine(), vec![1, 2]),
        (
            "the owner is not known",
            Some(5),
            trigger(1, 0, "2026-01-01", ""),
            vec![1, 2],
        ),
        (
            "its age is not known",
            Some(5),
            trigger(1, 5, "", ""),
            vec![1, 2],
        ),
        (
            "it is not there",
            Some(5),
            trigger(3, 6, "2026-01-01", ""),
            vec![2],
        ),
    ] {
        let found = weigh_marked(user, &[marked, other()]);
        assert_eq!(found, not_known(&candidates), "{why}");
    }
}

#[test]
fn the_servers_word_is_stronger_than_a_marker() {
    let triggers = [
        trigger(1, 5, "2026-01-01", "2026-04-01"),
        trigger(2, 5, "2026-01-01", BUILT),
    ];
    let last = Some(Evidence::LastUsed(TriggerId(2)));
    assert_eq!(weigh_marked(Some(5), &triggers), last);
}

#[test]
fn a_marker_decides_between_two_of_the_same_moment() {
    let triggers = [
        trigger(1, 5, "2026-01-01", BUILT),
        trigger(2, 5, "2026-01-01", BUILT),
    ];
    let marked = Some(Evidence::Marked(TriggerId(1)));
    assert_eq!(weigh_marked(Some(5), &triggers), marked);
}

#[test]
fn a_payload_names_a_trigger_by_its_number_and_nothing_else() {
    for (payload, expected) in [
        (
            r#"{"ref":"main","pullcord_trigger":"10","variables":{}}"#,
            Some(10),
        ),
        (r#"{"pullcord_trigger":10}"#, Some(10)),
        (r#"{"pullcord_trigger":"ten"}"#, None),
        (r#"{"pullcord_trigger":-1}"#, None),
        (r#"{"pullcord_trigger":{"id":10}}"#, None),
        (r#"{"variables":{"pullcord_trigger":"10"}}"#, None),
        ("[10]", None),
        ("not JSON", None),
        ("", None),
    ] {
        let variable = |key: &str, value: &str| {
            let json = serde_json::json!({ "key": key, "value": value });
            decode::one::<Variable>(&json.to_string()).unwrap()
        };
        let variables = [
            variable("OTHER", r#"{"pullcord_trigger":"7"}"#),
            variable(PAYLOAD, payload),
        ];
        assert_eq!(marker(&variables), expected.map(TriggerId), "{payload}");
        assert_eq!(marker(&variables[..1]), None);
    }
    assert_eq!(MARKER, "pullcord_trigger");
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
fn evidence_speaks_for_the_trigger_it_names_and_no_other() {
    let three = TriggerId(3);
    for (found, strength) in [
        (Evidence::StartedHere(three), Strength::StartedHere),
        (Evidence::LastUsed(three), Strength::LastUsed),
        (Evidence::Marked(three), Strength::Marked),
        (Evidence::Likely(three), Strength::Likely),
        (not_known(&[1, 3]).unwrap(), Strength::Candidate),
    ] {
        assert_eq!(found.strength_for(three), Some(strength));
        assert_eq!(found.strength_for(TriggerId(4)), None);
    }
    let mut by_strength = [
        Strength::StartedHere,
        Strength::Candidate,
        Strength::LastUsed,
        Strength::Likely,
        Strength::Marked,
    ];
    by_strength.sort();
    assert_eq!(by_strength[0], Strength::Candidate);
    assert_eq!(by_strength[4], Strength::StartedHere);
    assert!(Strength::LastUsed > Strength::Marked);
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
