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

/// One call of the API. It holds no host: the [`Instance`] is joined when it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// The path after `/api/v4`, already escaped, beginning with `/`.
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
            path,
            query: Vec::new(),
            body: Body::Empty,
            identified: true,
            redirects: Redirects::Refuse,
        }
    }

    /// The whole address on an instance.
    pub fn url(&self, instance: &Instance) -> String {
        let mut url = instance.api();
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

    /// The trigger token in the body, which no error text may repeat.
    pub(crate) fn secret(&self) -> Option<Token> {
        match &self.body {
            Body::Form(pairs) => pairs
                .iter()
                .find(|(name, _)| name == "token")
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
mod tests {
    use super::{Body, Method, Request};
    use crate::instance::Instance;
    use crate::secret::Token;

    fn request(body: Body) -> Request {
        Request {
            body,
            ..Request::new(Method::Post, "/projects/group%2Fname".to_owned())
        }
    }

    #[test]
    fn url_joins_root_path_and_query() {
        let instance = Instance::parse("https://gitlab.example.com/root/").unwrap();
        let mut request = request(Body::Empty);
        assert_eq!(
            request.url(&instance),
            "https://gitlab.example.com/root/api/v4/projects/group%2Fname"
        );
        request.set_query("search", "a&b");
        request.set_query("page", "1");
        request.set_query("search", "c d");
        assert!(
            request
                .url(&instance)
                .ends_with("group%2Fname?page=1&search=c%20d")
        );
    }

    #[test]
    fn the_account_goes_only_with_an_identified_request() {
        let token = Token::new("glpat-12345678");
        let mut request = request(Body::Json("{}".to_owned()));
        let names = |request: &Request, account: Option<&Token>| {
            request
                .headers(account)
                .into_iter()
                .map(|(name, _)| name)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            names(&request, Some(&token)),
            ["Accept", "Authorization", "Content-Type"]
        );
        assert_eq!(request.headers(Some(&token))[1].1, "Bearer glpat-12345678");
        assert_eq!(names(&request, None), ["Accept", "Content-Type"]);
        request.identified = false;
        assert_eq!(names(&request, Some(&token)), ["Accept", "Content-Type"]);
    }

    #[test]
    fn a_token_that_no_header_can_carry_stays_at_home() {
        let request = request(Body::Empty);
        for text in ["", "a b", "a\nX-Evil: 1", "t\u{f6}ken"] {
            assert_eq!(
                request.headers(Some(&Token::new(text))).len(),
                1,
                "{text:?}"
            );
        }
    }

    #[test]
    fn debug_shows_no_value() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let form = request(Body::Form(vec![
            pair("token", "hunter2"),
            pair("ref", "main"),
        ]));
        assert_eq!(form.secret(), Some(Token::new("hunter2")));
        let shown = format!("{form:?}");
        assert!(
            shown.contains("token") && !shown.contains("hunter2"),
            "{shown}"
        );
        let json = request(Body::Json("{\"k\":\"hunter2\"}".to_owned()));
        assert!(!format!("{json:?}").contains("hunter2"));
        assert_eq!(json.secret(), None);
    }
}
