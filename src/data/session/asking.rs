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
        let Answered { token, response } = asked.await?;
        self.heed(&token, endpoint.answer(&response))
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
        let read = move |answered: Result<Answered, ApiError>| {
            done(answered.and_then(|Answered { token, response }| {
                self.heed(&token, endpoint.answer(&response))
            }));
        };
        hand_on(asked, Box::new(read));
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
        if matches!(current, SignedIn::Trigger(_)) && request.identified {
            return Err(ApiError::aborted(doing));
        }
        let token = current.token().clone();
        if let Some(error) = self.refused_now(&token) {
            return Err(error);
        }
        let renewer = self.renewer.try_get_value().flatten();
        let renewer = renewer.filter(|_| request.identified && current.is_renewable());
        let (key, request) = (current.key(), request.clone());
        let ask = move |token: &Token| {
            self.exchange(Question {
                instance: current.instance().clone(),
                request: request.clone(),
                account: matches!(current, SignedIn::Account(_)).then(|| token.clone()),
                abort: abort.clone(),
                doing,
                sink: sink.clone(),
            })
        };
        Ok(match renewer {
            Some(ask_renewed) => ask_renewed(key, Box::new(ask)),
            None => {
                let exchange = ask(&token);
                Box::pin(async move {
                    let response = exchange.await?;
                    Ok(Answered { token, response })
                })
            }
        })
    }

    /// Remembers that the server no longer takes the token with which was
    /// asked; the answer may be late, and another one in use by now.
    fn heed<T>(self, token: &Token, answer: Result<T, ApiError>) -> Result<T, ApiError> {
        if let Err(error) = &answer
            && matches!(error.kind, ErrorKind::TokenRefused(_))
        {
            self.refuse(token, error);
        }
        answer
    }

    /// Remembers that a token is no longer taken: nothing is asked with it.
    pub(super) fn refuse(self, token: &Token, error: &ApiError) {
        if self.refused_now(token).is_none() {
            let refusal = (token.clone(), error.clone());
            self.refused.try_update(|refused| refused.push(refusal));
        }
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

/// An answer, and with which token it was asked for.
pub(super) struct Answered {
    pub(super) token: Token,
    pub(super) response: Response,
}

/// A question of the connected person's that is under way.
pub(super) type Asked = Pin<Box<dyn Future<Output = Result<Answered, ApiError>>>>;

/// An answer that is on its way, with the reason where there will be none.
pub(super) type Exchange = Pin<Box<dyn Future<Output = Result<Response, ApiError>>>>;

fn hand_on(asked: Result<Asked, ApiError>, read: Box<dyn FnOnce(Result<Answered, ApiError>)>) {
    spawn_local(async move {
        let answered = match asked {
            Ok(asked) => asked.await,
            Err(error) => Err(error),
        };
        read(answered);
    });
}
