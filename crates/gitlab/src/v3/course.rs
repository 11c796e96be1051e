//! A way from question to answer that may take several requests.

use crate::error::ErrorKind;
use crate::request::Request;
use crate::response::Response;
use std::sync::Arc;

/// What to do after some answers.
pub(crate) enum Step {
    /// To ask this; without its answer there is none.
    Ask(Request),
    /// To ask this; what is wanted is done already, and its answer only adds to it.
    Try(Request),
    /// To read what was answered.
    Enough,
}

/// What to do next, by the answers so far, all of them readable successes.
pub(crate) type Next = Arc<dyn Fn(&[Response]) -> Step + Send + Sync>;

/// Reads the answers, all of them readable successes.
pub(crate) type Read<T> = Arc<dyn Fn(&[Response]) -> Result<T, ErrorKind> + Send + Sync>;

/// What to ask and how to read it.
pub(crate) struct Course<T> {
    pub(crate) next: Next,
    pub(crate) read: Read<T>,
}

impl<T> Course<T> {
    /// Any number of requests.
    pub(crate) fn new(
        next: impl Fn(&[Response]) -> Step + Send + Sync + 'static,
        read: impl Fn(&[Response]) -> Result<T, ErrorKind> + Send + Sync + 'static,
    ) -> Self {
        Self {
            next: Arc::new(next),
            read: Arc::new(read),
        }
    }

    /// One request.
    pub(crate) fn of(
        request: Request,
        read: impl Fn(&Response) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        Self::new(
            move |told| match told {
                [] => Step::Ask(request.clone()),
                [_, ..] => Step::Enough,
            },
            move |told| {
                let first = told.first().ok_or(ErrorKind::Unreadable)?;
                read(first).ok_or(ErrorKind::Unreadable)
            },
        )
    }
}
