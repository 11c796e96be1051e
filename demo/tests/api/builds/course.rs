//! How a build goes on by the clock, and what people do to it meanwhile.

use serde_json::{Value, json};

use crate::desk::{Desk, each, number, text};

#[test]
fn a_build_moves_with_the_clock() {
    let mut desk = Desk::new();
    let id = desk.start("ada", "9", &json!({"ref": "develop"}));
    let mut seen: Vec<(String, Vec<Value>)> = Vec::new();
    for _ in 0..60 {
        let (_, build) = desk.ask("ada", "GET", &format!("/projects/9/pipelines/{id}"));
        let (_, jobs) = desk.ask(
            "ada",
            "GET",
            &format!("/projects/9/pipelines/{id}/jobs?sort=asc"),
        );
        let state = (text(&build, "/status"), each(&jobs, "status"));
        if seen.last() != Some(&state) {
            seen.push(state);
        }
        desk.now = desk.now.plus(500);
    }
    let step =
        |status: &str, jobs: [&str; 3]| (status.to_owned(), jobs.map(|job| json!(job)).to_vec());
    let expected = [
        step("created", ["created", "created", "created"]),
        step("pending", ["pending", "created", "created"]),
        step("running", ["running", "created", "created"]),
        step("running", ["success", "pending", "created"]),
        step("running", ["success", "running", "created"]),
        step("running", ["success", "success", "pending"]),
        step("running", ["success", "success", "running"]),
        step("success", ["success", "success", "success"]),
    ];
    assert_eq!(seen, expected);
    let (_, build) = desk.ask("ada", "GET", &format!("/projects/9/pipelines/{id}"));
    assert!((19..=22).contains(&number(&build, "/duration")), "{build}");
    assert_eq!(build["updated_at"], build["finished_at"]);
}

#[test]
fn a_named_job_fails_and_what_follows_is_skipped() {
    let mut desk = Desk::new();
    for (job, expected) in [
        ("run_tests", ["failed", "skipped", "skipped"]),
        ("build_package", ["success", "failed", "skipped"]),
        ("upload_package", ["success", "success", "failed"]),
    ] {
        let body = json!({"ref": "develop", "variables": [{"key": "FAIL", "value": job}]});
        let id = desk.start("ada", "9", &body);
        desk.wait(40);
        let (_, build) = desk.ask("ada", "GET", &format!("/projects/9/pipelines/{id}"));
        let (_, jobs) = desk.ask(
            "ada",
            "GET",
            &format!("/projects/9/pipelines/{id}/jobs?sort=asc"),
        );
        assert_eq!(text(&build, "/status"), "failed", "{job}");
        assert_eq!(each(&jobs, "status"), expected, "{job}");
        let reasons: Vec<Value> = each(&jobs, "failure_reason");
        assert_eq!(
            reasons
                .iter()
                .filter(|reason| *reason == "script_failure")
                .count(),
            1
        );
    }
}

#[test]
fn a_build_can_be_stopped_and_tried_again() {
    let mut desk = Desk::new();
    let id = desk.start("dan", "9", &json!({"ref": "develop"}));
    let target = format!("/projects/9/pipelines/{id}");
    desk.wait(5);
    let (status, build) = desk.ask("dan", "POST", &format!("{target}/cancel"));
    assert_eq!(
        (status, text(&build, "/status").as_str()),
        (200, "canceled")
    );
    desk.wait(60);
    let (status, again) = desk.ask("dan", "POST", &format!("{target}/cancel"));
    assert_eq!(
        (status, &again["updated_at"]),
        (200, &build["updated_at"]),
        "nothing left to do"
    );
    let (status, build) = desk.ask("dan", "POST", &format!("{target}/retry"));
    assert_eq!((status, number(&build, "/id")), (201, id));
    desk.wait(60);
    assert_eq!(
        text(&desk.ask("dan", "GET", &target).1, "/status"),
        "success"
    );
    let (_, jobs) = desk.ask("dan", "GET", &format!("{target}/jobs"));
    assert_eq!(each(&jobs, "status").len(), 3);
    let (_, all) = desk.ask("dan", "GET", &format!("{target}/jobs?include_retried=true"));
    assert_eq!(each(&all, "status").len(), 6);
}
