//! Questions asked on behalf of whoever is connected.

use super::Session;
use crate::browser::fetch::{Abort, NoAnswer, Sink};
use crate::data::connection::SignedIn;
use crate::data::network::Question;
use gitlab::{ApiError, Endpoint, ErrorKind, Instance, Questions, Response, Server, Token};
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
        let endpoint = endpoint.asked_of(&self.server_now())?;
        let asked = self.as_connected(endpoint.questions(), abort, None)?;
        let Answered { token, told } = asked.await?;
        self.heed(&token, endpoint.answer(&told))
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
        if !self.may_be_older() {
            return self.stream_then(endpoint, abort, None, done);
        }
        let (once_more, later) = (endpoint.clone(), abort.clone());
        self.stream_then(endpoint, abort, None, move |answer| match answer {
            Err(error) if error.status == Some(404) => {
                self.ask_older(once_more, later, error, done);
            }
            answer => done(answer),
        });
    }

    /// The same, with the body of a success handed to `sink` piece by piece.
    pub(crate) fn stream_then<T: 'static>(
        self,
        endpoint: Endpoint<T>,
        abort: Abort,
        sink: Option<Sink>,
        done: impl FnOnce(Result<T, ApiError>) + 'static,
    ) {
        let endpoint = match endpoint.asked_of(&self.server_now()) {
            Ok(endpoint) => endpoint,
            Err(error) => return spawn_local(async move { done(Err(error)) }),
        };
        let asked = self.as_connected(endpoint.questions(), abort, sink);
        let read = move |answered: Result<Answered, ApiError>| {
            done(
                answered
                    .and_then(|Answered { token, told }| self.heed(&token, endpoint.answer(&told))),
            );
        };
        hand_on(asked, Box::new(read));
    }

    /// What the connected person asks, under way. Without an account only what
    /// needs none is sent.
    fn as_connected(
        self,
        questions: &Questions,
        abort: Abort,
        sink: Option<Sink>,
    ) -> Result<Asked, ApiError> {
        let gone = || ApiError::aborted(questions.doing());
        let current = self.current_now().ok_or_else(gone)?;
        let first = questions.next(&[]).ok_or_else(gone)?;
        let by_account = matches!(current, SignedIn::Account(_));
        if first.identified && !by_account {
            return Err(gone());
        }
        let token = current.token().clone();
        if let Some(error) = self.refused_now(&token) {
            return Err(error);
        }
        let renewer = self.renewer.try_get_value().flatten();
        let renewer = renewer.filter(|_| first.identified && current.is_renewable());
        let (key, questions) = (current.key(), questions.clone());
        let ask = move |token: &Token| {
            let talk = Talk {
                instance: current.instance().clone(),
                account: by_account.then(|| token.clone()),
                abort: abort.clone(),
                sink: sink.clone(),
            };
            self.converse(questions.clone(), talk)
        };
        Ok(match renewer {
            Some(ask_renewed) => ask_renewed(key, Box::new(ask)),
            None => {
                let conversation = ask(&token);
                Box::pin(async move {
                    let told = conversation.await?;
                    Ok(Answered { token, told })
                })
            }
        })
    }

    /// Asks one question after another, as long as there are any. Without an
    /// account it stops before the first one that takes one.
    pub(super) fn converse(self, questions: Questions, talk: Talk) -> Conversation {
        Box::pin(async move {
            let mut told = Vec::new();
            while let Some(request) = questions.next(&told) {
                if request.identified && talk.account.is_none() {
                    break;
                }
                let exchange = self.exchange(Question {
                    instance: talk.instance.clone(),
                    account: talk.account.clone(),
                    abort: talk.abort.clone(),
                    doing: questions.doing(),
                    sink: talk.sink.clone().filter(|_| !request.leads),
                    request,
                });
                match exchange.await {
                    Ok(response) => told.push(response),
                    Err(_) if questions.is_enough(&told) => break,
                    Err(error) => return Err(error),
                }
            }
            Ok(told)
        })
    }

    /// The connected GitLab, as far as it matters to what can be asked of it.
    fn server_now(self) -> Server {
        let server = |it: SignedIn| it.server().clone();
        self.current_now().map(server).unwrap_or_default()
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

/// Whom questions go to, as whom, and how to end them.
pub(super) struct Talk {
    pub(super) instance: Instance,
    pub(super) account: Option<Token>,
    pub(super) abort: Abort,
    pub(super) sink: Option<Sink>,
}

/// The answers, and with which token they were asked for.
pub(super) struct Answered {
    pub(super) token: Token,
    pub(super) told: Vec<Response>,
}

/// A question of the connected person's that is under way.
pub(super) type Asked = Pin<Box<dyn Future<Output = Result<Answered, ApiError>>>>;

/// The answers to some questions, on their way.
pub(super) type Conversation = Pin<Box<dyn Future<Output = Result<Vec<Response>, ApiError>>>>;

/// An answer that is on its way, with the reason where there will be none.
type Exchange = Pin<Box<dyn Future<Output = Result<Response, ApiError>>>>;

fn hand_on(asked: Result<Asked, ApiError>, read: Box<dyn FnOnce(Result<Answered, ApiError>)>) {
    spawn_local(async move {
        let answered = match asked {
            Ok(asked) => asked.await,
            Err(error) => Err(error),
        };
        read(answered);
    });
}
