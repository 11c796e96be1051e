//! Triggers in v3, from their making to their end, and what a run of one
//! answers.

use pullcord_demo::server::Release;
use serde_json::{Value, json};

use super::{NIGHTLY, WITH_V3, ask, names, request};
use crate::desk::{Desk, each, message, read, text};

const BEFORE_9: [&str; 5] = [
    "created_at",
    "deleted_at",
    "last_used",
    "token",
    "updated_at",
];

#[test]
fn a_trigger_is_its_token_and_nothing_else() {
    for release in WITH_V3 {
        let mut desk = Desk::old(release);
        let (status, made) = ask(
            &mut desk,
            "grace",
            "POST /v3/projects/9/triggers?description=x",
        );
        assert_eq!(status, 201);
        let mut expected = BEFORE_9.to_vec();
        if release == Release::V9_0 {
            expected.insert(3, "owner");
        }
        assert_eq!(names(&made), expected, "{release}");
        let token = text(&made, "/token");
        let is_plain = token.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(token.len() == 30 && is_plain, "{token}");
        let one = format!("/v3/projects/9/triggers/{token}");
        assert_eq!(
            ask(&mut desk, "ada", &format!("GET {one}")),
            (200, made.clone())
        );

        desk.wait(60);
        let (status, gone) = ask(&mut desk, "ada", &format!("DELETE {one}"));
        assert_eq!(status, 200, "with a body");
        assert_eq!(gone["token"], made["token"]);
        assert_eq!(gone["deleted_at"], "2026-11-23T12:01:00.000Z");
        let unknown = (404, message("404 Trigger Not Found"));
        assert_eq!(ask(&mut desk, "ada", &format!("DELETE {one}")), unknown);
        let of_another = format!("GET /v3/projects/12/triggers/{NIGHTLY}");
        assert_eq!(ask(&mut desk, "ada", &of_another), unknown);
    }
}

#[test]
fn a_list_has_pages_and_everybodys_whole_tokens() {
    let mut desk = Desk::old(Release::V8_17);
    let response = desk.send(&request(
        "ada",
        "GET /v3/projects/9/triggers?per_page=2&page=2",
    ));
    assert_eq!(response.header("x-total"), Some("9"));
    let link = response.header("link").unwrap_or_default();
    assert!(
        link.contains("/api/v3/projects/9/triggers?page=3&per_page=2>; rel=\"next\""),
        "{link}"
    );
    let (_, all) = read(&response);
    assert!(
        each(&all, "token")
            .iter()
            .all(|token| token.as_str().is_some_and(|it| it.len() > 20))
    );
    for (user, status) in [("", 401), ("dan", 403), ("gus", 403)] {
        assert_eq!(
            ask(&mut desk, user, "GET /v3/projects/9/triggers").0,
            status,
            "{user}"
        );
    }
}

#[test]
fn a_run_answers_a_request_that_leads_nowhere() {
    for release in WITH_V3 {
        let mut desk = Desk::old(release);
        let line = format!("POST /v3/projects/9/trigger/builds?ref=develop&token={NIGHTLY}");
        let with_variables = format!("{line}&variables[A]=1&variables[B]=two");
        let (status, first) = ask(&mut desk, "", &with_variables);
        assert_eq!(status, 201);
        assert_eq!(first["variables"], json!({"A": "1", "B": "two"}));
        let (_, second) = ask(&mut desk, "", &line);
        assert_eq!(second["variables"], Value::Null);
        assert_ne!(first["id"], second["id"]);
        let (_, builds) = ask(&mut desk, "ada", "GET /v3/projects/9/builds?per_page=100");
        assert!(
            !each(&builds, "id").contains(&first["id"]),
            "it is no build"
        );

        let one = format!("GET /v3/projects/9/triggers/{NIGHTLY}");
        let (_, used) = ask(&mut desk, "ada", &one);
        assert_eq!(used["last_used"], "2026-11-23T12:00:00.000Z");
    }
}

#[test]
fn an_old_trigger_does_not_expire_nor_ask_for_its_owners_rights() {
    // By the tokens that the newest GitLab would not take any more.
    let mut newest = Desk::old(Release::V9_0);
    let (_, all) = ask(
        &mut newest,
        "ada",
        "GET /v4/projects/9/triggers?per_page=100",
    );
    let token = |description: &str| {
        let mut all = all.as_array().into_iter().flatten();
        let found = all.find(|trigger| trigger["description"] == description);
        found
            .map(|trigger| text(trigger, "/token"))
            .unwrap_or_default()
    };
    for (description, at_11_5) in [("packager", 400), ("trial of the mirror", 201)] {
        let form = format!("ref=master&token={}", token(description));
        for (release, line, status) in [
            (Release::V8_4, "POST /v3/projects/9/trigger/builds", 201),
            (Release::V9_0, "POST /v4/projects/9/trigger/pipeline", 201),
            (
                Release::V11_5,
                "POST /v4/projects/9/trigger/pipeline",
                at_11_5,
            ),
        ] {
            let (told, body) = ask(&mut Desk::old(release), "", &format!("{line}?{form}"));
            assert_eq!(told, status, "{release}, {description}: {body}");
        }
    }
}
