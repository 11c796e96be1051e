//! One answer of the demo for each kind of object.

use pullcord_demo::api::{self, Request};
use pullcord_demo::server::{Release, Server};
use pullcord_demo::world::{Moment, WELL_KNOWN, World};
use serde_json::{Value, json};

/// Answers as the owner of everything gets them. The world has a build that
/// was just triggered, one that runs, and finished ones of all outcomes.
pub(crate) struct Answers {
    world: World,
    now: Moment,
}

impl Answers {
    pub(crate) fn new() -> Self {
        let now = Moment::parse("2026-11-23T12:00:00Z").unwrap_or_else(|| Moment::from_millis(0));
        Self {
            world: World::seeded(WELL_KNOWN, now, "http://gitlab.test"),
            now,
        }
    }

    /// As [`Answers::new`], of an older GitLab.
    pub(crate) fn old(release: Release) -> Self {
        let server = Server::new(release, None).unwrap_or_default();
        assert_eq!(server.release(), release);
        let Self { world, now } = Self::new();
        Self {
            world: world.served_by(server),
            now,
        }
    }

    /// Asks below `/api/v4`; an answer that is no success is an empty value.
    pub(crate) fn ask(&mut self, method: &str, target: &str, body: Option<&Value>) -> Value {
        self.ask_below("/api/v4", method, target, body)
    }

    /// As [`Answers::ask`], below this address.
    pub(crate) fn ask_below(
        &mut self,
        api: &str,
        method: &str,
        target: &str,
        body: Option<&Value>,
    ) -> Value {
        let mut request = Request::new(method, &format!("{api}{target}"))
            .with_header("private-token", "glpat-demo-ada-api-00000000");
        if let Some(body) = body {
            request = request.with_body("application/json", body.to_string());
        }
        let response = api::answer(&mut self.world, self.now, &request);
        if response.status >= 300 {
            return Value::Null;
        }
        serde_json::from_slice(&response.body).unwrap_or_default()
    }

    pub(crate) fn get(&mut self, target: &str) -> Value {
        self.ask("GET", target, None)
    }

    /// The items of a list, of as many pages as there are.
    pub(crate) fn list(&mut self, target: &str) -> Vec<Value> {
        let separator = if target.contains('?') { '&' } else { '?' };
        match self.get(&format!("{target}{separator}per_page=100")) {
            Value::Array(items) => items,
            _ => Vec::new(),
        }
    }

    /// Whole pipelines: of the past, running, and just triggered.
    pub(crate) fn pipelines(&mut self) -> Vec<Value> {
        let ids: Vec<Value> = self
            .list("/projects/9/pipelines")
            .iter()
            .map(|row| row["id"].clone())
            .collect();
        let mut whole: Vec<Value> = ids
            .iter()
            .map(|id| self.get(&format!("/projects/9/pipelines/{id}")))
            .collect();
        whole.push(self.triggered());
        whole
    }

    /// The answer to a trigger.
    pub(crate) fn triggered(&mut self) -> Value {
        let token = self.get("/projects/9/triggers/10")["token"].clone();
        let body = json!({"token": token, "ref": "develop", "variables": {"A": "1"}});
        self.ask("POST", "/projects/9/trigger/pipeline", Some(&body))
    }
}
