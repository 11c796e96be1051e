//! `/_demo/*`: the clock, the requests, the roles and the reset, for tests and
//! for people who want to see a build finish sooner.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};

use super::house::House;
use crate::world::{ProjectId, Role, SECOND};

/// The routes; pages of other origins are refused.
pub(super) fn routes(house: Arc<House>) -> Router<Arc<House>> {
    Router::new()
        .route("/_demo/clock", get(clock).post(turn_clock))
        .route("/_demo/requests", get(requests).delete(forget))
        .route("/_demo/role", post(give_role))
        .route("/_demo/whole-logs", post(whole_logs))
        .route("/_demo/reset", post(reset))
        .layer(middleware::map_response(no_store))
        .layer(DefaultBodyLimit::max(1024))
        .layer(middleware::from_fn_with_state(house, own_origin_only))
}

/// Refuses every page but the demo's own.
async fn own_origin_only(
    State(house): State<Arc<House>>,
    request: Request,
    next: Next,
) -> Response {
    if !house.hosts.is_own_origin(request.headers()) {
        let sentence = "Pages of other origins may not control the demo.\n";
        return (StatusCode::FORBIDDEN, sentence).into_response();
    }
    next.run(request).await
}

async fn no_store(mut response: Response) -> Response {
    let value = axum::http::HeaderValue::from_static("no-store");
    response
        .headers_mut()
        .insert(axum::http::header::CACHE_CONTROL, value);
    response
}

fn shown(body: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

async fn clock(State(house): State<Arc<House>>) -> Response {
    shown(&json!({ "now": house.state().clock.now().to_string() }))
}

async fn turn_clock(State(house): State<Arc<House>>, body: Bytes) -> Response {
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let running = asked.get("running").map(Value::as_bool);
    let seconds = asked.get("advance_seconds").map(Value::as_i64);
    let range = 0..=100_000_000;
    let (running, seconds) = match (running, seconds) {
        (Some(Some(running)), None) => (Some(running), 0),
        (None, Some(Some(seconds))) if range.contains(&seconds) => (None, seconds),
        (_, _) => {
            let sentence = "Send {\"advance_seconds\": n} with a whole number from 0 to \
                            100000000, or {\"running\": false} to let the clock stand.\n";
            return (StatusCode::BAD_REQUEST, sentence).into_response();
        }
    };
    let now = {
        let mut state = house.state();
        state.clock.advance(seconds * SECOND);
        match running {
            Some(true) => state.clock.run(),
            Some(false) => state.clock.stop(),
            None => {}
        }
        state.clock.now()
    };
    shown(&json!({ "now": now.to_string() }))
}

async fn requests(State(house): State<Arc<House>>) -> Response {
    let state = house.state();
    let seen = state.seen.iter();
    let list: Vec<Value> = seen
        .map(|one| json!({ "method": one.method, "path": one.path, "status": one.status }))
        .collect();
    shown(&Value::Array(list))
}

async fn forget(State(house): State<Arc<House>>) -> StatusCode {
    house.state().seen.clear();
    StatusCode::NO_CONTENT
}

async fn give_role(State(house): State<Arc<House>>, body: Bytes) -> Response {
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let number = |name: &str| asked.get(name).and_then(Value::as_u64);
    let project = number("project").map(ProjectId);
    let username = asked.get("username").and_then(Value::as_str);
    let role = number("access_level").and_then(Role::of_access_level);
    let given = match (project, username, role) {
        (Some(project), Some(username), Some(role)) => {
            house.state().world.set_role(project, username, role)
        }
        (_, _, _) => false,
    };
    if given {
        return StatusCode::NO_CONTENT.into_response();
    }
    let sentence = "Send {\"project\": 9, \"username\": \"grace\", \"access_level\": n} with a \
                    member of that project and one of GitLab's levels 10, 20, 30, 40 and 50.\n";
    (StatusCode::BAD_REQUEST, sentence).into_response()
}

async fn whole_logs(State(house): State<Arc<House>>, body: Bytes) -> Response {
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(whole) = asked.get("whole_logs").and_then(Value::as_bool) else {
        let sentence = "Send {\"whole_logs\": true} for a GitLab that knows no byte_offset, or \
                        false for one that does.\n";
        return (StatusCode::BAD_REQUEST, sentence).into_response();
    };
    house.state().world.send_whole_logs(whole);
    StatusCode::NO_CONTENT.into_response()
}

async fn reset(State(house): State<Arc<House>>) -> StatusCode {
    house.state().reset();
    StatusCode::NO_CONTENT
}
