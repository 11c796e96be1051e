//! Builds and pipelines in v3.

use pullcord_demo::server::Release;
use serde_json::{Value, json};

use super::{NIGHTLY, WITH_V3, ask, names, request};
use crate::desk::{Desk, each, error, message, number, read, text};

const BUILD: [&str; 13] = [
    "commit",
    "coverage",
    "created_at",
    "finished_at",
    "id",
    "name",
    "ref",
    "runner",
    "stage",
    "started_at",
    "status",
    "tag",
    "user",
];

fn list(desk: &mut Desk, query: &str) -> Value {
    let line = format!("GET /v3/projects/9/builds?per_page=100{query}");
    ask(desk, "ada", &line).1
}

/// Starts a build through a trigger.
fn start(desk: &mut Desk) {
    let line = format!("POST /v3/projects/9/trigger/builds?ref=develop&token={NIGHTLY}");
    assert_eq!(ask(desk, "", &line).0, 201);
}

/// The builds of the newest pipeline: those that were made at that moment.
fn newest(desk: &mut Desk) -> Vec<Value> {
    let all = list(desk, "");
    let all = all.as_array().cloned().unwrap_or_default();
    let is_new = |build: &Value| build["created_at"] == "2026-11-23T12:00:00.000Z";
    all.into_iter().filter(is_new).collect()
}

#[test]
fn a_build_has_the_fields_of_its_age() {
    for release in WITH_V3 {
        let mut expected = BUILD.to_vec();
        match release {
            Release::V8_4 => expected.push("download_url"),
            _ => expected.push("pipeline"),
        }
        expected.sort_unstable();
        let mut desk = Desk::old(release);
        let all = list(&mut desk, "");
        assert_eq!(names(&all[0]), expected, "{release}");
        assert_eq!(names(&all[0]["commit"]).len(), 7);
        let line = format!("GET /v3/projects/9/builds/{}", all[0]["id"]);
        assert_eq!(ask(&mut desk, "ada", &line), (200, all[0].clone()));
    }
    let mut desk = Desk::old(Release::V8_17);
    let pipeline = &list(&mut desk, "")[0]["pipeline"];
    assert_eq!(names(pipeline), ["id", "ref", "sha", "status"]);
}

#[test]
fn a_triggered_build_belongs_to_nobody_before_9() {
    for release in WITH_V3 {
        let mut desk = Desk::old(release);
        start(&mut desk);
        let users: Vec<Value> = newest(&mut desk)
            .iter()
            .map(|one| one["user"]["username"].clone())
            .collect();
        let expected = match release {
            Release::V9_0 => json!("ada"),
            _ => Value::Null,
        };
        assert!(
            !users.is_empty() && users.iter().all(|user| *user == expected),
            "{release}"
        );
    }
}

#[test]
fn before_its_stage_begins_8_4_has_no_build() {
    let mut desk = Desk::old(Release::V8_4);
    start(&mut desk);
    let names_of = |builds: Vec<Value>| -> Vec<String> {
        builds.iter().map(|build| text(build, "/name")).collect()
    };
    assert_eq!(names_of(newest(&mut desk)), ["run_tests"]);
    desk.wait(60);
    let then = newest(&mut desk);
    assert!(
        then.iter().all(|build| build["status"] == "success"),
        "{then:?}"
    );
    assert_eq!(
        names_of(then),
        ["upload_package", "build_package", "run_tests"]
    );

    let mut later = Desk::old(Release::V8_17);
    start(&mut later);
    let states: Vec<String> = newest(&mut later)
        .iter()
        .map(|build| text(build, "/status"))
        .collect();
    assert_eq!(states[..2], ["created", "created"]);
}

#[test]
fn a_build_for_a_person_is_skipped_on_8_17_and_manual_on_9() {
    let jobs = "GET /v4/projects/13/jobs?scope=manual";
    let (_, waiting) = ask(&mut Desk::old(Release::V9_0), "ada", jobs);
    let id = number(&waiting, "/0/id");
    for (release, word) in [(Release::V8_17, "skipped"), (Release::V9_0, "manual")] {
        let mut desk = Desk::old(release);
        let line = format!("GET /v3/projects/13/builds/{id}");
        assert_eq!(ask(&mut desk, "ada", &line).1["status"], word, "{release}");
        let line = format!("POST /v3/projects/13/builds/{id}/play");
        assert_eq!(ask(&mut desk, "ada", &line).0, 200, "{release}");
        let again = message("400 (Bad request) \"Unplayable Job\" not given");
        assert_eq!(ask(&mut desk, "ada", &line), (400, again), "{release}");
    }
}

#[test]
fn scopes_are_named_one_by_one_or_with_numbers() {
    let mut desk = Desk::old(Release::V8_17);
    for (query, words) in [
        ("&scope=failed", &["failed"][..]),
        (
            "&scope[0]=failed&scope[1]=canceled",
            &["failed", "canceled"],
        ),
    ] {
        let statuses = each(&list(&mut desk, query), "status");
        let is_meant = |status: &Value| status.as_str().is_some_and(|it| words.contains(&it));
        assert!(
            !statuses.is_empty() && statuses.iter().all(is_meant),
            "{query}"
        );
    }
    for query in [
        "scope[]=failed",
        "scope=created",
        "scope=skipped",
        "scope[0]=no",
    ] {
        let line = format!("GET /v3/projects/9/builds?{query}");
        let refused = error("scope does not have a valid value");
        assert_eq!(ask(&mut desk, "ada", &line), (400, refused), "{query}");
        assert_eq!(ask(&mut Desk::old(Release::V8_4), "ada", &line).0, 400);
    }
}

#[test]
fn the_builds_of_a_commit_are_those_of_its_branch() {
    let mut desk = Desk::old(Release::V8_4);
    start(&mut desk);
    let sha = text(&newest(&mut desk)[0], "/commit/id");
    let line = |sha: &str| format!("GET /v3/projects/9/repository/commits/{sha}/builds");
    let (status, of_commit) = ask(&mut desk, "ada", &line(&sha));
    assert_eq!(status, 200);
    let commits: Vec<String> = of_commit
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| text(one, "/commit/id"))
        .collect();
    assert!(!commits.is_empty() && commits.iter().all(|other| *other == sha));
    let unknown = ask(&mut desk, "ada", &line(&"0".repeat(40)));
    assert_eq!(unknown, (404, message("404 Not Found")));
}

#[test]
fn people_stop_retry_and_erase_builds() {
    for release in WITH_V3 {
        let mut desk = Desk::old(release);
        start(&mut desk);
        let id = number(newest(&mut desk).last().unwrap_or(&Value::Null), "/id");
        let line = |change: &str| format!("POST /v3/projects/9/builds/{id}/{change}");
        let not_retryable = message("403 Forbidden - Build is not retryable");
        assert_eq!(ask(&mut desk, "dan", &line("retry")), (403, not_retryable));
        let (status, stopped) = ask(&mut desk, "dan", &line("cancel"));
        assert_eq!(
            (status, text(&stopped, "/status")),
            (201, "canceled".to_owned())
        );
        let (status, new) = ask(&mut desk, "dan", &line("retry"));
        assert_eq!(status, 201);
        assert!(number(&new, "/id") > id);
        let erased = ask(&mut desk, "ada", &line("erase")).0;
        let play = ask(&mut desk, "ada", &line("play")).0;
        match release {
            Release::V8_4 => assert_eq!((erased, play), (404, 404)),
            _ => assert_eq!((erased, play), (201, 400)),
        }
        assert_eq!(ask(&mut desk, "gus", &line("cancel")).0, 403);
    }
}

#[test]
fn a_log_is_plain_text_and_whole() {
    let mut desk = Desk::old(Release::V8_4);
    let id = list(&mut desk, "&scope=success")[0]["id"].clone();
    let whole = desk.send(&request(
        "ada",
        &format!("GET /v3/projects/9/builds/{id}/trace"),
    ));
    assert_eq!(whole.header("content-type"), Some("text/plain"));
    let part = format!("GET /v3/projects/9/builds/{id}/trace?byte_offset=10");
    assert_eq!(desk.send(&request("ada", &part)).body, whole.body);
    assert_eq!(read(&desk.send(&request("", &part))).0, 401);
}

#[test]
fn pipelines_are_whole_in_the_list_too() {
    let mut desk = Desk::old(Release::V8_17);
    start(&mut desk);
    let (_, all) = ask(
        &mut desk,
        "ada",
        "GET /v3/projects/9/pipelines?per_page=100",
    );
    let first = &all[0];
    assert_eq!(names(first).len(), 15);
    assert_eq!(
        (&first["user"], &first["ref"]),
        (&Value::Null, &json!("develop"))
    );
    let line = format!("/v3/projects/9/pipelines/{}", first["id"]);
    assert_eq!(
        ask(&mut desk, "ada", &format!("GET {line}")),
        (200, first.clone())
    );
    let (status, stopped) = ask(&mut desk, "ada", &format!("POST {line}/cancel"));
    assert_eq!((status, &stopped["status"]), (200, &json!("canceled")));
    let scope = |word: &str| format!("GET /v3/projects/9/pipelines?scope={word}");
    let (_, running) = ask(&mut desk, "ada", &scope("running"));
    assert_eq!(each(&running, "status"), [json!("running")]);
    for word in ["pending", "finished"] {
        assert_eq!(ask(&mut desk, "ada", &scope(word)).0, 400, "{word}");
    }
}

#[test]
fn branches_and_tags_come_all_at_once() {
    let mut desk = Desk::old(Release::V8_17);
    for (noun, count) in [("branches", 36), ("tags", 14)] {
        let line = format!("GET /v3/projects/9/repository/{noun}?per_page=5&search=nothing");
        let response = desk.send(&request("dan", &line));
        assert_eq!(
            (response.header("x-total"), response.header("link")),
            (None, None)
        );
        let (_, all) = read(&response);
        assert_eq!(all.as_array().map(Vec::len), Some(count), "{noun}");
    }
}
