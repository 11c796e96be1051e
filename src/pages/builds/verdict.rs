//! Whether a build fits what no list tells: its trigger and its variables.

use super::filter::TriggerFilter;
use gitlab::Evidence;

/// Whether a build fits, the ones that decide against it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// It does not.
    FitsNot,
    /// GitLab does not tell, or not this person.
    NotTold,
    /// It is not known yet.
    Awaited,
    /// It does.
    Fits,
}

/// By the build's variables: whether they `fit`, once they are known, and
/// whether they `never` will be.
pub(super) fn by_variables(fit: Option<bool>, never: bool) -> Verdict {
    match fit {
        Some(true) => Verdict::Fits,
        Some(false) => Verdict::FitsNot,
        None if never => Verdict::NotTold,
        None => Verdict::Awaited,
    }
}

/// By the build's trigger. A candidate counts only once all has been asked.
pub(super) fn by_trigger(
    wanted: &TriggerFilter,
    evidence: Option<&Evidence>,
    is_complete: bool,
) -> Verdict {
    let Some(evidence) = evidence else {
        // Old servers do not say that a build was triggered.
        return match is_complete {
            true => Verdict::NotTold,
            false => Verdict::Awaited,
        };
    };
    let is_open = match evidence {
        Evidence::NotKnown { .. } => true,
        Evidence::StartedHere(_)
        | Evidence::Marked(_)
        | Evidence::LastUsed(_)
        | Evidence::Likely(_)
        | Evidence::Perhaps(_) => false,
    };
    let may_grow = !is_complete && (is_open || speaks_for_wanted(wanted, evidence));
    if wanted.fits(evidence) && !(is_open && may_grow) {
        Verdict::Fits
    } else if may_grow {
        Verdict::Awaited
    } else {
        Verdict::FitsNot
    }
}

/// Whether the build may be of the wanted trigger at all.
pub(super) fn speaks_for_wanted(wanted: &TriggerFilter, evidence: &Evidence) -> bool {
    let trigger = wanted.trigger.clear();
    trigger.is_some_and(|trigger| evidence.strength_for(*trigger).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::TriggerId;

    #[test]
    fn variables_decide_once_they_are_known() {
        assert_eq!(by_variables(Some(true), false), Verdict::Fits);
        assert_eq!(by_variables(Some(false), true), Verdict::FitsNot);
        assert_eq!(by_variables(None, false), Verdict::Awaited);
        assert_eq!(by_variables(None, true), Verdict::NotTold);
        assert_eq!(
            Verdict::FitsNot.min(Verdict::Fits),
            Verdict::FitsNot,
            "one that does not fit is out, whatever else is known of it"
        );
    }

    #[test]
    fn a_trigger_decides_as_soon_as_nothing_can_change_it() {
        let it = TriggerId(3);
        let likely = || Evidence::Likely(it);
        let other = || Evidence::Likely(TriggerId(4));
        let open = || Evidence::NotKnown {
            candidates: vec![it],
        };
        for (word, evidence, complete, verdict) in [
            (None, likely(), false, Verdict::Fits),
            (None, other(), false, Verdict::FitsNot),
            (None, open(), false, Verdict::Awaited),
            (None, open(), true, Verdict::FitsNot),
            (Some("possible"), open(), false, Verdict::Awaited),
            (Some("possible"), open(), true, Verdict::Fits),
            (Some("marked"), likely(), false, Verdict::Awaited),
            (Some("marked"), likely(), true, Verdict::FitsNot),
        ] {
            let wanted = TriggerFilter::read("3", word);
            let found = by_trigger(&wanted, Some(&evidence), complete);
            assert_eq!(found, verdict, "{word:?} {evidence:?} {complete}");
        }
        let wanted = TriggerFilter::read("3", None);
        assert_eq!(by_trigger(&wanted, None, true), Verdict::NotTold);
        assert_eq!(by_trigger(&wanted, None, false), Verdict::Awaited);
    }
}
