//! Which trigger started a build, as far as it is known, in a form that can be
//! shown.

use gitlab::{Evidence, Trigger, TriggerId};

/// What can be said about the trigger.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Origin {
    /// This one, and how that is known.
    One(Box<Trigger>, Certainty),
    /// One that is not in the list any more: it was revoked.
    Gone(TriggerId, Certainty),
    /// One of which nothing but its number is known here.
    Unseen(TriggerId, Certainty),
    /// One of these, or one that was revoked.
    AnyOf(Vec<Trigger>),
    /// None that is in the list.
    NoneListed,
    /// The list may not be read, and nothing else is known.
    Untold,
}

/// How the trigger is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// This console started the build.
    StartedHere,
    /// The call named it.
    Marked,
    /// The trigger's last use is this build.
    LastUsed,
    /// It is the only one of the build's user that there was.
    Likely,
    /// It was last used about then, on a server that does not tell more.
    Perhaps,
}

impl Certainty {
    /// In a word or two.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::StartedHere => "started here",
            Self::Marked => "marked",
            Self::LastUsed => "last used",
            Self::Likely => "likely",
            Self::Perhaps => "perhaps",
        }
    }

    /// In a sentence.
    pub(super) fn sentence(self) -> &'static str {
        match self {
            Self::StartedHere => "This browser started the build and kept which trigger it used.",
            Self::Marked => {
                "The call that started the build named this trigger, and its owner and its age \
                 agree with that."
            }
            Self::Likely => {
                "It is the only trigger of the build's user that there was at the time and that \
                 has been used since. One that was revoked may have been it as well."
            }
            Self::Perhaps => {
                "This GitLab is too old to say what started a build. The trigger was last used \
                 within two seconds of this one; something else may have started it just then."
            }
            Self::LastUsed => "Its last-used time is the moment at which this build was created.",
        }
    }
}

/// Puts `evidence` and the `listed` triggers together; `None` for `listed`
/// means that the list cannot be had.
pub(super) fn origin(evidence: &Evidence, listed: Option<&[Trigger]>) -> Origin {
    let known = |id: TriggerId, certainty: Certainty| match listed {
        None => Origin::Unseen(id, certainty),
        Some(triggers) => match triggers.iter().find(|trigger| trigger.id == id) {
            Some(trigger) => Origin::One(Box::new(trigger.clone()), certainty),
            None => Origin::Gone(id, certainty),
        },
    };
    match (evidence, listed) {
        (Evidence::StartedHere(id), _) => known(*id, Certainty::StartedHere),
        (Evidence::Marked(id), _) => known(*id, Certainty::Marked),
        (Evidence::LastUsed(id), _) => known(*id, Certainty::LastUsed),
        (Evidence::Likely(id), _) => known(*id, Certainty::Likely),
        (Evidence::Perhaps(id), _) => known(*id, Certainty::Perhaps),
        (Evidence::NotKnown { .. }, None) => Origin::Untold,
        (Evidence::NotKnown { candidates }, Some(_)) if candidates.is_empty() => Origin::NoneListed,
        (Evidence::NotKnown { candidates }, Some(triggers)) => {
            let possible = triggers
                .iter()
                .filter(|trigger| candidates.contains(&trigger.id));
            Origin::AnyOf(possible.cloned().collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::TriggerToken;

    fn trigger(id: u64) -> Trigger {
        Trigger {
            id: TriggerId(id),
            description: None,
            token: TriggerToken::Missing,
            created_at: None,
            updated_at: None,
            last_used: None,
            expires_at: None,
            owner: None,
        }
    }

    #[test]
    fn a_trigger_is_shown_gone_or_unseen() {
        let listed = [trigger(1), trigger(2)];
        let started = |id| Evidence::StartedHere(TriggerId(id));
        let used = Evidence::LastUsed(TriggerId(2));
        let rows = [
            (
                origin(&started(1), Some(&listed)),
                Origin::One(Box::new(trigger(1)), Certainty::StartedHere),
            ),
            (
                origin(&used, Some(&listed)),
                Origin::One(Box::new(trigger(2)), Certainty::LastUsed),
            ),
            (
                origin(&started(7), Some(&listed)),
                Origin::Gone(TriggerId(7), Certainty::StartedHere),
            ),
            (
                origin(&started(7), None),
                Origin::Unseen(TriggerId(7), Certainty::StartedHere),
            ),
        ];
        for (found, wanted) in rows {
            assert_eq!(found, wanted);
        }
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        let listed = [trigger(1), trigger(2), trigger(3)];
        let one_of = |ids: &[u64]| Evidence::NotKnown {
            candidates: ids.iter().copied().map(TriggerId).collect(),
        };
        assert_eq!(
            origin(&one_of(&[3, 1]), Some(&listed)),
            Origin::AnyOf(vec![trigger(1), trigger(3)])
        );
        assert_eq!(origin(&one_of(&[]), Some(&listed)), Origin::NoneListed);
        assert_eq!(origin(&one_of(&[]), None), Origin::Untold);
    }
}
