//! The marker by which a call names its trigger.

use super::*;
use crate::evidence::{MARKER, marker};
use crate::nouns::Variable;
use crate::payload::PAYLOAD;

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
