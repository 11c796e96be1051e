//! Triggers for tests.

use gitlab::{Timestamp, Token, Trigger, TriggerId, TriggerToken, User, UserId, UserState};

/// A trigger without an owner that was never used and never expires.
pub(crate) fn trigger(id: u64, description: &str) -> Trigger {
    Trigger {
        id: TriggerId(id),
        description: Some(description.to_owned()),
        token: TriggerToken::Whole(Token::new(&format!("glptt-{id:040}"))),
        created_at: None,
        updated_at: None,
        last_used: None,
        expires_at: None,
        owner: None,
    }
}

/// The trigger as `name`'s, whose handle is the name in lower case.
pub(crate) fn owned_by(mut trigger: Trigger, id: u64, name: &str) -> Trigger {
    trigger.owner = Some(User {
        id: UserId(id),
        username: name.to_lowercase(),
        name: name.to_owned(),
        state: UserState::Active,
        avatar_url: None,
        web_url: None,
    });
    trigger
}

/// The trigger, last used so many milliseconds after the epoch.
pub(crate) fn used_at(mut trigger: Trigger, milliseconds: i64) -> Trigger {
    trigger.last_used = Some(Timestamp::from_milliseconds(milliseconds));
    trigger
}
