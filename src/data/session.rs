//! Who is connected to which GitLab, and every question asked on their behalf.

use crate::browser::fetch::{Abort, NoAnswer};
use crate::data::connection::{self, Connection, Keep};
use crate::data::network::{Network, Question};
use gitlab::{ApiError, Endpoint, ErrorKind, Instance, Token, endpoints};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whether someone is connected.
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

    /// Takes up the connection that an earlier page kept, if any.
    pub(crate) fn resume(self) {
        let Some((instance, token, keep)) = connection::kept() else {
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
    ) -> Result<(), ApiError> {
        let as_this = |endpoint| self.carry(endpoint, instance.clone(), Some(token.clone()));
        let user = as_this(endpoints::current_user()).await?;
        let info = self.carry(
            endpoints::token_info(),
            instance.clone(),
            Some(token.clone()),
        );
        // OAuth tokens and old servers do not tell; the console then asks nothing of it.
        let token_info = info.await.ok();
        let connection = Connection {
            instance,
            token,
            user,
            token_info,
            keep,
        };
        connection::keep(&connection);
        self.refused.try_set(None);
        self.presence.try_set(Presence::Connected(connection));
        Ok(())
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

    /// The connected GitLab, if any.
    pub(crate) fn instance(self) -> Option<Instance> {
        self.connection().map(|connection| connection.instance)
    }

    /// Why the server no longer takes the token, if so: nothing is asked then.
    pub(crate) fn refused(self) -> Option<ApiError> {
        self.refused.get()
    }

    /// Asks the connected GitLab as the connected person.
    ///
    /// # Errors
    /// Whatever stood in the way; once the token was refused, that, without
    /// another request.
    pub(crate) async fn ask<T: 'static>(
        self,
        endpoint: Endpoint<T>,
        abort: Abort,
    ) -> Result<T, ApiError> {
        if let Some(error) = self.refused.try_get_untracked().flatten() {
            return Err(error);
        }
        let presence = self.presence.try_get_untracked();
        let Some(Presence::Connected(connection)) = presence else {
            return Err(ApiError::aborted(endpoint.doing()));
        };
        let Connection {
            instance, token, ..
        } = connection;
        let answer = self.exchange(&endpoint, instance, Some(token), abort).await;
        if let Err(error) = &answer
            && matches!(error.kind, ErrorKind::TokenRefused(_))
        {
            self.refused.try_set(Some(error.clone()));
        }
        answer
    }

    async fn carry<T: 'static>(
        self,
        endpoint: Endpoint<T>,
        instance: Instance,
        account: Option<Token>,
    ) -> Result<T, ApiError> {
        self.exchange(&endpoint, instance, account, Abort::new())
            .await
    }

    async fn exchange<T: 'static>(
        self,
        endpoint: &Endpoint<T>,
        instance: Instance,
        account: Option<Token>,
        abort: Abort,
    ) -> Result<T, ApiError> {
        let request = endpoint.request().clone();
        let question = Question {
            instance,
            request,
            account,
            abort,
        };
        let doing = endpoint.doing();
        let response = self
            .network
            .send(question)
            .await
            .map_err(|none| match none {
                NoAnswer::Aborted => ApiError::aborted(doing),
                NoAnswer::TimedOut => ApiError::timed_out(doing),
                NoAnswer::Unreachable(cause) => ApiError::unreachable(doing, cause),
            })?;
        endpoint.answer(&response)
    }
}
