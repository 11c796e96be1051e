//! The trigger whose builds are listed, and how sure that must be.

use gitlab::{Evidence, Strength, TriggerId};

/// A trigger, and the weakest evidence that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pages::builds) struct TriggerFilter {
    /// The trigger.
    pub(in crate::pages::builds) trigger: Told<TriggerId>,
    /// The weakest evidence that counts.
    pub(in crate::pages::builds) at_least: Told<Strength>,
}

/// A value of the address: what it says, or its text where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pages::builds) enum Told<T> {
    /// This.
    Clear(T),
    /// Nothing that is known.
    Unclear(String),
}

impl<T> Told<T> {
    fn read(text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Self {
        parse(text).map_or_else(|| Self::Unclear(text.to_owned()), Self::Clear)
    }

    /// The value, where it is clear.
    pub(in crate::pages::builds) fn clear(&self) -> Option<&T> {
        match self {
            Self::Clear(value) => Some(value),
            Self::Unclear(_) => None,
        }
    }
}

/// Without another word a build counts where its trigger is named at all.
pub(in crate::pages::builds) const USUAL: Strength = Strength::Likely;

/// What can be asked for, its word in the address and its words on the screen.
pub(in crate::pages::builds) const STRENGTHS: [(Strength, &str, &str); 5] = [
    (Strength::Candidate, "possible", "Or may have been it"),
    (Strength::Likely, "likely", "Likely or better"),
    (Strength::Marked, "marked", "Marked or better"),
    (Strength::LastUsed, "last-used", "Last used or better"),
    (Strength::StartedHere, "started-here", "Started here"),
];

impl TriggerFilter {
    /// Builds of `trigger`, named at all.
    pub(in crate::pages::builds) fn of(trigger: TriggerId) -> Self {
        Self {
            trigger: Told::Clear(trigger),
            at_least: Told::Clear(USUAL),
        }
    }

    /// Reads the words of the address.
    pub(in crate::pages::builds) fn read(trigger: &str, at_least: Option<&str>) -> Self {
        let strength = |word: &str| {
            let known = STRENGTHS.iter().find(|(_, text, _)| *text == word);
            known.map(|(strength, _, _)| *strength)
        };
        Self {
            trigger: Told::read(trigger, TriggerId::parse),
            at_least: at_least.map_or(Told::Clear(USUAL), |text| Told::read(text, strength)),
        }
    }

    /// The trigger's number as the address says it.
    pub(in crate::pages::builds) fn trigger_text(&self) -> String {
        match &self.trigger {
            Told::Clear(id) => id.to_string(),
            Told::Unclear(text) => text.clone(),
        }
    }

    /// The evidence's word in the address; `None` for the usual one.
    pub(in crate::pages::builds) fn at_least_text(&self) -> Option<String> {
        match &self.at_least {
            Told::Clear(USUAL) => None,
            Told::Clear(strength) => {
                let known = STRENGTHS.iter().find(|(one, _, _)| one == strength);
                known.map(|(_, word, _)| (*word).to_owned())
            }
            Told::Unclear(text) => Some(text.clone()),
        }
    }

    /// Whether a build of this evidence is meant. Evidence only grows stronger,
    /// but for candidates: what is not known may be known to be another's once
    /// all has been asked.
    pub(in crate::pages::builds) fn fits(&self, evidence: &Evidence) -> bool {
        let Some(trigger) = self.trigger.clear() else {
            return true;
        };
        let wanted = self.at_least.clear().copied().unwrap_or(USUAL);
        evidence.strength_for(*trigger) >= Some(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_counts_from_the_strength_that_is_asked_for() {
        let (it, other) = (TriggerId(3), TriggerId(4));
        let not_known = Evidence::NotKnown {
            candidates: vec![it, other],
        };
        for (word, fitting) in [
            (Some("possible"), 5),
            (None, 4),
            (Some("likely"), 4),
            (Some("marked"), 3),
            (Some("last-used"), 2),
            (Some("started-here"), 1),
        ] {
            let filter = TriggerFilter::read("3", word);
            let all = [
                Evidence::StartedHere(it),
                Evidence::LastUsed(it),
                Evidence::Marked(it),
                Evidence::Likely(it),
                not_known.clone(),
                Evidence::StartedHere(other),
                Evidence::NotKnown {
                    candidates: vec![other],
                },
            ];
            let fits: Vec<bool> = all.iter().map(|evidence| filter.fits(evidence)).collect();
            let expected: Vec<bool> = (0..all.len()).map(|at| at < fitting).collect();
            assert_eq!(fits, expected, "{word:?}");
        }
    }

    #[test]
    fn what_is_unclear_comes_back_as_it_was() {
        for (trigger, at_least) in [
            ("3", None),
            ("3", Some("marked")),
            ("ten", None),
            ("3", Some("sure")),
        ] {
            let filter = TriggerFilter::read(trigger, at_least);
            assert_eq!(filter.trigger_text(), trigger);
            assert_eq!(filter.at_least_text().as_deref(), at_least);
        }
        assert_eq!(
            TriggerFilter::read("3", Some("likely")).at_least_text(),
            None
        );
    }

    #[test]
    fn a_number_that_is_none_narrows_nothing() {
        let filter = TriggerFilter::read("ten", None);
        assert!(filter.fits(&Evidence::Marked(TriggerId(4))));
    }
}
