//! Who is connected to which GitLab, and every question asked on their behalf.

use crate::browser::fetch::{Abort, NoAnswer};
use crate::data::connection::{self, Account, Connection, Keep};
use crate::data::network::{Network, Question};
use gitlab::{ApiError, Doing, Endpoint, ErrorKind, Instance, Request, Response, Token, endpoints};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;

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
    ) -> Result<Connection, ApiError> {
        let as_this = |request: &Request, doing| {
            self.exchange(Question {
                instance: instance.clone(),
                request: request.clone(),
                account: Some(token.clone()),
                abort: Abort::new(),
                doing,
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
        let asked = self.as_connected(endpoint.request(), endpoint.doing(), abort)?;
        self.heed(Some(&asked.token), endpoint.answer(&asked.exchange.await?))
    }

    /// The same for those who wait without a future of their own: `done` is
    /// called once with the answer. The exchange is the same code for every
    /// endpoint, which keeps the module small.
    pub(crate) fn ask_then<T: 'static>(
        self,
        endpoint: Endpoint<T>,
        abort: Abort,
        done: impl FnOnce(Result<T, ApiError>) + 'static,
    ) {
        let asked = self.as_connected(endpoint.request(), endpoint.doing(), abort);
        let token = asked.as_ref().ok().map(|asked| asked.token.clone());
        let read = move |response: Result<Response, ApiError>| {
            let answer = response.and_then(|response| endpoint.answer(&response));
            done(self.heed(token.as_ref(), answer));
        };
        hand_on(asked.map(|asked| asked.exchange), Box::new(read));
    }

    /// A request of the connected person's, under way.
    fn as_connected(
        self,
        request: &Request,
        doing: Doing,
        abort: Abort,
    ) -> Result<Asked, ApiError> {
        if let Some(error) = self.refused.try_get_untracked().flatten() {
            return Err(error);
        }
        let presence = self.presence.try_get_untracked();
        let Some(Presence::Connected(connection)) = presence else {
            return Err(ApiError::aborted(doing));
        };
        let exchange = self.exchange(Question {
            instance: connection.instance,
            request: request.clone(),
            account: Some(connection.token.clone()),
            abort,
            doing,
        });
        Ok(Asked {
            token: connection.token,
            exchange,
        })
    }

    /// Remembers that the server no longer takes the token, if it said so of
    /// the present one: the answer may be late, and someone else connected.
    fn heed<T>(self, token: Option<&Token>, answer: Result<T, ApiError>) -> Result<T, ApiError> {
        if let Err(error) = &answer
            && matches!(error.kind, ErrorKind::TokenRefused(_))
            && token.is_some_and(|token| self.uses(token))
        {
            self.refused.try_set(Some(error.clone()));
        }
        answer
    }

    fn uses(self, token: &Token) -> bool {
        let uses = |presence: &Presence| match presence {
            Presence::Connected(connection) => connection.token == *token,
            Presence::Starting | Presence::Nobody(_) => false,
        };
        self.presence.try_with_untracked(uses).unwrap_or(false)
    }

    fn exchange(self, question: Question) -> Exchange {
        let doing = question.doing;
        let reply = self.network.send(question);
        Box::pin(async move {
            reply.await.map_err(|none| match none {
                NoAnswer::Aborted => ApiError::aborted(doing),
                NoAnswer::TimedOut => ApiError::timed_out(doing),
                NoAnswer::Unreachable(cause) => ApiError::unreachable(doing, cause),
            })
        })
    }
}

/// A question that was asked, and with which token.
struct Asked {
    token: Token,
    exchange: Exchange,
}

/// An answer that is on its way, with the reason where there will be none.
type Exchange = Pin<Box<dyn Future<Output = Result<Response, ApiError>>>>;

fn hand_on(asked: Result<Exchange, ApiError>, read: Box<dyn FnOnce(Result<Response, ApiError>)>) {
    spawn_local(async move {
        let response = match asked {
            Ok(exchange) => exchange.await,
            Err(error) => Err(error),
        };
        read(response);
    });
}
