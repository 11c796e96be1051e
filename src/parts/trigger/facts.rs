//! What there is to notice about a trigger.

use gitlab::{Timestamp, Trigger, UserState};

/// How long before its end a trigger is worth a look.
const SOON: i64 = 14 * 24 * 60 * 60 * 1000;

/// A trigger's description, if it says anything.
pub(crate) fn description(trigger: &Trigger) -> Option<&str> {
    let text = trigger.description.as_deref();
    text.filter(|text| !text.trim().is_empty())
}

/// What a trigger is called: its description, else its short token, else its
/// number.
pub(crate) fn label(trigger: &Trigger) -> String {
    if let Some(description) = description(trigger) {
        return description.to_owned();
    }
    let short = trigger.short_token();
    if short.is_empty() {
        ["#", &trigger.id.to_string()].concat()
    } else {
        short
    }
}

/// When a trigger stops working.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expiry {
    /// It does not.
    Never,
    /// In more than two weeks.
    Later(Timestamp),
    /// Within two weeks.
    Soon(Timestamp),
    /// It has already.
    Past(Timestamp),
}

/// When `trigger` stops working, as seen from `now`.
pub(crate) fn expiry(trigger: &Trigger, now: Timestamp) -> Expiry {
    match trigger.expires_at {
        None => Expiry::Never,
        Some(at) if at <= now => Expiry::Past(at),
        Some(at) if at.milliseconds() - now.milliseconds() <= SOON => Expiry::Soon(at),
        Some(at) => Expiry::Later(at),
    }
}

/// Whether the account in whose name the trigger's builds run is shut: GitLab
/// starts none then.
pub(crate) fn owner_is_blocked(trigger: &Trigger) -> bool {
    trigger
        .owner
        .as_ref()
        .is_some_and(|owner| match owner.state {
            UserState::Blocked | UserState::Banned => true,
            UserState::Active | UserState::Deactivated | UserState::Unknown(_) => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::trigger::sample::{owned_by, trigger};
    use gitlab::{Token, TriggerToken};

    const DAY: i64 = 24 * 60 * 60 * 1000;

    #[test]
    fn a_trigger_is_called_by_what_it_has() {
        let mut it = trigger(7, "nightly docs");
        assert_eq!(label(&it), "nightly docs");
        it.description = None;
        it.token = TriggerToken::Whole(Token::new("glptt-4f1c0c2a9e8b7d6f5a4b3c2d"));
        assert_eq!(label(&it), "4f1c");
        it.token = TriggerToken::Cut("77b2".to_owned());
        assert_eq!(label(&it), "77b2");
        it.token = TriggerToken::Missing;
        assert_eq!(label(&it), "#7");
    }

    #[test]
    fn two_weeks_before_its_end_a_trigger_is_worth_a_look() {
        let now = Timestamp::from_milliseconds(1_700_000_000_000);
        let at = |milliseconds| Timestamp::from_milliseconds(now.milliseconds() + milliseconds);
        let ends_at = |at| {
            let mut it = trigger(1, "a");
            it.expires_at = Some(at);
            expiry(&it, now)
        };
        assert_eq!(expiry(&trigger(1, "a"), now), Expiry::Never);
        for past in [at(-DAY), at(0)] {
            assert_eq!(ends_at(past), Expiry::Past(past));
        }
        for soon in [at(1), at(14 * DAY)] {
            assert_eq!(ends_at(soon), Expiry::Soon(soon));
        }
        for later in [at(14 * DAY + 1), at(400 * DAY)] {
            assert_eq!(ends_at(later), Expiry::Later(later));
        }
    }

    #[test]
    fn only_a_shut_account_is_blocked() {
        let states = [
            (UserState::Blocked, true),
            (UserState::Banned, true),
            (UserState::Active, false),
            (UserState::Deactivated, false),
            (UserState::Unknown("asleep".to_owned()), false),
        ];
        for (state, blocked) in states {
            let mut it = owned_by(trigger(1, "a"), 3, "Linus");
            if let Some(owner) = &mut it.owner {
                owner.state = state.clone();
            }
            assert_eq!(owner_is_blocked(&it), blocked, "{state:?}");
        }
        assert!(!owner_is_blocked(&trigger(1, "nobody's")));
    }
}
