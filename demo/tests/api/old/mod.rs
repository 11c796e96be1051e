//! The same world as older GitLabs serve it, in the words of v3 and v4
//! (`reference/gitlab-api.md`; its sections are named "R").

mod builds;
mod callers;
mod refusals;
mod routes;
mod triggers;
mod v4;

use pullcord_demo::api::Request;
use pullcord_demo::server::Release;
use pullcord_demo::world::{Account, WELL_KNOWN};
use serde_json::Value;

use super::desk::{Desk, read};

/// The triggers of the seed by their tokens, which every maintainer of an old
/// GitLab sees.
const NIGHTLY: &str = "glptt-ad4a42a186bb00f8fba8da50e9e8563592aa54bc";

/// The releases with a v3.
const WITH_V3: [Release; 3] = [Release::V8_4, Release::V8_17, Release::V9_0];

/// Asks below `/api`, as this user; a `POST` sends its query as a form.
fn ask(desk: &mut Desk, user: &str, line: &str) -> (u16, Value) {
    read(&desk.send(&request(user, line)))
}

/// A request such as `POST /v3/projects/9/trigger/builds?token=x`.
fn request(user: &str, line: &str) -> Request {
    let (method, target) = line.split_once(' ').unwrap_or(("GET", line));
    let mut request = Request::new(method, &format!("/api{target}"));
    if method == "POST" {
        let form = std::mem::take(&mut request.query);
        request = request.with_body("application/x-www-form-urlencoded", form);
    }
    let accounts = Account::all(WELL_KNOWN);
    match accounts.iter().find(|account| account.username == user) {
        Some(account) => request.with_header("private-token", &account.api_token),
        None => request,
    }
}

/// The names of an object's fields, in their order.
fn names(object: &Value) -> Vec<&str> {
    let fields = object.as_object().into_iter().flatten();
    fields.map(|(name, _)| name.as_str()).collect()
}
