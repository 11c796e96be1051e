//! Which addresses are there, by age.

use pullcord_demo::server::{Dialects, Release, Server};
use serde_json::Value;

use super::{NIGHTLY, ask, request};
use crate::desk::{Desk, error, read};

/// Ada asks each in a fresh world; the statuses are those of 8.4, 8.17, 9.0,
/// 11.5 and the newest.
fn check(table: &[(&str, [u16; 5])]) {
    let fresh = Release::ALL.map(Desk::old);
    for (line, expected) in table {
        let line = line.replace("TOKEN", NIGHTLY);
        let told = fresh
            .each_ref()
            .map(|fresh| ask(&mut fresh.clone(), "ada", &line).0);
        assert_eq!(told, *expected, "{line}");
    }
}

#[test]
fn v3_has_what_its_age_has_and_is_buried_since_11() {
    check(&[
        ("GET /v3/version", [404, 200, 200, 410, 410]),
        ("GET /v3/user", [200, 200, 200, 410, 410]),
        ("GET /v3/projects", [200, 200, 200, 410, 410]),
        ("GET /v3/projects/owned", [200, 200, 200, 410, 410]),
        ("GET /v3/projects/visible", [200, 200, 200, 410, 410]),
        ("GET /v3/projects/starred", [200, 200, 200, 410, 410]),
        ("GET /v3/projects/all", [403, 403, 403, 410, 410]),
        ("GET /v3/projects/search/book", [200, 200, 200, 410, 410]),
        ("GET /v3/projects/9", [200, 200, 200, 410, 410]),
        (
            "GET /v3/projects/docs%2Fhandbook",
            [200, 200, 200, 410, 410],
        ),
        ("GET /v3/projects/9/triggers", [200, 200, 200, 410, 410]),
        (
            "GET /v3/projects/9/triggers/TOKEN",
            [200, 200, 200, 410, 410],
        ),
        ("POST /v3/projects/9/triggers", [201, 201, 201, 410, 410]),
        (
            "DELETE /v3/projects/9/triggers/TOKEN",
            [200, 200, 200, 410, 410],
        ),
        (
            "PUT /v3/projects/9/triggers/TOKEN",
            [404, 404, 404, 410, 410],
        ),
        (
            "POST /v3/projects/9/trigger/builds?ref=develop&token=TOKEN",
            [201, 201, 201, 410, 410],
        ),
        (
            "POST /v3/projects/9/ref/develop/trigger/builds?token=TOKEN",
            [404, 201, 201, 410, 410],
        ),
        (
            "POST /v3/projects/9/ref/v1.0/trigger/builds?token=TOKEN",
            [404, 404, 404, 410, 410],
        ),
        ("GET /v3/projects/9/builds", [200, 200, 200, 410, 410]),
        ("GET /v3/projects/9/pipelines", [404, 200, 200, 410, 410]),
        (
            "GET /v3/projects/9/pipelines/1394",
            [404, 200, 404, 410, 410],
        ),
        (
            "POST /v3/projects/9/pipelines/1394/retry",
            [404, 201, 404, 410, 410],
        ),
        (
            "POST /v3/projects/9/pipelines/1394/cancel",
            [404, 200, 404, 410, 410],
        ),
        (
            "POST /v3/projects/9/pipeline?ref=develop",
            [404, 201, 404, 410, 410],
        ),
        (
            "GET /v3/projects/9/repository/branches",
            [200, 200, 200, 410, 410],
        ),
        (
            "GET /v3/projects/9/repository/branches/develop",
            [200, 200, 200, 410, 410],
        ),
        (
            "GET /v3/projects/9/repository/tags",
            [200, 200, 200, 410, 410],
        ),
        (
            "GET /v3/projects/9/repository/tags/none",
            [404, 404, 404, 410, 410],
        ),
        ("GET /v3/projects/9/jobs", [404, 404, 404, 410, 410]),
        ("GET /v3/metadata", [404, 404, 404, 410, 410]),
        (
            "GET /v3/personal_access_tokens/self",
            [404, 404, 404, 410, 410],
        ),
    ]);
    let mut desk = Desk::old(Release::V11_5);
    let gone = error("API V3 is no longer supported. Use API V4 instead.");
    assert_eq!(ask(&mut desk, "", "GET /v3/projects"), (410, gone));
}

#[test]
fn v4_has_what_its_age_has() {
    check(&[
        ("GET /v4/version", [404, 200, 200, 200, 200]),
        ("GET /v4/user", [404, 200, 200, 200, 200]),
        ("GET /v4/metadata", [404, 404, 404, 404, 200]),
        (
            "GET /v4/personal_access_tokens/self",
            [404, 404, 404, 404, 200],
        ),
        ("GET /v4/projects", [404, 404, 200, 200, 200]),
        ("GET /v4/projects/9/triggers", [404, 404, 200, 200, 200]),
        (
            "PUT /v4/projects/9/triggers/10?description=x",
            [404, 404, 200, 200, 200],
        ),
        (
            "POST /v4/projects/9/triggers/10/take_ownership",
            [404, 404, 200, 200, 404],
        ),
        (
            "DELETE /v4/projects/9/triggers/10",
            [404, 404, 204, 204, 204],
        ),
        (
            "POST /v4/projects/9/trigger/pipeline?ref=develop&token=TOKEN",
            [404, 404, 201, 201, 201],
        ),
        (
            "POST /v4/projects/9/ref/develop/trigger/pipeline?token=TOKEN",
            [404, 404, 201, 201, 201],
        ),
        (
            "POST /v4/projects/9/ref/v1.0/trigger/pipeline?token=TOKEN",
            [404, 404, 404, 201, 201],
        ),
        (
            "POST /v4/projects/9/trigger/builds?ref=develop&token=TOKEN",
            [404, 404, 404, 404, 404],
        ),
        ("GET /v4/projects/9/pipelines", [404, 404, 200, 200, 200]),
        (
            "GET /v4/projects/9/pipelines/latest",
            [404, 404, 400, 400, 200],
        ),
        (
            "GET /v4/projects/9/pipelines/1394",
            [404, 404, 200, 200, 200],
        ),
        (
            "DELETE /v4/projects/9/pipelines/1394",
            [404, 404, 404, 404, 204],
        ),
        (
            "GET /v4/projects/9/pipelines/1394/variables",
            [404, 404, 404, 404, 200],
        ),
        (
            "GET /v4/projects/9/pipelines/1394/bridges",
            [404, 404, 404, 404, 200],
        ),
        (
            "GET /v4/projects/9/pipelines/1394/trigger_jobs",
            [404, 404, 404, 404, 200],
        ),
        (
            "GET /v4/projects/9/pipelines/1394/jobs",
            [404, 404, 200, 200, 200],
        ),
        ("GET /v4/projects/9/jobs", [404, 404, 200, 200, 200]),
        ("GET /v4/projects/9/builds", [404, 404, 404, 404, 404]),
        (
            "POST /graphql?query={currentUser{username}}",
            [404, 404, 404, 404, 200],
        ),
    ]);
}

#[test]
fn where_no_api_is_gitlab_shows_a_page() {
    for release in [Release::V8_4, Release::V8_17] {
        let answer = Desk::old(release).send(&request("ada", "GET /v4/projects"));
        assert_eq!(answer.status, 404);
        assert_eq!(answer.header("content-type"), Some("text/html"));
        assert_eq!(read(&answer).1, Value::Null, "no JSON");
    }
}

#[test]
fn each_says_its_own_version() {
    let table = [
        (Release::V8_17, "v3", "8.17.0"),
        (Release::V8_17, "v4", "8.17.0"),
        (Release::V9_0, "v3", "9.0.0"),
        (Release::V9_0, "v4", "9.0.0"),
        (Release::V11_5, "v4", "11.5.0"),
        (Release::V19_2, "v4", "19.2.0"),
    ];
    for (release, api, version) in table {
        let line = format!("GET /{api}/version");
        let (_, told) = ask(&mut Desk::old(release), "ada", &line);
        assert_eq!(told["version"], version, "{line}");
        assert_eq!(ask(&mut Desk::old(release), "", &line).0, 401, "{line}");
    }
}

#[test]
fn one_api_of_two_can_be_left_out() {
    let table = [
        (Dialects::V3, "GET /v3/user", 200),
        (Dialects::V3, "GET /v4/user", 404),
        (Dialects::V4, "GET /v3/user", 404),
        (Dialects::V4, "GET /v4/user", 200),
    ];
    for (dialects, line, status) in table {
        let server = Server::new(Release::V9_0, Some(dialects)).unwrap();
        let told = ask(&mut Desk::serving(server), "ada", line).0;
        assert_eq!(told, status, "{dialects}: {line}");
    }
    let contradictions = [
        (Release::V8_4, Dialects::V4),
        (Release::V8_17, Dialects::Both),
        (Release::V11_5, Dialects::V3),
        (Release::V19_2, Dialects::Both),
    ];
    for (release, dialects) in contradictions {
        let said = Server::new(release, Some(dialects))
            .unwrap_err()
            .to_string();
        assert!(
            said.contains(release.word()) && said.contains(dialects.word()),
            "{said}"
        );
    }
}

#[test]
fn a_path_with_a_dot_leads_nowhere_on_8() {
    let unknown = |release| {
        let mut desk = Desk::old(release);
        ask(
            &mut desk,
            "ada",
            "GET /v3/projects/docs%2Fhand.book/triggers",
        )
        .1
    };
    for release in [Release::V8_4, Release::V8_17] {
        assert_eq!(unknown(release), error("404 Not Found"));
    }
    let found = crate::desk::message("404 Project Not Found");
    assert_eq!(unknown(Release::V9_0), found);
}
