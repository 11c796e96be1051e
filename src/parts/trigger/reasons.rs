//! Why something cannot be done with a trigger, as a sentence for its control.

use gitlab::{Timestamp, Trigger, TriggerToken, UserId};

/// Why the token can be neither seen nor copied, if so. GitLab shows a token
/// whole to its owner only (GitLab docs, API > Pipeline trigger tokens).
pub(crate) fn token_hidden(trigger: &Trigger) -> Option<String> {
    match (&trigger.token, &trigger.owner) {
        (TriggerToken::Whole(_), _) => None,
        (TriggerToken::Cut(_), Some(owner)) => Some(
            [
                "GitLab shows the whole token only to its owner, ",
                &owner.name,
                ".",
            ]
            .concat(),
        ),
        (TriggerToken::Cut(_), None) => {
            Some("GitLab shows the whole token only to its owner.".to_owned())
        }
        (TriggerToken::Missing, _) => Some("GitLab does not show this token.".to_owned()),
    }
}

/// Why no build can be started with it from here, if so.
pub(crate) fn not_runnable(trigger: &Trigger, now: Timestamp) -> Option<String> {
    let expired = || {
        let past = trigger.expires_at.is_some_and(|at| at <= now);
        past.then(|| "This trigger has expired. Add a new one to start builds.".to_owned())
    };
    token_hidden(trigger).or_else(expired)
}

/// Why `me` cannot change its description, if so: GitLab lets nobody but the
/// owner do that (GitLab docs, API > Pipeline trigger tokens).
pub(crate) fn not_editable(trigger: &Trigger, me: UserId) -> Option<String> {
    match &trigger.owner {
        Some(owner) if owner.id == me => None,
        Some(owner) => Some(
            [
                "GitLab lets only the owner, ",
                &owner.name,
                ", change the description.",
            ]
            .concat(),
        ),
        None => Some(
            "GitLab lets only the owner change the description, and this trigger has none."
                .to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::trigger::sample::{owned_by, trigger};

    #[test]
    fn a_cut_token_names_the_owner_to_ask() {
        let mut it = owned_by(trigger(1, "bot"), 2, "Grace Hopper");
        assert_eq!(token_hidden(&it), None);
        it.token = TriggerToken::Cut("77b2".to_owned());
        assert_eq!(
            token_hidden(&it).unwrap(),
            "GitLab shows the whole token only to its owner, Grace Hopper."
        );
        it.owner = None;
        assert!(token_hidden(&it).is_some());
        it.token = TriggerToken::Missing;
        assert!(token_hidden(&it).is_some());
    }

    #[test]
    fn only_a_whole_token_that_has_not_expired_runs() {
        let now = Timestamp::from_milliseconds(1000);
        let mut it = trigger(1, "nightly");
        assert_eq!(not_runnable(&it, now), None);
        it.expires_at = Some(Timestamp::from_milliseconds(1001));
        assert_eq!(not_runnable(&it, now), None);
        it.expires_at = Some(now);
        assert!(not_runnable(&it, now).is_some_and(|reason| reason.contains("expired")));
        it.token = TriggerToken::Cut("77b2".to_owned());
        assert_eq!(not_runnable(&it, now), token_hidden(&it));
    }

    #[test]
    fn a_description_is_its_owners_to_change() {
        let it = owned_by(trigger(1, "bot"), 2, "Grace Hopper");
        assert_eq!(not_editable(&it, UserId(2)), None);
        let reason = not_editable(&it, UserId(3)).unwrap();
        assert!(reason.contains("Grace Hopper"), "{reason}");
        assert!(not_editable(&trigger(1, "legacy"), UserId(2)).is_some());
    }
}
