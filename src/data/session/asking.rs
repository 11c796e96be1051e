//! Questions asked on behalf of whoever is connected.

use super::{Presence, Session};
use crate::browser::fetch::{Abort, NoAnswer, Sink};
use crate::data::network::Question;
use gitlab::{ApiError, Doing, Endpoint, ErrorKind, Request, Response, Token};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;

impl Session {
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
        let asked = self.as_connected(endpoint.request(), endpoint.doing(), abort, None)?;
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
        self.stream_then(endpoint, abort, None, done);
    }

    /// The same, with the body of a success handed to `sink` piece by piece.
    pub(crate) fn stream_then<T: 'static>(
        self,
        endpoint: Endpoint<T>,
        abort: Abort,
        sink: Option<Sink>,
        done: impl FnOnce(Result<T, ApiError>) + 'static,
    ) {
        let asked = self.as_connected(endpoint.request(), endpoint.doing(), abort, sink);
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
        sink: Option<Sink>,
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
            sink,
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

    /// Sends a question and says in GitLab's terms why there is no answer.
    pub(super) fn exchange(self, question: Question) -> Exchange {
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
pub(super) type Exchange = Pin<Box<dyn Future<Output = Result<Response, ApiError>>>>;

fn hand_on(asked: Result<Exchange, ApiError>, read: Box<dyn FnOnce(Result<Response, ApiError>)>) {
    spawn_local(async move {
        let response = match asked {
            Ok(exchange) => exchange.await,
            Err(error) => Err(error),
        };
        read(response);
    });
}
