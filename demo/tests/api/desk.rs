//! A desk with a demo GitLab on it, a clock to turn, and short ways to ask.

use pullcord_demo::api::{self, Request, Response};
use pullcord_demo::server::{Release, Server};
use pullcord_demo::world::{Account, Moment, WELL_KNOWN, World};
use serde_json::{Value, json};

/// Noon of the day on which every test begins.
pub(crate) const NOON: &str = "2026-11-23T12:00:00.000Z";
pub(crate) const URL: &str = "http://gitlab.test";

#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) world: World,
    pub(crate) now: Moment,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let now = Moment::parse(NOON).unwrap_or_else(|| Moment::from_millis(0));
        Self {
            world: World::seeded(WELL_KNOWN, now, URL),
            now,
        }
    }

    /// A desk with an older GitLab on it, which answers what such a one does.
    pub(crate) fn old(release: Release) -> Self {
        let server = Server::new(release, None).unwrap_or_default();
        assert_eq!(server.release(), release);
        Self::serving(server)
    }

    pub(crate) fn serving(server: Server) -> Self {
        let Self { world, now } = Self::new();
        Self {
            world: world.served_by(server),
            now,
        }
    }

    pub(crate) fn wait(&mut self, seconds: i64) {
        self.now = self.now.plus(seconds * 1_000);
    }

    pub(crate) fn send(&mut self, request: &Request) -> Response {
        api::answer(&mut self.world, self.now, request)
    }

    /// Asks below `/api/v4`, as this user, and reads the JSON.
    pub(crate) fn ask(&mut self, user: &str, method: &str, target: &str) -> (u16, Value) {
        read(&self.send(&request(user, method, target)))
    }

    /// As [`Desk::ask`], with a form.
    pub(crate) fn post(&mut self, user: &str, target: &str, form: &str) -> (u16, Value) {
        let request = request(user, "POST", target);
        read(&self.send(&request.with_body("application/x-www-form-urlencoded", form)))
    }

    /// As [`Desk::ask`], with a JSON body.
    pub(crate) fn post_json(&mut self, user: &str, target: &str, body: &Value) -> (u16, Value) {
        let request = request(user, "POST", target);
        read(&self.send(&request.with_body("application/json", body.to_string())))
    }

    /// The token of a trigger, which its owner can read.
    pub(crate) fn token_of(&mut self, owner: &str, project: &str, trigger: u64) -> String {
        let (_, shown) = self.ask(
            owner,
            "GET",
            &format!("/projects/{project}/triggers/{trigger}"),
        );
        text(&shown, "/token")
    }

    /// Starts a build of a branch as this user and answers its number.
    pub(crate) fn start(&mut self, user: &str, project: &str, body: &Value) -> u64 {
        let (status, build) = self.post_json(user, &format!("/projects/{project}/pipeline"), body);
        assert_eq!(status, 201, "{build}");
        number(&build, "/id")
    }
}

/// A request below `/api/v4`, with the `api` token of a user; "" sends none.
pub(crate) fn request(user: &str, method: &str, target: &str) -> Request {
    let request = Request::new(method, &format!("/api/v4{target}"));
    match Account::all(WELL_KNOWN)
        .into_iter()
        .find(|account| account.username == user)
    {
        Some(account) => request.with_header("private-token", &account.api_token),
        None => request,
    }
}

pub(crate) fn read(response: &Response) -> (u16, Value) {
    (
        response.status,
        serde_json::from_slice(&response.body).unwrap_or_default(),
    )
}

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

pub(crate) fn number(value: &Value, pointer: &str) -> u64 {
    value
        .pointer(pointer)
        .and_then(Value::as_u64)
        .unwrap_or_default()
}

/// One field of every item of a list.
pub(crate) fn each(list: &Value, field: &str) -> Vec<Value> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    items
        .iter()
        .map(|item| item.get(field).cloned().unwrap_or_default())
        .collect()
}

/// GitLab's reason for not making a pipeline.
pub(crate) fn base(reason: &str) -> Value {
    json!({ "message": { "base": [reason] } })
}

pub(crate) fn message(text: &str) -> Value {
    json!({ "message": text })
}

pub(crate) fn error(text: &str) -> Value {
    json!({ "error": text })
}
