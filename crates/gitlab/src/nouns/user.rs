//! A person or bot.

use crate::decode::{Decode, Fields};
use crate::nouns::UserId;

/// A user as GitLab embeds it everywhere (GitLab docs, API > Users).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The id.
    pub id: UserId,
    /// The handle, without `@`.
    pub username: String,
    /// The full name; the handle where GitLab sends none.
    pub name: String,
    /// Whether the account can be used.
    pub state: UserState,
    /// Where the picture is, on any host.
    pub avatar_url: Option<String>,
    /// The profile page.
    pub web_url: Option<String>,
}

/// Whether an account can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserState {
    /// It can.
    Active,
    /// An administrator, or LDAP, shut it.
    Blocked,
    /// It was shut for abuse.
    Banned,
    /// It was set aside for not being used.
    Deactivated,
    /// A word this version does not know.
    Unknown(String),
}

impl UserState {
    fn parse(text: &str) -> Self {
        match text {
            "active" => Self::Active,
            "blocked" | "ldap_blocked" | "blocked_pending_approval" => Self::Blocked,
            "banned" => Self::Banned,
            "deactivated" => Self::Deactivated,
            other => Self::Unknown(other.to_owned()),
        }
    }
}

impl Decode for User {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let username = fields.text("username")?;
        Some(Self {
            id: UserId::read(fields, "id")?,
            name: fields.text("name").unwrap_or_else(|| username.clone()),
            username,
            state: UserState::parse(fields.str("state").unwrap_or_default()),
            avatar_url: fields.text("avatar_url"),
            web_url: fields.text("web_url"),
        })
    }
}
