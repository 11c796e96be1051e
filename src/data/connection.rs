//! A connection to a GitLab: where, how one is signed in, who one is there,
//! what it is called here, and how long it is kept.

pub(crate) mod abilities;
mod keep;
mod kept;
mod label;
mod renewal;
mod roster;
#[cfg(test)]
pub(crate) mod samples;

pub(crate) use keep::Keep;
pub(crate) use kept::{
    Found, follow_device, forget, found, is_any_kept, is_kept_alike, keep, on_device, point_to,
};
pub(crate) use label::{Colour, Label};
pub(crate) use renewal::Renewal;
pub(crate) use roster::Roster;

use gitlab::{Instance, ProjectRef, Server, Token, TokenInfo, User, UserId};
use serde::{Deserialize, Serialize};

/// A GitLab and the account that is used there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Connection {
    /// The GitLab.
    pub(crate) instance: Instance,
    /// The account's token.
    pub(crate) token: Token,
    /// Whose token it is.
    pub(crate) user: User,
    /// Which GitLab it is, and how it is spoken to.
    pub(crate) server: Server,
    /// What the token may do, where the server tells.
    pub(crate) token_info: Option<TokenInfo>,
    /// What renews the token, where an application got it.
    pub(crate) renewal: Option<Renewal>,
    /// How long the token is kept.
    pub(crate) keep: Keep,
    /// What it is called here.
    pub(crate) label: Label,
}

/// A GitLab where one may start builds of one project with a trigger's token,
/// and do nothing else: there is no account.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TriggerOnly {
    /// The GitLab.
    pub(crate) instance: Instance,
    /// The project that the trigger belongs to.
    pub(crate) project: ProjectRef,
    /// The trigger's token.
    pub(crate) token: Token,
    /// Which GitLab it is, and how it is spoken to.
    pub(crate) server: Server,
    /// How long the token is kept.
    pub(crate) keep: Keep,
    /// What it is called here.
    pub(crate) label: Label,
}

/// One way in which one is signed in somewhere.
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(
        clippy::large_enum_variant,
        reason = "there are only ever a few of them"
    )
)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SignedIn {
    /// As an account.
    Account(Connection),
    /// With a trigger's token only.
    Trigger(TriggerOnly),
}

/// What tells connections apart: signing in to the same once more renews it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The account, whichever of its tokens is used.
    Account(Account),
    /// The GitLab's address and the project.
    Trigger(String, ProjectRef),
}

/// To whom a GitLab's answers belong: what was told to one account is never
/// shown to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Account {
    /// The GitLab's address.
    instance: String,
    /// The user's number there.
    user: u64,
}

impl Account {
    /// The account of `user` on `instance`.
    pub(crate) fn new(instance: &Instance, user: UserId) -> Self {
        Self {
            instance: instance.base(),
            user: user.0,
        }
    }
}

impl Key {
    /// The key as a text without secrets, by which tabs name it to one another.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Account(Account { instance, user }) => format!("{instance} {user}"),
            Self::Trigger(instance, project) => format!("{instance} for {}", project.segment()),
        }
    }
}

impl Connection {
    /// The account that is connected, whichever of its tokens is used.
    pub(crate) fn account(&self) -> Account {
        Account::new(&self.instance, self.user.id)
    }
}

impl SignedIn {
    /// What tells it from others.
    pub(crate) fn key(&self) -> Key {
        match self {
            Self::Account(connection) => Key::Account(connection.account()),
            Self::Trigger(only) => Key::Trigger(only.instance.base(), only.project.clone()),
        }
    }

    /// The GitLab.
    pub(crate) fn instance(&self) -> &Instance {
        match self {
            Self::Account(connection) => &connection.instance,
            Self::Trigger(only) => &only.instance,
        }
    }

    /// Which GitLab it is, and how it is spoken to.
    pub(crate) fn server(&self) -> &Server {
        match self {
            Self::Account(connection) => &connection.server,
            Self::Trigger(only) => &only.server,
        }
    }

    /// The token.
    pub(crate) fn token(&self) -> &Token {
        match self {
            Self::Account(connection) => &connection.token,
            Self::Trigger(only) => &only.token,
        }
    }

    /// How long the token is kept.
    pub(crate) fn keep(&self) -> Keep {
        match self {
            Self::Account(connection) => connection.keep,
            Self::Trigger(only) => only.keep,
        }
    }

    /// What it is called here.
    pub(crate) fn label(&self) -> &Label {
        match self {
            Self::Account(connection) => &connection.label,
            Self::Trigger(only) => &only.label,
        }
    }

    /// The same, to change it.
    pub(crate) fn label_mut(&mut self) -> &mut Label {
        match self {
            Self::Account(connection) => &mut connection.label,
            Self::Trigger(only) => &mut only.label,
        }
    }

    /// Whether its token is renewed from time to time.
    pub(crate) fn is_renewable(&self) -> bool {
        match self {
            Self::Account(connection) => connection.renewal.is_some(),
            Self::Trigger(_) => false,
        }
    }

    /// Who one is there, in a few words.
    pub(crate) fn who(&self) -> String {
        match self {
            Self::Account(connection) => ["@", &connection.user.username].concat(),
            Self::Trigger(only) => format!("trigger token for {}", only.project),
        }
    }
}
