//! The way to the network as a value, so that a test can put its own in place.

use crate::browser::fetch::{self, Abort, NoAnswer, Sink};
use gitlab::{Doing, Instance, Request, Response, Token};
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// An answer that is on its way.
pub type Reply = Pin<Box<dyn Future<Output = Result<Response, NoAnswer>>>>;

/// One question to a server: whom, what, as whom, and how to end it.
pub struct Question {
    /// The GitLab.
    pub instance: Instance,
    /// The request as data.
    pub request: Request,
    /// The account's token.
    pub account: Option<Token>,
    /// Ends the exchange early.
    pub abort: Abort,
    /// What is being done, for the sentence about a failure.
    pub doing: Doing,
    /// Where the body of a success goes piece by piece, if not into the answer.
    /// Who carries the question may still leave it in the answer.
    pub sink: Option<Sink>,
}

/// Carries a question by the browser's own network.
pub(crate) fn by_browser(question: Question) -> Reply {
    Box::pin(async move {
        let Question {
            instance,
            request,
            account,
            abort,
            doing: _,
            sink,
        } = question;
        fetch::send(&instance, &request, account.as_ref(), &abort, sink.as_ref()).await
    })
}

/// Carries questions to a server.
#[derive(Clone, Copy)]
pub struct Network(StoredValue<Rc<dyn Fn(Question) -> Reply>, LocalStorage>);

impl Network {
    /// Carries every question by `carry`.
    pub fn new(carry: impl Fn(Question) -> Reply + 'static) -> Self {
        Self(StoredValue::new_local(Rc::new(carry)))
    }

    /// Sends one question.
    pub(crate) fn send(self, question: Question) -> Reply {
        match self.0.try_get_value() {
            Some(carry) => carry(question),
            // The page is being taken down.
            None => Box::pin(std::future::ready(Err(NoAnswer::Aborted))),
        }
    }
}
