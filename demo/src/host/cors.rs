//! Who may read the answers from a page of another origin: exactly as GitLab
//! has it, for `/api/*` and what an application in a browser needs of OAuth,
//! for every origin, without cookies.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method};

use crate::server::Release;

const METHODS: HeaderValue =
    HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
const SECONDS: HeaderValue = HeaderValue::from_static("7200");

/// Whether pages of other origins may ask here (GitLab source, `config/application.rb`).
fn is_open(release: Release, path: &str) -> bool {
    let is_oauth = matches!(path, "/oauth/token" | "/oauth/revoke");
    path.starts_with("/api/") || is_oauth && release.has_oauth_for_pages()
}

/// Whether this is a browser's question before the request itself.
pub(super) fn is_preflight(
    release: Release,
    method: &Method,
    path: &str,
    headers: &HeaderMap,
) -> bool {
    let asks = headers.contains_key(ORIGIN) && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    method == Method::OPTIONS && is_open(release, path) && asks
}

/// Adds what a page of another origin needs, if the request came from one.
pub(super) fn add(release: Release, path: &str, request: &HeaderMap, response: &mut HeaderMap) {
    if !is_open(release, path) {
        return;
    }
    response.insert(VARY, HeaderValue::from_static("Origin"));
    if !request.contains_key(ORIGIN) {
        return;
    }
    response.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.insert(ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    // `Retry-After` was never among them.
    let exposed = HeaderValue::from_static(release.exposed_headers());
    response.insert(ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    response.insert(ACCESS_CONTROL_MAX_AGE, SECONDS);
    if let Some(wanted) = request.get(ACCESS_CONTROL_REQUEST_HEADERS) {
        response.insert(ACCESS_CONTROL_ALLOW_HEADERS, wanted.clone());
    }
}
