//! A request as data, so that any transport can run it.

use std::fmt;

use crate::escape::write_pairs;
use crate::instance::Instance;
use crate::secret::Token;

/// What the API may answer: JSON everywhere but in a job's log, which is plain text.
const ACCEPT: &str = "application/json, text/plain, */*";

/// The HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or starts.
    Post,
    /// Changes.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// The method as HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// What the transport does with a redirect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redirects {
    /// Stop and report it ([`crate::Response::opaque_redirect`]): following could carry
    /// the token to another host.
    Refuse,
    /// Follow it: GitLab sends a stored log from object storage. Browsers drop
    /// `Authorization` when a redirect leaves the origin.
    Follow,
}

/// What is sent along.
#[derive(Clone, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// `application/x-www-form-urlencoded` pairs.
    Form(Vec<(String, String)>),
    /// A JSON document.
    Json(String),
}

/// Shows names only: values may be secret.
impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("Empty"),
            Self::Form(pairs) => {
                formatter.write_str("Form")?;
                formatter
                    .debug_list()
                    .entries(pairs.iter().map(|(name, _)| name))
                    .finish()
            }
            Self::Json(text) => write!(formatter, "Json({} bytes)", text.len()),
        }
    }
}

/// Which of GitLab's APIs is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// REST, version 4.
    V4,
    /// GraphQL, which has one address for every question.
    GraphQl,
    /// Signing in through an application; it is no part of the API.
    OAuth,
}

/// One call of the API. It holds no host: the [`Instance`] is joined when it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// The API.
    pub api: Api,
    /// The path after `/api/v4` or `/oauth`, already escaped, beginning with `/`; GraphQL
    /// has none.
    pub path: String,
    /// Query parameters, not yet escaped. Never a secret.
    pub query: Vec<(String, String)>,
    /// The body, not yet escaped.
    pub body: Body,
    /// Whether the account's token goes along.
    pub identified: bool,
    /// What to do with a redirect.
    pub redirects: Redirects,
}

impl Request {
    pub(crate) fn new(method: Method, path: String) -> Self {
        Self {
            method,
            api: Api::V4,
            path,
            query: Vec::new(),
            body: Body::Empty,
            identified: true,
            redirects: Redirects::Refuse,
        }
    }

    /// A question to GraphQL, as the JSON document that holds it.
    pub(crate) fn graphql(question: String) -> Self {
        Self {
            api: Api::GraphQl,
            body: Body::Json(question),
            ..Self::new(Method::Post, String::new())
        }
    }

    /// The whole address on an instance.
    pub fn url(&self, instance: &Instance) -> String {
        let mut url = match self.api {
            Api::V4 => instance.api(),
            Api::GraphQl => instance.graphql(),
            Api::OAuth => instance.base() + "/oauth",
        };
        url.push_str(&self.path);
        if !self.query.is_empty() {
            url.push('?');
            url.push_str(&write_pairs(&self.query));
        }
        url
    }

    /// The headers to send.
    ///
    /// A request that is not `identified` gets only headers that a browser sends
    /// without asking the server first (a CORS "simple request"). The account goes as
    /// `Authorization: Bearer`, because a browser drops that one, unlike
    /// `PRIVATE-TOKEN`, when a redirect leaves the origin. A token that no header can
    /// carry is left out; GitLab then answers 401, as for any wrong token.
    pub fn headers(&self, account: Option<&Token>) -> Vec<(&'static str, String)> {
        let mut headers = vec![("Accept", ACCEPT.to_owned())];
        if let Some(token) = account.filter(|token| self.identified && fits_a_header(token)) {
            headers.push(("Authorization", format!("Bearer {}", token.reveal())));
        }
        match self.body {
            Body::Empty => {}
            Body::Form(_) => {
                headers.push((
                    "Content-Type",
                    "application/x-www-form-urlencoded".to_owned(),
                ));
            }
            Body::Json(_) => headers.push(("Content-Type", "application/json".to_owned())),
        }
        headers
    }

    /// The body as it goes over the wire; `None` when there is none.
    pub fn body_text(&self) -> Option<String> {
        match &self.body {
            Body::Empty => None,
            Body::Form(pairs) => Some(write_pairs(pairs)),
            Body::Json(text) => Some(text.clone()),
        }
    }

    /// The secret in the body, which no error text may repeat: a trigger token, or what
    /// an application signs in with.
    pub(crate) fn secret(&self) -> Option<Token> {
        let is_secret = |name: &str| ["token", "refresh_token", "code"].contains(&name);
        match &self.body {
            Body::Form(pairs) => pairs
                .iter()
                .find(|(name, _)| is_secret(name))
                .map(|(_, value)| Token::new(value)),
            Body::Empty | Body::Json(_) => None,
        }
    }

    /// Sets one query parameter, in place of an older value.
    pub(crate) fn set_query(&mut self, name: &str, value: &str) {
        self.query.retain(|(present, _)| present != name);
        self.query.push((name.to_owned(), value.to_owned()));
    }
}

fn fits_a_header(token: &Token) -> bool {
    !token.is_empty() && token.reveal().bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests;
