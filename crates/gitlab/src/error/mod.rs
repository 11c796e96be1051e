//! What went wrong, as one type whose text a person can act on.

mod classify;
mod doing;
mod kind;
mod said;
mod sentence;

pub use doing::Doing;
pub use kind::{Cause, ErrorKind, FieldProblem, TokenFault};

use crate::request::Request;
use crate::response::Response;
use said::{Said, clean};

/// Why something that was asked of GitLab did not come about. Holds no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// What went wrong.
    pub kind: ErrorKind,
    /// What was being done.
    pub doing: Doing,
    /// The HTTP status; `None` when no answer came or the browser hides it.
    pub status: Option<u16>,
    /// GitLab's own words, on one line.
    pub said: Option<String>,
    /// GitLab's `X-Request-Id`, by which an administrator finds the call.
    pub request_id: Option<String>,
    /// How an answer that is no JSON began.
    pub excerpt: Option<String>,
}

impl ApiError {
    /// No answer came.
    pub fn unreachable(doing: Doing, cause: Cause) -> Self {
        Self::without_answer(doing, ErrorKind::Unreachable { cause })
    }

    /// No answer came in time.
    pub fn timed_out(doing: Doing) -> Self {
        Self::without_answer(doing, ErrorKind::TimedOut)
    }

    /// The asker gave up.
    pub fn aborted(doing: Doing) -> Self {
        Self::without_answer(doing, ErrorKind::Aborted)
    }

    /// What there is to know for a report: names and values, without any secret.
    pub fn details(&self) -> Vec<(&'static str, String)> {
        let rows = [
            ("Status", self.status.map(|status| status.to_string())),
            ("X-Request-Id", self.request_id.clone()),
            ("GitLab said", self.said.clone()),
            ("The answer began", self.excerpt.clone()),
        ];
        rows.into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    /// Whether asking again by itself may help. Never for what changes anything: a build
    /// must not be started twice.
    pub fn is_worth_retrying(&self) -> bool {
        !self.doing.changes() && self.kind.may_pass()
    }

    /// Whether it is certain that GitLab did not do what was asked. Where it is not, a
    /// change may have been made, and the only way to know is to look.
    pub fn is_surely_undone(&self) -> bool {
        let refused = self
            .status
            .is_some_and(|status| (400..500).contains(&status));
        !self.doing.changes() || refused || self.kind.is_refusal()
    }

    /// The answer was no success, or could not be read.
    pub(crate) fn from_answer(doing: Doing, request: &Request, response: &Response) -> Self {
        let secret = request.secret();
        let live: Vec<_> = secret.iter().collect();
        let said = Said::read(response, &live);
        let request_id = response.header("x-request-id");
        Self {
            kind: classify::kind(doing, request.api, response, &said),
            doing,
            status: Some(response.status).filter(|status| *status != 0),
            request_id: request_id.map(|id| clean(id, &live)),
            said: said.text,
            excerpt: said.excerpt,
        }
    }

    /// Something that is told by no single answer.
    pub(crate) fn without_answer(doing: Doing, kind: ErrorKind) -> Self {
        Self {
            kind,
            doing,
            status: None,
            said: None,
            request_id: None,
            excerpt: None,
        }
    }
}

/// As [`ApiError::sentence`].
impl std::fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.sentence())
    }
}

impl std::error::Error for ApiError {}

#[cfg(test)]
mod tests;
