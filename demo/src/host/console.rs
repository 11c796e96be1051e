//! Serves the built console as a good static host would.

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::allowed_hosts::AllowedHosts;
use super::config::ConsoleOptions;
use super::gitlab::REFUSED_HOST;

/// The path below which the console lives: `/`, or `/tools/pullcord/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsolePath(String);

impl ConsolePath {
    /// Reads a path; slashes at both ends are added where they are missing.
    /// `None` when it has characters that would have to be encoded.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty()).collect();
        let is_plain = |part: &&str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
            part.bytes().all(plain) && !part.bytes().all(|byte| byte == b'.')
        };
        if !parts.iter().all(is_plain) {
            return None;
        }
        let inner: String = parts.iter().map(|part| format!("{part}/")).collect();
        Some(Self(format!("/{inner}")))
    }
}

impl fmt::Display for ConsolePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[derive(Debug)]
struct Console {
    files: ServeDir,
    hosts: AllowedHosts,
    path: ConsolePath,
    /// The answer to `config.json`, whatever the folder holds.
    config: String,
}

/// The console's pages, with this `config.json`.
pub(super) fn router(options: ConsoleOptions, hosts: AllowedHosts, config: &Value) -> Router {
    // A folder is no file: a redirect to it would not know the console's path.
    let files = ServeDir::new(options.folder)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let console = Console {
        files,
        hosts,
        path: options.path,
        config: config.to_string(),
    };
    Router::new().fallback(serve).with_state(Arc::new(console))
}

async fn serve(State(console): State<Arc<Console>>, request: Request) -> Response {
    if !console.hosts.allow(request.headers()) {
        return (StatusCode::FORBIDDEN, REFUSED_HOST).into_response();
    }
    let mut response = answer(&console, request).await;
    protect(response.headers_mut());
    response
}

async fn answer(console: &Console, request: Request) -> Response {
    let path = request.uri().path();
    let Some(inner) = path
        .strip_prefix(console.path.0.as_str())
        .map(str::to_owned)
    else {
        if format!("{path}/") == console.path.0 {
            return (
                StatusCode::PERMANENT_REDIRECT,
                [(LOCATION, console.path.0.clone())],
            )
                .into_response();
        }
        return (StatusCode::NOT_FOUND, "Nothing is here.\n").into_response();
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    if inner == "config.json" {
        let headers = [
            (CONTENT_TYPE, "application/json"),
            (CACHE_CONTROL, "no-cache"),
        ];
        return (headers, console.config.clone()).into_response();
    }
    let inner = if inner.is_empty() {
        "index.html".to_owned()
    } else {
        inner
    };
    let is_page = is_page(&inner, request.headers());
    let index = file_request(&request, "index.html");
    let mut response = fetch(console, file_request(&request, &inner)).await;
    if response.status() == StatusCode::NOT_FOUND && is_page {
        response = fetch(console, index).await;
    }
    if response.status() == StatusCode::NOT_FOUND {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    }
    let lifetime = if is_hashed(&inner) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static(lifetime));
    response
        .headers_mut()
        .insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

/// The same request for a file of the folder.
fn file_request(request: &Request, file: &str) -> Request {
    let mut wanted = Request::new(Body::empty());
    *wanted.method_mut() = request.method().clone();
    *wanted.headers_mut() = request.headers().clone();
    *wanted.uri_mut() = format!("/{file}").parse::<Uri>().unwrap_or_default();
    wanted
}

async fn fetch(console: &Console, request: Request) -> Response {
    match console.files.clone().oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

/// Whether a request is for a screen, which `index.html` shows, and not for a
/// file: a missing script must stay missing.
fn is_page(path: &str, headers: &HeaderMap) -> bool {
    let accepts = headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    accepts.contains("text/html") && !last.contains('.')
}

/// Whether a file's name carries the hash of its content, as Trunk writes it:
/// `pullcord-0123456789abcdef.js`, `pullcord-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split('-')
        .skip(1)
        .any(|part| part.bytes().take_while(u8::is_ascii_hexdigit).count() >= 12)
}

/// What every answer carries. The page has the whole policy in its `<meta>`,
/// which cannot say who may frame it.
fn protect(headers: &mut HeaderMap) {
    let all: [(HeaderName, &'static str); 6] = [
        (CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), clipboard-read=()",
        ),
    ];
    for (name, value) in all {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::{ConsolePath, is_hashed};

    #[test]
    fn paths_get_their_slashes_and_nothing_strange() {
        let table = [
            ("/", Some("/")),
            ("", Some("/")),
            ("tools/pullcord", Some("/tools/pullcord/")),
            ("/tools/pullcord/", Some("/tools/pullcord/")),
            ("/a b/", None),
            ("/../", None),
            ("/a?b/", None),
        ];
        for (text, expected) in table {
            let path = ConsolePath::parse(text).map(|path| path.to_string());
            assert_eq!(path.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        for name in [
            "pullcord-0123456789abcdef.js",
            "a/pullcord-0123456789abcdef_bg.wasm",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["index.html", "", "feature-decade.js", "0123456789abcdef.js"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
