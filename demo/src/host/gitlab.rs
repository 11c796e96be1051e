//! From HTTP to the heart and back.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::house::{House, Seen};
use super::log_body::LogBody;
use super::{control, cors};
use crate::api;

/// The largest body that is read, in bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// The longest address that is read, in bytes.
const LONGEST_ADDRESS: usize = 8 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);

/// Everything the demo GitLab answers.
pub(super) fn router(house: Arc<House>, with_control: bool) -> Router {
    let api = Router::new().fallback(answer);
    let routes = if with_control {
        api.merge(control::routes(Arc::clone(&house)))
    } else {
        api
    };
    let guard = axum::middleware::from_fn_with_state(Arc::clone(&house), guard);
    routes.layer(guard).with_state(house)
}

/// Refuses what is addressed to somebody else, or too long.
async fn guard(
    State(house): State<Arc<House>>,
    request: Request,
    next: axum::middleware::Next,
) -> Response {
    if !house.hosts.allow(request.headers()) {
        return (StatusCode::FORBIDDEN, REFUSED_HOST).into_response();
    }
    let address = request
        .uri()
        .path_and_query()
        .map_or("", |both| both.as_str());
    if address.len() > LONGEST_ADDRESS {
        return (
            StatusCode::URI_TOO_LONG,
            "The address is longer than 8 KiB.\n",
        )
            .into_response();
    }
    next.run(request).await
}

/// What is said to a request for an unknown host.
pub(super) const REFUSED_HOST: &str = "The demo does not answer to this host name. Use 127.0.0.1, or allow the name with \
     --allowed-host.\n";

async fn answer(State(house): State<Arc<House>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let mut response = if cors::is_preflight(house.release, &parts.method, &path, &parts.headers) {
        StatusCode::OK.into_response()
    } else {
        match read(body).await {
            Ok(body) => {
                let request = api::Request {
                    method: parts.method.to_string(),
                    path: path.clone(),
                    query: parts.uri.query().unwrap_or_default().to_owned(),
                    headers: texts(&parts.headers),
                    body,
                };
                written(house.answer(&request))
            }
            Err(refusal) => refusal,
        }
    };
    cors::add(house.release, &path, &parts.headers, response.headers_mut());
    let status = response.status().as_u16();
    house.state().remember(Seen {
        method: parts.method.to_string(),
        path,
        status,
    });
    response
}

async fn read(body: Body) -> Result<Vec<u8>, Response> {
    let too_slow = (
        StatusCode::REQUEST_TIMEOUT,
        "The body took longer than 30 seconds.\n",
    );
    let too_large = (
        StatusCode::PAYLOAD_TOO_LARGE,
        "The body is larger than 1 MiB.\n",
    );
    match tokio::time::timeout(BODY_TIME, axum::body::to_bytes(body, LARGEST_BODY)).await {
        Ok(Ok(bytes)) => Ok(bytes.to_vec()),
        Ok(Err(_)) => Err(too_large.into_response()),
        Err(_) => Err(too_slow.into_response()),
    }
}

/// Header names and values; a value that is no text cannot be a token.
fn texts(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| value.to_str().map(str::to_owned).unwrap_or_default();
    headers
        .iter()
        .map(|(name, value)| (name.to_string(), text(value)))
        .collect()
}

fn written(answer: api::Response) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = match answer.made {
        Some(log) => (status, Body::new(LogBody::new(log))).into_response(),
        None => (status, answer.body).into_response(),
    };
    // Its guess at the type of the body; the heart says what it is.
    response
        .headers_mut()
        .remove(axum::http::header::CONTENT_TYPE);
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
