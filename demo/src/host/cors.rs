//! Who may read the answers from a page of another origin: exactly as GitLab
//! has it, for `/api/*` and what an application in a browser needs of OAuth,
//! for every origin, without cookies.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method};

/// The headers that GitLab lets a page read. `Retry-After` is not among them.
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "Link, X-Total, X-Total-Pages, X-Per-Page, X-Page, X-Next-Page, X-Prev-Page, \
     X-Gitlab-Blob-Id, X-Gitlab-Commit-Id, X-Gitlab-Content-Sha256, X-Gitlab-Encoding, \
     X-Gitlab-File-Name, X-Gitlab-File-Path, X-Gitlab-Last-Commit-Id, X-Gitlab-Ref, \
     X-Gitlab-Size, X-Request-Id, ETag",
);
const METHODS: HeaderValue =
    HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
const SECONDS: HeaderValue = HeaderValue::from_static("7200");

/// Whether pages of other origins may ask here (GitLab source, `config/application.rb`).
fn is_open(path: &str) -> bool {
    path.starts_with("/api/") || matches!(path, "/oauth/token" | "/oauth/revoke")
}

/// Whether this is a browser's question before the request itself.
pub(super) fn is_preflight(method: &Method, path: &str, headers: &HeaderMap) -> bool {
    let asks = headers.contains_key(ORIGIN) && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    method == Method::OPTIONS && is_open(path) && asks
}

/// Adds what a page of another origin needs, if the request came from one.
pub(super) fn add(path: &str, request: &HeaderMap, response: &mut HeaderMap) {
    if !is_open(path) {
        return;
    }
    response.insert(VARY, HeaderValue::from_static("Origin"));
    if !request.contains_key(ORIGIN) {
        return;
    }
    response.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.insert(ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    response.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    response.insert(ACCESS_CONTROL_MAX_AGE, SECONDS);
    if let Some(wanted) = request.get(ACCESS_CONTROL_REQUEST_HEADERS) {
        response.insert(ACCESS_CONTROL_ALLOW_HEADERS, wanted.clone());
    }
}
