//! One thing that can be asked of GitLab: how to ask, and how to read the answer.

use crate::decode::{self, Decode};
use crate::error::{ApiError, Doing};
use crate::graphql;
use crate::paging::{self, NextPage, Page};
use crate::request::{Body, Method, Request};
use crate::response::Response;

type Read<T> = fn(&Request, &Response) -> Option<T>;

/// One thing that can be asked of GitLab, whose answer is a `T`.
///
/// Only the functions in [`crate::endpoints`] make one, so that all addresses and all
/// escaping are there.
pub struct Endpoint<T> {
    request: Request,
    doing: Doing,
    read: Read<T>,
}

impl<T> Clone for Endpoint<T> {
    fn clone(&self) -> Self {
        Self {
            request: self.request.clone(),
            doing: self.doing,
            read: self.read,
        }
    }
}

impl<T> Endpoint<T> {
    /// What to send.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// What is being done, for the transport's own errors.
    pub fn doing(&self) -> Doing {
        self.doing
    }

    /// Reads the answer.
    ///
    /// # Errors
    /// An [`ApiError`] for every status that is no success, for a redirect, for a web page
    /// and for an answer that cannot be read.
    pub fn answer(&self, response: &Response) -> Result<T, ApiError> {
        let read = if response.is_success() && !response.says_web_page() {
            (self.read)(&self.request, response)
        } else {
            None
        };
        read.ok_or_else(|| ApiError::from_answer(self.doing, &self.request, response))
    }

    pub(crate) fn with_query(mut self, name: &str, value: &str) -> Self {
        self.request.query.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn with_body(mut self, body: Body) -> Self {
        self.request.body = body;
        self
    }

    pub(crate) fn map_request(mut self, change: impl FnOnce(&mut Request)) -> Self {
        change(&mut self.request);
        self
    }
}

impl<T> Endpoint<Page<T>> {
    /// The same list, gone on to another page.
    #[must_use]
    pub fn at(mut self, next: &NextPage) -> Self {
        next.apply(&mut self.request);
        self
    }
}

/// An endpoint that answers with one noun.
pub(crate) fn one<T: Decode>(doing: Doing, method: Method, path: String) -> Endpoint<T> {
    let read = |_: &Request, response: &Response| decode::one(&response.text());
    Endpoint {
        request: Request::new(method, path),
        doing,
        read,
    }
}

/// An endpoint that answers with a list in pages.
pub(crate) fn list<T: Decode>(doing: Doing, path: String, size: u16) -> Endpoint<Page<T>> {
    whole_list(doing, path).with_query("per_page", &size.to_string())
}

/// An endpoint that answers with a list all at once, unless its headers say otherwise.
pub(crate) fn whole_list<T: Decode>(doing: Doing, path: String) -> Endpoint<Page<T>> {
    Endpoint {
        request: Request::new(Method::Get, path),
        doing,
        read: paging::page,
    }
}

/// An endpoint whose success says all.
pub(crate) fn nothing(doing: Doing, method: Method, path: String) -> Endpoint<()> {
    Endpoint {
        request: Request::new(method, path),
        doing,
        read: |_, _| Some(()),
    }
}

/// An endpoint of GraphQL that answers with one noun, read from the answer's `data`.
/// `variables` are those of the question, which names them with `$`.
pub(crate) fn asked<T: Decode>(
    doing: Doing,
    question: &str,
    variables: &[(&str, &str)],
) -> Endpoint<T> {
    Endpoint {
        request: Request::graphql(graphql::document(question, variables)),
        doing,
        read: |_, response| graphql::data(&response.text()),
    }
}

/// An endpoint that answers with plain bytes.
pub(crate) fn bytes(doing: Doing, path: String) -> Endpoint<Vec<u8>> {
    let request = Request::new(Method::Get, path);
    Endpoint {
        request,
        doing,
        read: |_, response| Some(response.body.clone()),
    }
}
