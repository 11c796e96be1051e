//! A request as data, so that any transport can run it.

use std::fmt;

use crate::escape::{escape, write_pairs};
use crate::instance::Instance;
use crate::secret::Token;
use crate::server::Signature;

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
    /// REST, version 3, which old servers have.
    V3,
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
    /// The path after `/api/v4`, `/api/v3` or `/oauth`, already escaped, beginning with `/`; GraphQL
    /// has none.
    pub path: String,
    /// The last segment of the path where that is a secret: API v3 knows a trigger by nothing
    /// but its token.
    pub path_secret: Option<Token>,
    /// Query parameters, not yet escaped. Never a secret.
    pub query: Vec<(String, String)>,
    /// The body, not yet escaped.
    pub body: Body,
    /// Whether the account's token goes along.
    pub identified: bool,
    /// How it does.
    pub signature: Signature,
    /// What to do with a redirect.
    pub redirects: Redirects,
    /// Whether its answer only leads to the next request: whoever takes bodies piece by
    /// piece is not handed this one.
    pub leads: bool,
}

impl Request {
    pub(crate) fn new(method: Method, path: String) -> Self {
        Self {
            method,
            api: Api::V4,
            path,
            path_secret: None,
            query: Vec::new(),
            body: Body::Empty,
            identified: true,
            signature: Signature::Bearer,
            redirects: Redirects::Refuse,
            leads: false,
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
            Api::V3 => instance.api_v3(),
            Api::GraphQl => instance.graphql(),
            Api::OAuth => instance.base() + "/oauth",
        };
        url.push_str(&self.path);
        if let Some(secret) = &self.path_secret {
            url.push('/');
            url.push_str(&escape(secret.reveal()));
        }
        if !self.query.is_empty() {
            url.push('?');
            url.push_str(&write_pairs(&self.query));
        }
        url
    }

    /// The headers to send.
    ///
    /// A request that is not `identified` gets only headers that a browser sends
    /// without asking the server first (a CORS "simple request"). The account goes as its
    /// [`Signature`] says. A token that no header can carry is left out; GitLab then answers
    /// 401, as for any wrong token.
    pub fn headers(&self, account: Option<&Token>) -> Vec<(&'static str, String)> {
        let mut headers = vec![("Accept", ACCEPT.to_owned())];
        if let Some(token) = account.filter(|token| self.identified && fits_a_header(token)) {
            headers.push(match self.signature {
                Signature::Bearer => ("Authorization", format!("Bearer {}", token.reveal())),
                Signature::PrivateToken => ("PRIVATE-TOKEN", token.reveal().to_owned()),
            });
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

    /// The secret in the path or the body, which no error text may repeat: a trigger token,
    /// or what an application signs in with.
    pub(crate) fn secret(&self) -> Option<Token> {
        if let Some(secret) = &self.path_secret {
            return Some(secret.clone());
        }
        let is_secret = |name: &str| ["token", "refresh_token", "code"].contains(&name);
        match &self.body {
            Body::Form(pairs) => pairs
                .iter()
                .find(|(name, _)| is_secret(name))
                .map(|(_, value)| Token::new(value)),
            Body::Empty | Body::Json(_) => None,
        }
    }

    /// The same with API v3.
    pub(crate) fn in_v3(mut self) -> Self {
        self.api = Api::V3;
        self
    }

    /// The same with the account's token going along as `signature` says. Where a browser
    /// would carry it to another host, no redirect is followed.
    pub(crate) fn signed(mut self, signature: Signature) -> Self {
        self.signature = signature;
        if signature == Signature::PrivateToken {
            self.redirects = Redirects::Refuse;
        }
        self
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
