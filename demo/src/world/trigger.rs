//! Pipeline trigger tokens.

use super::moment::Moment;
use super::people::UserId;
use super::project::ProjectId;

/// The number of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TriggerId(pub(crate) u64);

/// A pipeline trigger token.
#[derive(Clone, Debug)]
pub(crate) struct Trigger {
    pub(crate) id: TriggerId,
    pub(crate) project: ProjectId,
    pub(crate) owner: UserId,
    pub(crate) token: String,
    /// `None` on triggers that were made by the old v3 API.
    pub(crate) description: Option<String>,
    pub(crate) created_at: Moment,
    pub(crate) updated_at: Moment,
    pub(crate) expires_at: Option<Moment>,
}

/// What every trigger token starts with.
pub(crate) const TOKEN_PREFIX: &str = "glptt-";
/// How long a token without that prefix is.
pub(crate) const OLD_TOKEN_LENGTH: usize = 30;

impl Trigger {
    /// The first four characters behind the prefix: what GitLab shows of a
    /// token to everyone but its owner.
    pub(crate) fn short_token(&self) -> &str {
        let bare = self.token.strip_prefix(TOKEN_PREFIX).unwrap_or(&self.token);
        bare.get(..4).unwrap_or(bare)
    }

    /// Whether the token can no longer start builds.
    pub(crate) fn is_expired(&self, now: Moment) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }
}
