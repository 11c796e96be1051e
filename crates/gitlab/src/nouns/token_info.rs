//! What an access token says about itself.

use serde_json::Value;

use crate::decode::{Decode, Fields};
use crate::nouns::UserId;
use crate::time::Timestamp;

/// An access token without its secret (GitLab docs, API > Personal access tokens).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenInfo {
    /// The name its owner gave it.
    pub name: String,
    /// What it may be used for, in GitLab's words.
    pub scopes: Vec<String>,
    /// Whose it is.
    pub user_id: Option<UserId>,
    /// Whether it works.
    pub active: bool,
    /// Whether it was revoked.
    pub revoked: bool,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When it was last used.
    pub last_used_at: Option<Timestamp>,
    /// The first moment (UTC) of the day on which it stops working.
    pub expires_at: Option<Timestamp>,
}

impl TokenInfo {
    /// What is known of a token of which only the scopes are told: one that an
    /// application got.
    pub fn of_scopes(scopes: Vec<String>) -> Self {
        Self {
            name: String::new(),
            scopes,
            user_id: None,
            active: true,
            revoked: false,
            created_at: None,
            last_used_at: None,
            expires_at: None,
        }
    }

    /// Whether its scopes allow to change anything: only `api` does.
    pub fn can_write(&self) -> bool {
        self.has("api")
    }

    /// Whether its scopes allow to read projects and builds.
    pub fn can_read(&self) -> bool {
        self.has("api") || self.has("read_api")
    }

    fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|own| own == scope)
    }
}

impl Decode for TokenInfo {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let scopes = fields.value("scopes")?.as_array()?;
        let revoked = fields.flag("revoked").unwrap_or(false);
        Some(Self {
            name: fields.text("name").unwrap_or_default(),
            scopes: scopes
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            user_id: UserId::read(fields, "user_id"),
            active: fields.flag("active").unwrap_or(!revoked),
            revoked,
            created_at: fields.time("created_at"),
            last_used_at: fields.time("last_used_at"),
            expires_at: fields.time("expires_at"),
        })
    }
}
