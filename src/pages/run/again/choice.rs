//! Which trigger to run a build again through, and by what evidence.

use super::super::choice::name;
use crate::parts::trigger_region::{Certainty, Origin};
use crate::ui::unseen::spelled;
use gitlab::{Source, Trigger, TriggerId};

/// A trigger that is proposed, and why.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// The trigger; `None` where the person has to choose.
    pub(super) trigger: Option<TriggerId>,
    /// In a sentence, never stronger than the evidence.
    pub(super) told: String,
}

/// The choice for a build of this `origin`; `None` for one that no trigger
/// started, but `source`.
pub(super) fn choice(origin: Option<&Origin>, source: Option<&Source>) -> Choice {
    let ask = |told: String| Choice {
        trigger: None,
        told,
    };
    let Some(origin) = origin else {
        let Some(by) = source.map(Source::word) else {
            return ask(
                "This GitLab is too old to say what started it. Choose a trigger.".to_owned(),
            );
        };
        let parts = [
            "No trigger started it, but: ",
            by,
            ". Run from here it becomes a triggered build. Choose a trigger.",
        ];
        return ask(parts.concat());
    };
    match origin {
        Origin::One(trigger, certainty) => Choice {
            trigger: Some(trigger.id),
            told: [&quoted(trigger), " is chosen", because(*certainty)].concat(),
        },
        Origin::Gone(id, _) => ask(format!(
            "Its trigger (id {id}) has been revoked since. Choose another one."
        )),
        Origin::Unseen(id, _) => ask(format!(
            "Trigger {id} started it. You may not list the triggers, so paste the token to use."
        )),
        Origin::AnyOf(candidates) => {
            let names: Vec<String> = candidates.iter().map(quoted).collect();
            let parts = [
                "It is not known which trigger started it: it may have been ",
                &names.join(", "),
                ", or one that has been revoked since. Choose the one to use.",
            ];
            ask(parts.concat())
        }
        Origin::NoneListed => ask(
            "None of the present triggers could have started it. Choose the one to use.".to_owned(),
        ),
        Origin::Untold => ask(
            "It is not known which trigger started it, and you may not list the triggers. Paste \
             the token to use."
                .to_owned(),
        ),
    }
}

fn because(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::StartedHere => ": this browser started the build through it.",
        Certainty::Marked => ": the call that started the build named it.",
        Certainty::LastUsed => ": it was last used for this very build.",
        Certainty::Perhaps => {
            " because it was last used within two seconds of the build, and this GitLab is too \
             old to tell more. Choose another one if you know better."
        }
        Certainty::Likely => {
            " because it is likely: it is the only trigger of the build's user that there was. \
             One that has been revoked since may have been it. Choose another one if you know \
             better."
        }
    }
}

fn quoted(trigger: &Trigger) -> String {
    ["“", &spelled(&name(trigger)), "”"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::TriggerToken;

    fn trigger(id: u64, description: &str) -> Trigger {
        Trigger {
            id: TriggerId(id),
            description: Some(description.to_owned()),
            token: TriggerToken::Missing,
            created_at: None,
            updated_at: None,
            last_used: None,
            expires_at: None,
            owner: None,
        }
    }

    #[test]
    fn a_trigger_is_chosen_only_where_one_is_known_and_the_reason_is_told() {
        let one = |certainty| Origin::One(Box::new(trigger(3, "nightly")), certainty);
        for (origin, words) in [
            (one(Certainty::StartedHere), "this browser started"),
            (one(Certainty::Marked), "named it"),
            (one(Certainty::LastUsed), "last used"),
            (one(Certainty::Likely), "because it is likely"),
        ] {
            let choice = choice(Some(&origin), None);
            assert_eq!(choice.trigger, Some(TriggerId(3)), "{words}");
            assert!(
                choice.told.starts_with("“nightly” is chosen"),
                "{}",
                choice.told
            );
            assert!(choice.told.contains(words), "{}", choice.told);
        }
    }

    #[test]
    fn otherwise_the_person_is_asked() {
        let two = Origin::AnyOf(vec![trigger(3, "nightly"), trigger(4, "a\u{202e}b")]);
        for (origin, words) in [
            (
                Some(Origin::Gone(TriggerId(7), Certainty::Marked)),
                "revoked since",
            ),
            (
                Some(Origin::Unseen(TriggerId(7), Certainty::Marked)),
                "paste the token",
            ),
            (Some(two), "may have been “nightly”, “a⟦U+202E⟧b”, or"),
            (Some(Origin::NoneListed), "None of the present"),
            (Some(Origin::Untold), "Paste the token"),
            (None, "No trigger started it, but: push"),
        ] {
            let choice = choice(origin.as_ref(), Some(&Source::Push));
            assert_eq!(choice.trigger, None, "{words}");
            assert!(choice.told.contains(words), "{}", choice.told);
        }
    }
}
