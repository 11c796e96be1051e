//! What belongs to a connection: which GitLab it is, whose the account, what renews the
//! token.

use crate::data::connection::{Renewal, SignedIn};
use gitlab::{
    Dialect, Server, Signature, Timestamp, Token, TokenInfo, User, UserId, UserState, Version,
};
use serde::{Deserialize, Serialize};

/// Which GitLab it is. Earlier builds kept nothing of it and knew API v4 only.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct WrittenServer {
    v3: bool,
    private_token: bool,
    version: Option<String>,
}

/// Whose an account is.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Person {
    id: u64,
    username: String,
    name: String,
}

/// What renews an account's token, and the scopes that it has.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct WrittenRenewal {
    application: String,
    redirect_uri: String,
    refresh: String,
    ends: i64,
    scopes: Vec<String>,
}

impl WrittenServer {
    /// As it is written.
    pub(super) fn of(server: &Server) -> Self {
        Self {
            v3: server.dialect == Dialect::V3,
            private_token: server.signature == Signature::PrivateToken,
            version: server.version.as_ref().map(|it| it.version.clone()),
        }
    }

    /// As it was.
    pub(super) fn server(&self) -> Server {
        let version = self.version.clone().map(|version| Version {
            version,
            revision: None,
            enterprise: None,
        });
        match (self.v3, self.private_token) {
            (true, _) => Server::of_v3(version),
            (false, true) => Server::of_v4(Signature::PrivateToken, version),
            (false, false) => Server::of_v4(Signature::Bearer, version),
        }
    }
}

impl WrittenRenewal {
    /// What renews the token of `signed_in`, if anything does.
    pub(super) fn of(signed_in: &SignedIn) -> Option<Self> {
        let SignedIn::Account(connection) = signed_in else {
            return None;
        };
        let renewal = connection.renewal.as_ref()?;
        let scopes = connection.token_info.as_ref().map(|info| &info.scopes);
        Some(Self {
            application: renewal.application.clone(),
            redirect_uri: renewal.redirect_uri.clone(),
            refresh: renewal.refresh.reveal().to_owned(),
            ends: renewal.ends.milliseconds(),
            scopes: scopes.cloned().unwrap_or_default(),
        })
    }

    /// As it was.
    pub(super) fn renewal(&self) -> Renewal {
        Renewal {
            application: self.application.clone(),
            redirect_uri: self.redirect_uri.clone(),
            refresh: Token::new(&self.refresh),
            ends: Timestamp::from_milliseconds(self.ends),
        }
    }

    /// What the token may do.
    pub(super) fn token_info(&self) -> TokenInfo {
        TokenInfo::of_scopes(self.scopes.clone())
    }
}

impl Person {
    /// As it is written.
    pub(super) fn of(user: &User) -> Self {
        Self {
            id: user.id.0,
            username: user.username.clone(),
            name: user.name.clone(),
        }
    }

    /// The account, as far as it is kept.
    pub(super) fn user(&self) -> User {
        User {
            id: UserId(self.id),
            username: self.username.clone(),
            name: self.name.clone(),
            state: UserState::Active,
            avatar_url: None,
            web_url: None,
        }
    }
}
