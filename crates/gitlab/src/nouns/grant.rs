//! The tokens that an application gets.

use crate::decode::{Decode, Fields};
use crate::secret::Token;

/// An access token with what renews it (GitLab docs, "OAuth 2.0 identity provider API").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The access token.
    pub access: Token,
    /// What gets the next pair; it works once.
    pub refresh: Token,
    /// How many seconds the access token works.
    pub expires_in: u64,
    /// What it may be used for, in GitLab's words.
    pub scopes: Vec<String>,
}

impl Decode for Grant {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let scopes = fields.str("scope").unwrap_or_default();
        Some(Self {
            access: Token::new(fields.str("access_token")?),
            refresh: Token::new(fields.str("refresh_token")?),
            expires_in: fields.number("expires_in").unwrap_or(7_200),
            scopes: scopes.split_whitespace().map(str::to_owned).collect(),
        })
    }
}
