//! Where one is signed in, which connection is used now, and every question
//! asked on its behalf.

mod asking;
mod coming_and_going;
mod keeping;
mod meeting;
mod other_tabs;
mod renewing;

use crate::data::connection::{Account, Connection, Key, Roster, SignedIn, TriggerOnly};
use crate::data::network::Network;
use gitlab::{ApiError, Dialect, Feature, Instance, Token};
use leptos::prelude::*;
use other_tabs::OtherTabs;
pub(crate) use renewing::Application;
use renewing::Renewing;

/// Whether someone is connected.
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "there is only ever one of them")
)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Presence {
    /// A kept token is being checked.
    Starting,
    /// Nobody; and why a kept token did not do, if there was one.
    Nobody(Option<ApiError>),
    /// Someone, by an account.
    Connected(Connection),
    /// Someone without an account, with a trigger's token only.
    TriggerOnly(TriggerOnly),
}

/// What stands in for a connection while there is none.
#[derive(Clone, Debug, Default, PartialEq)]
enum Outside {
    #[default]
    Nobody,
    Starting,
    Refused(ApiError),
}

/// The connections, as a context for the whole console.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    network: Network,
    roster: RwSignal<Roster>,
    outside: RwSignal<Outside>,
    /// The tokens that their server no longer takes, and why.
    refused: RwSignal<Vec<(Token, ApiError)>>,
    /// Those whose GitLab this page has met.
    met: StoredValue<Vec<Key>>,
    /// What is kept of them.
    kept: StoredValue<Roster>,
    other_tabs: OtherTabs,
    /// What renews tokens, once the rest of the console is here.
    renewer: Renewing,
}

impl Session {
    /// A session with nobody in it.
    pub(crate) fn new(network: Network) -> Self {
        Self {
            network,
            roster: RwSignal::new(Roster::default()),
            outside: RwSignal::new(Outside::default()),
            refused: RwSignal::new(Vec::new()),
            met: StoredValue::new(Vec::new()),
            kept: StoredValue::new(Roster::default()),
            other_tabs: StoredValue::new_local(None),
            renewer: StoredValue::new_local(None),
        }
    }

    /// Whether someone is connected; whoever reads it is told of changes.
    pub(crate) fn presence(self) -> Presence {
        match self.current() {
            Some(SignedIn::Account(connection)) => Presence::Connected(connection),
            Some(SignedIn::Trigger(only)) => Presence::TriggerOnly(only),
            None => match self.outside.get() {
                Outside::Nobody => Presence::Nobody(None),
                Outside::Starting => Presence::Starting,
                Outside::Refused(error) => Presence::Nobody(Some(error)),
            },
        }
    }

    /// Every connection, and which is used now.
    pub(crate) fn roster(self) -> Roster {
        self.roster.get()
    }

    /// The connection that is used now, of whatever kind.
    pub(crate) fn current(self) -> Option<SignedIn> {
        self.roster.with(|roster| roster.current().cloned())
    }

    /// The connection, if someone is connected by an account.
    pub(crate) fn connection(self) -> Option<Connection> {
        match self.current()? {
            SignedIn::Account(connection) => Some(connection),
            SignedIn::Trigger(_) => None,
        }
    }

    /// The connection, if it has a trigger's token only.
    pub(crate) fn trigger_only(self) -> Option<TriggerOnly> {
        match self.current()? {
            SignedIn::Account(_) => None,
            SignedIn::Trigger(only) => Some(only),
        }
    }

    /// The connected account, if any: whose the answers are.
    pub(crate) fn account(self) -> Option<Account> {
        self.connection().map(|connection| connection.account())
    }

    /// The connected account, without listening for changes.
    pub(crate) fn account_now(self) -> Option<Account> {
        match self.current_now()? {
            SignedIn::Account(connection) => Some(connection.account()),
            SignedIn::Trigger(_) => None,
        }
    }

    /// What tells the current connection from others.
    pub(crate) fn key(self) -> Option<Key> {
        self.current().map(|current| current.key())
    }

    /// The same, without listening for changes.
    pub(crate) fn key_now(self) -> Option<Key> {
        self.current_now().map(|current| current.key())
    }

    /// The connected GitLab, if any.
    pub(crate) fn instance(self) -> Option<Instance> {
        self.current().map(|current| current.instance().clone())
    }

    /// Why something is not offered, if the connected GitLab is too old for it.
    pub(crate) fn lacking(self, feature: Feature) -> Option<String> {
        self.current()?.server().lacking(feature)
    }

    /// Which version of the API is spoken now.
    pub(crate) fn dialect(self) -> Dialect {
        self.current()
            .map(|current| current.server().dialect)
            .unwrap_or_default()
    }

    /// Why the server no longer takes the token, if so: nothing is asked then.
    pub(crate) fn refused(self) -> Option<ApiError> {
        let current = self.current()?;
        let refused = self.refused.get();
        let mut refused = refused.into_iter();
        let found = refused.find(|(token, _)| token == current.token());
        found.map(|(_, error)| error)
    }

    fn current_now(self) -> Option<SignedIn> {
        let current = |roster: &Roster| roster.current().cloned();
        self.roster.try_with_untracked(current)?
    }
}

#[cfg(test)]
impl Session {
    /// A session in which someone is connected, over a network that gives no answer.
    pub(crate) fn of(connection: Connection) -> Self {
        let unreachable = |_| -> crate::data::network::Reply {
            Box::pin(std::future::ready(Err(crate::NoAnswer::Aborted)))
        };
        let session = Self::new(Network::new(unreachable));
        session.roster.update(|roster| {
            let signed_in = SignedIn::Account(connection);
            let key = signed_in.key();
            roster.put(signed_in);
            roster.choose(&key);
        });
        session
    }
}
