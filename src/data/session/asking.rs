//! Questions asked on behalf of whoever is connected.

use super::Session;
use crate::browser::fetch::{Abort, NoAnswer, Sink};
use crate::data::connection::SignedIn;
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

    /// A request of the connected person's, under way. Without an account only
    /// what needs none is sent.
    fn as_connected(
        self,
        request: &Request,
        doing: Doing,
        abort: Abort,
        sink: Option<Sink>,
    ) -> Result<Asked, ApiError> {
        let Some(current) = self.current_now() else {
            return Err(ApiError::aborted(doing));
        };
        let (token, account) = match &current {
            SignedIn::Account(connection) => (&connection.token, Some(connection.token.clone())),
            SignedIn::Trigger(_) if request.identified => return Err(ApiError::aborted(doing)),
            SignedIn::Trigger(only) => (&only.token, None),
        };
        if let Some(error) = self.refused_now(token) {
            return Err(error);
        }
        let exchange = self.exchange(Question {
            instance: current.instance().clone(),
            request: request.clone(),
            account,
            abort,
            doing,
            sink,
        });
        Ok(Asked {
            token: token.clone(),
            exchange,
        })
    }

    /// Remembers that the server no longer takes the token with which was
    /// asked; the answer may be late, and another one in use by now.
    fn heed<T>(self, token: Option<&Token>, answer: Result<T, ApiError>) -> Result<T, ApiError> {
        if let (Err(error), Some(token)) = (&answer, token)
            && matches!(error.kind, ErrorKind::TokenRefused(_))
            && self.refused_now(token).is_none()
        {
            let refusal = (token.clone(), error.clone());
            self.refused.try_update(|refused| refused.push(refusal));
        }
        answer
    }

    fn refused_now(self, token: &Token) -> Option<ApiError> {
        self.refused.try_with_untracked(|refused| {
            let mut refused = refused.iter();
            let found = refused.find(|(other, _)| other == token);
            found.map(|(_, error)| error.clone())
        })?
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
