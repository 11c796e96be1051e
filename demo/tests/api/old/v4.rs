//! v4 when it was young: fields, filters and rights of 9.0 and 11.5.

use pullcord_demo::server::Release;
use serde_json::{Value, json};

use super::{NIGHTLY, ask, names, request};
use crate::desk::{Desk, each, message, number, read};

const YOUNG: [Release; 2] = [Release::V9_0, Release::V11_5];

#[test]
fn a_row_of_the_list_of_pipelines_is_small() {
    for (release, expected) in [
        (Release::V9_0, &["id", "ref", "sha", "status"][..]),
        (Release::V11_5, &["id", "ref", "sha", "status", "web_url"]),
    ] {
        let (_, all) = ask(
            &mut Desk::old(release),
            "ada",
            "GET /v4/projects/9/pipelines",
        );
        assert_eq!(names(&all[0]), expected, "{release}");
        let (_, jobs) = ask(&mut Desk::old(release), "ada", "GET /v4/projects/9/jobs");
        assert_eq!(names(&jobs[0]["pipeline"]), expected, "{release}");
    }
}

#[test]
fn a_pipeline_and_a_job_lack_what_came_later() {
    let later = [
        "iid",
        "source",
        "detailed_status",
        "queued_duration",
        "archived",
        "name",
        "project_id",
    ];
    for release in YOUNG {
        let mut desk = Desk::old(release);
        let (_, one) = ask(&mut desk, "ada", "GET /v4/projects/9/pipelines/1394");
        let has = |name: &str| one.get(name).is_some();
        assert!(has("created_at") && has("duration") && has("user"));
        assert!(!later.iter().any(|name| has(name)), "{release}: {one}");
        let (_, jobs) = ask(&mut desk, "ada", "GET /v4/projects/9/jobs?scope=failed");
        let has = |name: &str| jobs[0].get(name).is_some();
        let is_11 = release == Release::V11_5;
        assert_eq!(
            (has("web_url"), has("duration"), has("artifacts")),
            (is_11, is_11, is_11)
        );
        assert!(!has("allow_failure") && !has("failure_reason") && !has("source"));
    }
}

#[test]
fn a_filter_that_is_not_known_is_passed_over() {
    let table = [
        ("source=trigger", [false, false, true]),
        ("source=nonsense", [false, false, true]),
        ("updated_after=2026-11-22T00:00:00Z", [false, false, true]),
        ("status=failed", [false, true, true]),
        ("ref=develop", [false, true, true]),
        ("scope=tags", [true, true, true]),
    ];
    for (query, expected) in table {
        let narrows = [Release::V9_0, Release::V11_5, Release::V19_2].map(|release| {
            let mut desk = Desk::old(release);
            let all = ask(&mut desk, "ada", "GET /v4/projects/9/pipelines").1;
            ask(
                &mut desk,
                "ada",
                &format!("GET /v4/projects/9/pipelines?{query}"),
            )
            .1 != all
        });
        assert_eq!(narrows, expected, "{query}");
    }
}

#[test]
fn the_jobs_of_a_pipeline_are_all_attempts_oldest_first() {
    for release in Release::ALL.into_iter().skip(2) {
        let mut desk = Desk::old(release);
        let jobs = "GET /v4/projects/9/pipelines/1394/jobs";
        let (_, before) = ask(&mut desk, "ada", jobs);
        let run = each(&before, "id");
        let first = run
            .iter()
            .min_by_key(|id| id.as_u64())
            .cloned()
            .unwrap_or_default();
        let line = format!("POST /v4/projects/9/jobs/{first}/retry");
        assert_eq!(ask(&mut desk, "ada", &line).0, 201);
        let after = each(
            &ask(&mut desk, "ada", &format!("{jobs}?include_retried=false")).1,
            "id",
        );
        let is_young = release < Release::V19_2;
        assert_eq!(after.contains(&first), is_young, "{release}");
        assert_eq!(after.is_sorted_by_key(Value::as_u64), is_young, "{release}");
    }
}

#[test]
fn every_maintainer_sees_and_describes_every_trigger() {
    for release in YOUNG {
        let mut desk = Desk::old(release);
        let (_, all) = ask(
            &mut desk,
            "grace",
            "GET /v4/projects/9/triggers?per_page=100",
        );
        let (_, theirs) = ask(&mut desk, "ada", "GET /v4/projects/9/triggers?per_page=100");
        assert_eq!(each(&all, "token"), each(&theirs, "token"), "{release}");
        assert_eq!(all[0]["token"], NIGHTLY);
        assert!(all[0].get("expires_at").is_none());
        assert_eq!(all[0].get("deleted_at").is_some(), release == Release::V9_0);
        let (status, changed) = ask(
            &mut desk,
            "grace",
            "PUT /v4/projects/9/triggers/10?description=x",
        );
        assert_eq!((status, &changed["description"]), (200, &json!("x")));
        let (status, taken) = ask(
            &mut desk,
            "grace",
            "POST /v4/projects/9/triggers/10/take_ownership",
        );
        assert_eq!(
            (status, &taken["owner"]["username"]),
            (200, &json!("grace"))
        );
        // What does not exist yet cannot be wrong.
        let line = "POST /v4/projects/9/triggers?description=x&expires_at=nonsense";
        assert_eq!(ask(&mut desk, "grace", line).0, 201);
    }
}

#[test]
fn variables_and_inputs_are_not_limited_yet() {
    for release in YOUNG {
        let mut desk = Desk::old(release);
        // Project 12 lets nobody give variables; project 2 needs an input.
        let token = |desk: &mut Desk, project: u64| {
            let line = format!("GET /v4/projects/{project}/triggers");
            ask(desk, "ada", &line).1[0]["token"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        let deploy = token(&mut desk, 12);
        let line =
            format!("POST /v4/projects/12/trigger/pipeline?ref=main&token={deploy}&variables[A]=1");
        let (status, made) = ask(&mut desk, "", &line);
        assert_eq!(status, 201, "{release}: {made}");
        let publish = token(&mut desk, 2);
        let line =
            format!("POST /v4/projects/2/trigger/pipeline?ref=main&token={publish}&inputs[no]=1");
        let (status, made) = ask(&mut desk, "", &line);
        assert_eq!(status, 201, "{release}: {made}");
    }
}

#[test]
fn a_log_is_whole_and_a_refusal_old() {
    let mut desk = Desk::old(Release::V11_5);
    let (_, jobs) = ask(&mut desk, "ada", "GET /v4/projects/9/jobs?scope[]=success");
    let id = number(&jobs, "/0/id");
    let trace = |query: &str| request("ada", &format!("GET /v4/projects/9/jobs/{id}/trace{query}"));
    let whole = desk.send(&trace(""));
    assert_eq!(
        desk.send(&trace("?byte_offset=20&byte_limit=5")).body,
        whole.body
    );
    let (status, body) = ask(
        &mut desk,
        "ada",
        &format!("POST /v4/projects/9/jobs/{id}/play"),
    );
    let refused = message("400 (Bad request) \"Unplayable Job\" not given");
    assert_eq!((status, body), (400, refused));
}

#[test]
fn lists_of_jobs_were_counted_and_had_no_cursor() {
    let mut desk = Desk::old(Release::V11_5);
    let line = "GET /v4/projects/9/jobs?pagination=keyset&order_by=id&per_page=2";
    let response = desk.send(&request("ada", line));
    assert!(response.header("x-total").is_some());
    assert_eq!(read(&response).1.as_array().map(Vec::len), Some(2));
    assert!(
        response
            .header("link")
            .is_some_and(|link| link.contains("rel=\"last\""))
    );
}

#[test]
fn branches_are_searched_since_11() {
    for (release, found) in [(Release::V9_0, 20), (Release::V11_5, 1)] {
        let line = "GET /v4/projects/9/repository/branches?search=develop";
        let (_, all) = ask(&mut Desk::old(release), "dan", line);
        assert_eq!(all.as_array().map(Vec::len), Some(found), "{release}");
    }
}
