//! Something a person asks the server to do. It is sent once, however often it
//! is pressed, and never again by the machine.

use crate::browser::fetch::Abort;
use crate::data::session::Session;
use gitlab::{ApiError, Endpoint};
use leptos::prelude::*;

/// How a command is going.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Sending {
    /// Nothing was sent, or it is done and seen to.
    #[default]
    Idle,
    /// Sent; no answer yet.
    InFlight,
    /// The server, or the way to it, said no.
    Refused(ApiError),
}

/// One control's command.
#[derive(Clone, Copy)]
pub(crate) struct Command {
    session: Session,
    sending: RwSignal<Sending>,
}

impl Command {
    /// A command that has not been given yet.
    pub(crate) fn new() -> Self {
        Self {
            session: expect_context(),
            sending: RwSignal::new(Sending::Idle),
        }
    }

    /// Whether it is under way.
    pub(crate) fn in_flight(self) -> bool {
        self.sending.with(|sending| *sending == Sending::InFlight)
    }

    /// Why it was refused, if it was.
    pub(crate) fn refusal(self) -> Option<ApiError> {
        self.sending.with(|sending| match sending {
            Sending::Refused(error) => Some(error.clone()),
            Sending::Idle | Sending::InFlight => None,
        })
    }

    /// Forgets a refusal: the dialog was opened anew, or what was refused was
    /// changed.
    pub(crate) fn clear(self) {
        if self
            .sending
            .with_untracked(|sending| *sending != Sending::InFlight)
        {
            self.sending.set(Sending::Idle);
        }
    }

    /// Sends it, unless it is under way already, and hands the answer on. The
    /// answer is handed on even if the control has gone from the page by then.
    pub(crate) fn send<T: 'static>(self, endpoint: Endpoint<T>, done: impl FnOnce(T) + 'static) {
        if self
            .sending
            .with_untracked(|sending| *sending == Sending::InFlight)
        {
            return;
        }
        self.sending.set(Sending::InFlight);
        let take_in = move |answer: Result<T, ApiError>| match answer {
            Ok(value) => {
                self.sending.try_set(Sending::Idle);
                done(value);
            }
            Err(error) => {
                self.sending.try_set(Sending::Refused(error));
            }
        };
        self.session.ask_then(endpoint, Abort::new(), take_in);
    }
}
