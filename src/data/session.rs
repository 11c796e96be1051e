//! Who is connected to which GitLab, and every question asked on their behalf.

mod asking;

use crate::browser::fetch::Abort;
use crate::data::connection::{self, Account, Connection, Keep};
use crate::data::network::{Network, Question};
use gitlab::{ApiError, Instance, Request, Token, endpoints};
use leptos::prelude::*;
use leptos::task::spawn_local;

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
    /// Someone.
    Connected(Connection),
}

/// The present connection, as a context for the whole console.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    network: Network,
    presence: RwSignal<Presence>,
    refused: RwSignal<Option<ApiError>>,
}

impl Session {
    /// A session with nobody in it.
    pub(crate) fn new(network: Network) -> Self {
        let presence = RwSignal::new(Presence::Nobody(None));
        Self {
            network,
            presence,
            refused: RwSignal::new(None),
        }
    }

    /// Says that a token that an earlier page kept will be checked, if there is
    /// one; until [`Self::resume`] nobody knows whose it is.
    pub(crate) fn await_resuming(self) {
        if connection::is_kept() {
            self.presence.set(Presence::Starting);
        }
    }

    /// Takes up the connection that an earlier page kept, if any.
    pub(crate) fn resume(self) {
        let Some((instance, token, keep)) = connection::kept() else {
            self.presence.set(Presence::Nobody(None));
            return;
        };
        self.presence.set(Presence::Starting);
        spawn_local(async move {
            if let Err(error) = self.connect(instance, token, keep).await {
                self.presence.try_set(Presence::Nobody(Some(error)));
            }
        });
    }

    /// Connects: asks whose token it is and what it may do.
    ///
    /// # Errors
    /// Why the token cannot be used; nothing is kept then.
    pub(crate) async fn connect(
        self,
        instance: Instance,
        token: Token,
        keep: Keep,
    ) -> Result<Connection, ApiError> {
        let as_this = |request: &Request, doing| {
            self.exchange(Question {
                instance: instance.clone(),
                request: request.clone(),
                account: Some(token.clone()),
                abort: Abort::new(),
                doing,
                sink: None,
            })
        };
        let whose = endpoints::current_user();
        let user = whose.answer(&as_this(whose.request(), whose.doing()).await?)?;
        let what = endpoints::token_info();
        // OAuth tokens and old servers do not tell; the console then asks nothing of it.
        let told = as_this(what.request(), what.doing()).await;
        let token_info = told.and_then(|response| what.answer(&response)).ok();
        let connection = Connection {
            instance,
            token,
            user,
            token_info,
            keep,
        };
        connection::keep(&connection);
        self.refused.try_set(None);
        self.presence
            .try_set(Presence::Connected(connection.clone()));
        Ok(connection)
    }

    /// Forgets the token everywhere.
    pub(crate) fn disconnect(self) {
        connection::forget();
        self.refused.set(None);
        self.presence.set(Presence::Nobody(None));
    }

    /// Whether someone is connected; whoever reads it is told of changes.
    pub(crate) fn presence(self) -> Presence {
        self.presence.get()
    }

    /// The connection, if someone is connected.
    pub(crate) fn connection(self) -> Option<Connection> {
        self.presence.with(|presence| match presence {
            Presence::Connected(connection) => Some(connection.clone()),
            Presence::Starting | Presence::Nobody(_) => None,
        })
    }

    /// The connected account, if any: whose the answers are.
    pub(crate) fn account(self) -> Option<Account> {
        self.connection().map(|connection| connection.account())
    }

    /// The connected account, without listening for changes.
    pub(crate) fn account_now(self) -> Option<Account> {
        let account = |presence: &Presence| match presence {
            Presence::Connected(connection) => Some(connection.account()),
            Presence::Starting | Presence::Nobody(_) => None,
        };
        self.presence.try_with_untracked(account)?
    }

    /// The connected GitLab, if any.
    pub(crate) fn instance(self) -> Option<Instance> {
        self.connection().map(|connection| connection.instance)
    }

    /// Why the server no longer takes the token, if so: nothing is asked then.
    pub(crate) fn refused(self) -> Option<ApiError> {
        self.refused.get()
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
        session.presence.set(Presence::Connected(connection));
        session
    }
}
