//! Jobs: lists, one, cancel, retry, play.

mod erase;
mod graph;
mod play;

use serde_json::{Value, json};

use crate::desk::{Desk, each, error, message, number, read, request, text};

pub(super) fn jobs(desk: &mut Desk, project: u64, build: u64) -> Value {
    desk.ask(
        "ada",
        "GET",
        &format!("/projects/{project}/pipelines/{build}/jobs?sort=asc"),
    )
    .1
}

#[test]
fn lists_of_jobs_are_not_counted() {
    let mut desk = Desk::new();
    for target in [
        "/projects/9/jobs",
        "/projects/9/jobs?scope[]=failed&scope[]=success",
    ] {
        let response = desk.send(&request("dan", "GET", target));
        assert_eq!(read(&response).1.as_array().map(Vec::len), Some(20));
        assert_eq!(
            (response.header("x-total"), response.header("x-next-page")),
            (None, Some("2"))
        );
    }
    let (_, failed) = desk.ask("dan", "GET", "/projects/9/jobs?scope=failed&per_page=100");
    assert!(
        each(&failed, "status")
            .iter()
            .all(|status| status == "failed")
    );
    assert!(failed.as_array().is_some_and(|list| list.len() >= 5));
    let refused = error("scope does not have a valid value");
    for query in ["scope=done", "scope[]=done", "scope[a]=failed"] {
        let target = format!("/projects/9/jobs?{query}");
        assert_eq!(
            desk.ask("dan", "GET", &target),
            (400, refused.clone()),
            "{query}"
        );
    }
    for (target, status) in [("/projects/9/jobs/1", 404), ("/projects/9/jobs/x", 400)] {
        assert_eq!(desk.ask("dan", "GET", target).0, status);
    }
    assert_eq!(
        desk.ask("dan", "GET", "/projects/9/pipelines/1405/bridges"),
        (200, json!([]))
    );
}

#[test]
fn a_failed_job_that_is_tried_again_lets_the_build_go_on() {
    let mut desk = Desk::new();
    let (_, failed) = desk.ask(
        "dan",
        "GET",
        "/projects/9/pipelines?status=failed&ref=fix/redirects",
    );
    let build = number(&failed, "/0/id");
    let list = jobs(&mut desk, 9, build);
    assert_eq!(each(&list, "status"), ["failed", "skipped", "skipped"]);
    let old = number(&list, "/0/id");
    let (status, new) = desk.ask("dan", "POST", &format!("/projects/9/jobs/{old}/retry"));
    assert_eq!((status, text(&new, "/status").as_str()), (201, "created"));
    assert_ne!(number(&new, "/id"), old);
    desk.wait(300);
    let mut statuses = each(&jobs(&mut desk, 9, build), "status");
    statuses.sort_by_key(ToString::to_string);
    assert_eq!(statuses, ["success", "success", "success"]);
    // The old attempt is still there, and cannot be tried a second time.
    let (_, kept) = desk.ask("dan", "GET", &format!("/projects/9/jobs/{old}"));
    assert_eq!(text(&kept, "/status"), "failed");
    let refused = message("403 Forbidden - Job is not retryable");
    assert_eq!(
        desk.ask("dan", "POST", &format!("/projects/9/jobs/{old}/retry")),
        (403, refused)
    );
}

#[test]
fn a_job_that_is_stopped_stops_what_follows() {
    let mut desk = Desk::new();
    let build = desk.start("dan", "9", &json!({"ref": "develop"}));
    desk.wait(4);
    let list = jobs(&mut desk, 9, build);
    let (first, second) = (number(&list, "/0/id"), number(&list, "/1/id"));
    let not_retryable = message("403 Forbidden - Job is not retryable");
    assert_eq!(
        desk.ask("dan", "POST", &format!("/projects/9/jobs/{first}/retry")),
        (403, not_retryable)
    );
    let (status, job) = desk.ask("dan", "POST", &format!("/projects/9/jobs/{first}/cancel"));
    assert_eq!((status, text(&job, "/status").as_str()), (201, "canceled"));
    assert_eq!(
        each(&jobs(&mut desk, 9, build), "status"),
        ["canceled", "skipped", "skipped"]
    );
    // Nothing is left to stop, and that is no mistake.
    let (status, job) = desk.ask("dan", "POST", &format!("/projects/9/jobs/{second}/cancel"));
    assert_eq!((status, text(&job, "/status").as_str()), (201, "skipped"));
    assert_eq!(
        desk.ask("gus", "POST", &format!("/projects/9/jobs/{first}/cancel"))
            .0,
        403
    );
}

#[test]
fn a_job_of_a_protected_ref_takes_a_maintainer() {
    let mut desk = Desk::new();
    let build = desk.start("grace", "9", &json!({"ref": "release/2.4"}));
    let job = number(&jobs(&mut desk, 9, build), "/0/id");
    for target in [
        format!("/projects/9/jobs/{job}/cancel"),
        format!("/projects/9/pipelines/{build}/cancel"),
    ] {
        assert_eq!(
            desk.ask("dan", "POST", &target),
            (403, message("403 Forbidden"))
        );
    }
    assert_eq!(
        desk.ask("grace", "POST", &format!("/projects/9/jobs/{job}/cancel"))
            .0,
        201
    );
}

#[test]
fn a_manual_job_holds_the_build_until_somebody_starts_it() {
    let mut desk = Desk::new();
    let build = desk.start("grace", "12", &json!({"ref": "main"}));
    let target = format!("/projects/12/pipelines/{build}");
    let list = jobs(&mut desk, 12, build);
    let play = format!("/projects/12/jobs/{}/play", number(&list, "/2/id"));
    let unplayable = message("400 Bad request - Unplayable Job");
    assert_eq!(desk.ask("grace", "POST", &play), (400, unplayable.clone()));
    desk.wait(3_600);
    let waiting = ["success", "success", "manual", "created"];
    assert_eq!(each(&jobs(&mut desk, 12, build), "status"), waiting);
    let (_, held) = desk.ask("grace", "GET", &target);
    assert_eq!(
        (text(&held, "/status").as_str(), &held["finished_at"]),
        ("manual", &Value::Null)
    );
    let (status, job) = desk.ask("grace", "POST", &play);
    assert_eq!((status, text(&job, "/status").as_str()), (200, "created"));
    desk.wait(60);
    assert_eq!(each(&jobs(&mut desk, 12, build), "status"), ["success"; 4]);
    assert_eq!(
        text(&desk.ask("grace", "GET", &target).1, "/status"),
        "success"
    );
    assert_eq!(desk.ask("grace", "POST", &play), (400, unplayable));
}

#[test]
fn a_job_that_may_fail_does_not_fail_the_build() {
    let mut desk = Desk::new();
    let (_, failed) = desk.ask("grace", "GET", "/projects/12/jobs?scope=failed");
    assert_eq!(each(&failed, "name"), ["scan_image"]);
    assert_eq!(failed[0]["allow_failure"], json!(true));
    let build = number(&failed, "/0/pipeline/id");
    let list = jobs(&mut desk, 12, build);
    assert_eq!(
        each(&list, "status"),
        ["success", "failed", "manual", "created"]
    );
    let play = format!("/projects/12/jobs/{}/play", number(&list, "/2/id"));
    assert_eq!(desk.ask("grace", "POST", &play).0, 200);
    desk.wait(600);
    let (_, ended) = desk.ask("grace", "GET", &format!("/projects/12/pipelines/{build}"));
    assert_eq!(text(&ended, "/status"), "success");
}

#[test]
fn a_job_tells_how_long_it_waited_and_ran() {
    let mut desk = Desk::new();
    let build = desk.start("dan", "9", &json!({"ref": "develop"}));
    let before = jobs(&mut desk, 9, build)[0].clone();
    for field in ["started_at", "finished_at", "duration", "queued_duration"] {
        assert_eq!(before[field], Value::Null, "{field}");
    }
    desk.wait(5);
    let during = jobs(&mut desk, 9, build)[0].clone();
    assert!(
        during["duration"]
            .as_f64()
            .is_some_and(|seconds| (2.0..4.0).contains(&seconds))
    );
    assert_eq!(during["finished_at"], Value::Null);
    desk.wait(60);
    let after = jobs(&mut desk, 9, build)[0].clone();
    assert!(
        after["duration"]
            .as_f64()
            .is_some_and(|seconds| (6.0..7.0).contains(&seconds))
    );
    assert!(
        after["queued_duration"]
            .as_f64()
            .is_some_and(|seconds| seconds < 2.0)
    );
}
