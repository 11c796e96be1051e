//! What comes before what, and for whom it speaks.

use super::*;
use crate::evidence::Strength;

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
    for source in ["\"push\"", "\"pipeline\"", "\"moon_phase\""] {
        assert_eq!(
            evidence(&build(source), &clues(Some(5), &triggers)),
            None,
            "{source}"
        );
    }
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
