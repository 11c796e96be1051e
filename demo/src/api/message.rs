//! Requests and answers, free of any HTTP library.

use serde_json::{Value, json};

use crate::log::MadeLog;
use crate::server::Release;

/// A request as it came over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The method, in capitals: `GET`.
    pub method: String,
    /// The path, still percent-encoded: `/api/v4/projects/docs%2Fhandbook`.
    pub path: String,
    /// What follows `?`, still encoded; empty when there is none.
    pub query: String,
    /// Header names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// The body as sent.
    pub body: Vec<u8>,
}

impl Request {
    /// A request without headers or body. `target` is a path, with a query
    /// behind `?` if wanted.
    pub fn new(method: &str, target: &str) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            ..Self::default()
        }
    }

    /// The same request with one more header. The name is in lower case.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same request with a body of this content type.
    #[must_use]
    pub fn with_body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.with_header("content-type", content_type)
    }

    /// The first value of a header. The name is in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status code.
    pub status: u16,
    /// Header names in lower case, with their values.
    pub headers: Vec<(&'static str, String)>,
    /// The body; empty when there is none.
    pub body: Vec<u8>,
    /// A body that is made while it is sent, in place of the other.
    pub made: Option<MadeLog>,
}

impl Response {
    /// The first value of a header. The name is in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(other, _)| *other == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::of_type(status, "application/json", body.to_string().into_bytes())
    }

    pub(crate) fn text(status: u16, body: &str) -> Self {
        Self::of_type(status, "text/plain", body.as_bytes().to_vec())
    }

    pub(crate) fn of_type(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        Self {
            status,
            headers: vec![("content-type", content_type.to_owned())],
            body,
            made: None,
        }
    }

    pub(crate) fn no_content() -> Self {
        Self {
            status: 204,
            headers: Vec::new(),
            body: Vec::new(),
            made: None,
        }
    }

    /// `{"message": ...}`: GitLab's own checks.
    pub(crate) fn message(status: u16, message: impl Into<Value>) -> Self {
        Self::json(status, &json!({ "message": message.into() }))
    }

    /// `{"error": "..."}`: the checks of its API framework (Grape).
    pub(crate) fn error(status: u16, error: &str) -> Self {
        Self::json(status, &json!({ "error": error }))
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self::message(404, format!("404 {what}"))
    }

    /// A request that asks for the impossible, as a GitLab of this age says it.
    pub(crate) fn bad_request(release: Release, reason: &str) -> Self {
        let sentence = if release.has_plain_bad_request() {
            format!("400 Bad request - {reason}")
        } else {
            format!("400 (Bad request) \"{reason}\" not given")
        };
        Self::message(400, sentence)
    }

    pub(crate) fn unauthorized() -> Self {
        Self::message(401, "401 Unauthorized")
    }

    pub(crate) fn forbidden() -> Self {
        Self::message(403, "403 Forbidden")
    }
}
