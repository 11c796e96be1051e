//! Who uses the demo GitLab, and the access tokens they have.

use super::World;
use super::moment::Moment;
use super::project::ProjectId;
use super::secret::same_text;

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

impl World {
    pub(crate) fn user(&self, id: UserId) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// The access token with this text.
    pub(crate) fn token(&self, secret: &str) -> Option<&AccessToken> {
        self.tokens
            .iter()
            .find(|token| same_text(&token.secret, secret))
    }

    /// From now on the token with this number is good for nothing.
    pub(crate) fn revoke_token(&mut self, id: u64) {
        let mut tokens = self.tokens.iter_mut();
        if let Some(token) = tokens.find(|token| token.id == id) {
            token.revoked = true;
        }
    }

    /// Gives a member of a project another role. Tells whether there is such a
    /// member.
    pub(crate) fn set_role(&mut self, project: ProjectId, username: &str, role: Role) -> bool {
        let mut users = self.users.iter();
        let Some(user) = users.find(|user| user.username == username) else {
            return false;
        };
        let mut projects = self.projects.iter_mut();
        let members = projects.find(|found| found.id == project);
        let mut members = members.into_iter().flat_map(|project| &mut project.members);
        match members.find(|(member, _)| *member == user.id) {
            Some((_, present)) => {
                *present = role;
                true
            }
            None => false,
        }
    }

    /// The user of this name.
    pub(crate) fn user_called(&self, username: &str) -> Option<UserId> {
        let mut users = self.users.iter();
        let found = users.find(|user| user.username == username);
        found.map(|user| user.id)
    }

    /// The names of those who can sign in.
    pub(crate) fn usernames(&self) -> impl Iterator<Item = &'static str> {
        let users = self.users.iter();
        users.filter(|user| !user.blocked).map(|user| user.username)
    }

    /// Adds an access token that an application got by OAuth.
    pub(crate) fn add_oauth_token(
        &mut self,
        user: UserId,
        scope: Scope,
        secret: &str,
        created_at: Moment,
        expires_at: Moment,
    ) {
        self.tokens.push(AccessToken {
            id: 0,
            user,
            name: "Pullcord".to_owned(),
            secret: secret.to_owned(),
            scope,
            kind: TokenKind::OAuth,
            created_at,
            expires_at,
            revoked: false,
        });
    }

    /// Takes an access token out: from now on it is unknown.
    pub(crate) fn drop_access_token(&mut self, secret: &str) {
        self.tokens.retain(|token| token.secret != secret);
    }
}
