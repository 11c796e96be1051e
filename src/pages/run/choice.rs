//! Which trigger is chosen, and whether a build can be started through it.

use crate::ui::unseen::spelled;
use gitlab::{ApiError, Timestamp, Token, Trigger, TriggerId, TriggerToken};

/// What is chosen in the select.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Chosen {
    /// Nothing yet.
    #[default]
    Nothing,
    /// One of the project's triggers.
    Listed(TriggerId),
    /// The token that was pasted.
    Pasted,
}

impl Chosen {
    /// The trigger's id, which a link carries; a pasted token has none.
    pub(super) fn id(self) -> Option<TriggerId> {
        match self {
            Self::Listed(id) => Some(id),
            Self::Nothing | Self::Pasted => None,
        }
    }
}

/// What is known of the project's triggers.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Listing {
    /// Not known yet.
    Waiting,
    /// These.
    Known(Vec<Trigger>),
    /// They may not be listed, or could not.
    Refused(ApiError),
}

/// A trigger through which a build can be started.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Usable {
    /// Its token.
    pub(super) token: Token,
    /// Its id, unless the token was pasted.
    pub(super) id: Option<TriggerId>,
    /// What people call it.
    pub(super) description: String,
    /// When it was last used, as far as it is known.
    pub(super) last_used: Option<Timestamp>,
}

/// How it stands with what is chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Standing {
    /// Nothing is chosen.
    Nothing,
    /// The triggers are not known yet.
    Waiting,
    /// Ready.
    Usable(Usable),
    /// Only its owner sees its token.
    NotYours {
        /// What people call it.
        description: String,
    },
    /// The project has no such trigger, or no longer.
    Gone,
}

/// How it stands with `chosen`.
pub(super) fn standing(chosen: Chosen, listing: &Listing, pasted: Option<&Token>) -> Standing {
    match (chosen, listing) {
        (Chosen::Nothing, _) | (Chosen::Listed(_), Listing::Refused(_)) => Standing::Nothing,
        (Chosen::Pasted, _) => pasted.map_or(Standing::Nothing, |token| {
            Standing::Usable(Usable {
                token: token.clone(),
                id: None,
                description: pasted_name(token),
                last_used: None,
            })
        }),
        (Chosen::Listed(_), Listing::Waiting) => Standing::Waiting,
        (Chosen::Listed(id), Listing::Known(triggers)) => {
            let found = triggers.iter().find(|trigger| trigger.id == id);
            found.map_or(Standing::Gone, of_trigger)
        }
    }
}

fn of_trigger(trigger: &Trigger) -> Standing {
    let description = name(trigger);
    match &trigger.token {
        TriggerToken::Whole(token) => Standing::Usable(Usable {
            token: token.clone(),
            id: Some(trigger.id),
            description,
            last_used: trigger.last_used,
        }),
        TriggerToken::Cut(_) | TriggerToken::Missing => Standing::NotYours { description },
    }
}

/// What to choose for somebody who has not chosen: what they pasted, else the
/// only trigger that is theirs.
pub(super) fn by_default(listing: &Listing, pasted: bool) -> Chosen {
    if pasted {
        return Chosen::Pasted;
    }
    let Listing::Known(triggers) = listing else {
        return Chosen::Nothing;
    };
    let mut own = triggers.iter().filter(|trigger| is_own(trigger));
    match (own.next(), own.next()) {
        (Some(only), None) => Chosen::Listed(only.id),
        (None, _) | (Some(_), Some(_)) => Chosen::Nothing,
    }
}

/// What to choose for `token`: the trigger that has it, else what was pasted.
pub(super) fn by_token(token: &Token, listing: &Listing) -> Chosen {
    let Listing::Known(triggers) = listing else {
        return Chosen::Pasted;
    };
    let has_it = |trigger: &&Trigger| match &trigger.token {
        TriggerToken::Whole(own) => own == token,
        TriggerToken::Cut(_) | TriggerToken::Missing => false,
    };
    let found = triggers.iter().find(has_it);
    found.map_or(Chosen::Pasted, |trigger| Chosen::Listed(trigger.id))
}

/// Whether its whole token is known.
pub(super) fn is_own(trigger: &Trigger) -> bool {
    matches!(trigger.token, TriggerToken::Whole(_))
}

/// The trigger's description, or its short token where there is none.
pub(super) fn name(trigger: &Trigger) -> String {
    let short = || masked(&trigger.short_token());
    trigger.description.clone().unwrap_or_else(short)
}

/// The trigger in the select: its description with its short token, spelled
/// out where it holds what cannot be seen.
pub(super) fn label(trigger: &Trigger) -> String {
    let short = masked(&trigger.short_token());
    let mut label = match &trigger.description {
        Some(description) => [&spelled(description), " · ", &short].concat(),
        None => short,
    };
    if !is_own(trigger) {
        label.push_str(" · not yours");
    }
    label
}

/// A pasted token in the select.
pub(super) fn pasted_name(token: &Token) -> String {
    "Pasted token ".to_owned() + &masked(&token.short())
}

fn masked(short: &str) -> String {
    short.to_owned() + "••••"
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use gitlab::Doing;

    fn trigger(id: u64, description: Option<&str>, token: TriggerToken) -> Trigger {
        Trigger {
            id: TriggerId(id),
            description: description.map(str::to_owned),
            token,
            created_at: None,
            updated_at: None,
            last_used: None,
            expires_at: None,
            owner: None,
        }
    }

    /// The token of the trigger 3 of [`known`].
    pub(in crate::pages::run) fn own_token() -> Token {
        Token::new("glptt-4f1c0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f")
    }

    fn own(id: u64) -> Trigger {
        trigger(id, Some("nightly docs"), TriggerToken::Whole(own_token()))
    }

    fn of_another(id: u64) -> Trigger {
        trigger(id, None, TriggerToken::Cut("9a0b".to_owned()))
    }

    /// One's own trigger 3, and 4 of somebody else.
    pub(in crate::pages::run) fn known() -> Listing {
        Listing::Known(vec![own(3), of_another(4)])
    }

    fn refused() -> Listing {
        Listing::Refused(ApiError::timed_out(Doing::ListTriggers))
    }

    #[test]
    fn only_a_whole_token_starts_builds() {
        let of = |chosen, listing: &Listing| standing(chosen, listing, None);
        let listed = |id| Chosen::Listed(TriggerId(id));
        let Standing::Usable(usable) = of(listed(3), &known()) else {
            unreachable!("an own trigger is usable")
        };
        assert_eq!(
            (usable.id, usable.token.short()),
            (Some(TriggerId(3)), "4f1c".to_owned())
        );
        let description = "9a0b••••".to_owned();
        assert_eq!(of(listed(4), &known()), Standing::NotYours { description });
        assert_eq!(of(listed(5), &known()), Standing::Gone);
        assert_eq!(of(listed(3), &Listing::Waiting), Standing::Waiting);
        assert_eq!(of(listed(3), &refused()), Standing::Nothing);
        assert_eq!(of(Chosen::Pasted, &known()), Standing::Nothing);
    }

    #[test]
    fn a_pasted_token_works_whatever_may_be_listed() {
        let token = Token::new("glptt-77aa0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f");
        for listing in [Listing::Waiting, known(), refused()] {
            let Standing::Usable(usable) = standing(Chosen::Pasted, &listing, Some(&token)) else {
                unreachable!("a pasted token is usable")
            };
            assert_eq!(
                (usable.id, usable.description.as_str()),
                (None, "Pasted token 77aa••••")
            );
        }
    }

    #[test]
    fn one_is_chosen_by_itself_only_where_there_is_no_doubt() {
        let two = Listing::Known(vec![own(3), own(5)]);
        assert_eq!(by_default(&known(), false), Chosen::Listed(TriggerId(3)));
        assert_eq!(by_default(&two, false), Chosen::Nothing);
        assert_eq!(
            by_default(&Listing::Known(vec![of_another(4)]), false),
            Chosen::Nothing
        );
        assert_eq!(by_default(&Listing::Waiting, false), Chosen::Nothing);
        assert_eq!(by_default(&known(), true), Chosen::Pasted);
        assert_eq!(by_default(&refused(), true), Chosen::Pasted);
    }

    #[test]
    fn the_select_shows_short_tokens_only() {
        assert_eq!(label(&own(3)), "nightly docs · 4f1c••••");
        assert_eq!(label(&of_another(4)), "9a0b•••• · not yours");
        let turned = trigger(5, Some("a\u{202e}b"), TriggerToken::Missing);
        assert_eq!(label(&turned), "a⟦U+202E⟧b · •••• · not yours");
    }
}
