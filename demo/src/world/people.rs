//! Who uses the demo GitLab, and the access tokens they have.

use super::moment::Moment;

/// The number of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct UserId(pub(crate) u64);

/// A user and whether the account may be used.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: UserId,
    pub(crate) username: &'static str,
    pub(crate) name: &'static str,
    pub(crate) blocked: bool,
    pub(crate) created_at: Moment,
}

/// What somebody may do in a project; the order is GitLab's
/// (GitLab docs, "Roles and permissions").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Guest,
    Reporter,
    Developer,
    Maintainer,
    Owner,
}

impl Role {
    const ALL: [Self; 5] = [
        Self::Guest,
        Self::Reporter,
        Self::Developer,
        Self::Maintainer,
        Self::Owner,
    ];

    /// The role with this `access_level`.
    pub(crate) fn of_access_level(level: u64) -> Option<Self> {
        let is_it = |role: &Self| u64::from(role.access_level()) == level;
        Self::ALL.into_iter().find(is_it)
    }

    /// GitLab's number for the role, its `access_level`.
    pub(crate) fn access_level(self) -> u8 {
        match self {
            Self::Guest => 10,
            Self::Reporter => 20,
            Self::Developer => 30,
            Self::Maintainer => 40,
            Self::Owner => 50,
        }
    }
}

/// What a personal access token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Api,
    ReadApi,
}

impl Scope {
    /// GitLab's word for the scope.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::ReadApi => "read_api",
        }
    }
}

/// How an access token came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A person made it.
    Personal,
    /// An application got it.
    OAuth,
}

/// An access token.
#[derive(Clone, Debug)]
pub(crate) struct AccessToken {
    pub(crate) id: u64,
    pub(crate) user: UserId,
    pub(crate) name: String,
    pub(crate) secret: String,
    pub(crate) scope: Scope,
    pub(crate) kind: TokenKind,
    pub(crate) created_at: Moment,
    pub(crate) expires_at: Moment,
    pub(crate) revoked: bool,
}
