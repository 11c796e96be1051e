//! What goes to and fro when something is asked of one particular server: often one
//! request, with old servers several, one after another.

use crate::error::{ApiError, Doing, ErrorKind};
use crate::request::Request;
use crate::response::Response;
use crate::v3::{Course, Next, Step};
use std::sync::Arc;

/// Something that is asked of one server: what to send, and how to read what comes back.
pub struct Asked<T> {
    questions: Questions,
    read: crate::v3::Read<T>,
}

/// The requests alone, for the transport: it sends the first, and after each answer the next.
#[derive(Clone)]
pub struct Questions {
    doing: Doing,
    next: Next,
}

impl<T> Asked<T> {
    pub(crate) fn new(doing: Doing, course: Course<T>) -> Self {
        let Course { next, read } = course;
        Self {
            questions: Questions { doing, next },
            read,
        }
    }

    /// What to send.
    pub fn questions(&self) -> &Questions {
        &self.questions
    }

    /// Reads the answers, one to each request in the order in which they were sent.
    ///
    /// # Errors
    /// As [`crate::Endpoint::answer`], by the first answer that stands in the way.
    pub fn answer(&self, told: &[Response]) -> Result<T, ApiError> {
        let Questions { doing, next } = &self.questions;
        let readable = told.iter().take_while(|answer| answer.is_readable());
        let (readable, rest) = told.split_at(readable.count());
        let step = |before| next(before);
        if let (Some(refused), Step::Ask(request)) = (rest.first(), step(readable)) {
            return Err(ApiError::from_answer(*doing, &request, refused));
        }
        (self.read)(readable).map_err(|kind| self.unread(readable, kind))
    }

    /// Why nothing could be made of answers that were successes. What only led to another
    /// request may hold secrets, and is not quoted.
    fn unread(&self, told: &[Response], kind: ErrorKind) -> ApiError {
        let Questions { doing, next } = &self.questions;
        let last = told.split_last().map(|(last, before)| (last, next(before)));
        match last {
            None => ApiError::aborted(*doing),
            Some((last, Step::Ask(request) | Step::Try(request)))
                if kind == ErrorKind::Unreadable && !request.leads =>
            {
                ApiError::from_answer(*doing, &request, last)
            }
            Some((last, _)) => ApiError {
                status: Some(last.status),
                ..ApiError::without_answer(*doing, kind)
            },
        }
    }
}

impl Questions {
    /// What is being done, for the transport's own errors.
    pub fn doing(&self) -> Doing {
        self.doing
    }

    /// The same without the account's token, which shows no more than what there is.
    #[must_use]
    pub fn openly(self) -> Self {
        let next = self.next;
        let unidentified = |request| Request {
            identified: false,
            ..request
        };
        Self {
            doing: self.doing,
            next: Arc::new(move |told| match next(told) {
                Step::Ask(request) => Step::Ask(unidentified(request)),
                Step::Try(request) => Step::Try(unidentified(request)),
                Step::Enough => Step::Enough,
            }),
        }
    }

    /// What to send after these answers; `None` at the end.
    pub fn next(&self, told: &[Response]) -> Option<Request> {
        if told.last().is_some_and(|last| !last.is_readable()) {
            return None;
        }
        match (self.next)(told) {
            Step::Ask(request) | Step::Try(request) => Some(request),
            Step::Enough => None,
        }
    }

    /// Whether the answers suffice, although the next request came to nothing: what was to
    /// be done has been, and only a word on it is missing.
    pub fn is_enough(&self, told: &[Response]) -> bool {
        let unfit = told.is_empty() || told.iter().any(|answer| !answer.is_readable());
        !unfit && !matches!((self.next)(told), Step::Ask(_))
    }
}
