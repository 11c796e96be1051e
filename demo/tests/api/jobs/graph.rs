//! Jobs that run beside one another, and pipelines that start others.

use serde_json::{Value, json};

use super::jobs;
use crate::desk::{Desk, each, message, number, text};

fn statuses(desk: &mut Desk, build: u64) -> Vec<Value> {
    each(&jobs(desk, 13, build), "status")
}

#[test]
fn a_job_starts_once_the_jobs_that_it_needs_are_done() {
    let mut desk = Desk::new();
    let build = desk.start("dan", "13", &json!({"ref": "main"}));
    let names = each(&jobs(&mut desk, 13, build), "name");
    let expected = [
        "compile",
        "lint",
        "unit_tests",
        "integration_tests",
        "package",
        "deploy_review",
    ];
    assert_eq!(names, expected);
    desk.wait(4);
    let side_by_side = [
        "running", "running", "created", "created", "created", "created",
    ];
    assert_eq!(statuses(&mut desk, build), side_by_side);
    desk.wait(6);
    assert_eq!(statuses(&mut desk, build)[..2], ["success", "success"]);
    desk.wait(60);
    let done = [
        "success", "success", "success", "success", "success", "manual",
    ];
    assert_eq!(statuses(&mut desk, build), done);
    // A manual job that may fail holds nothing up.
    let (_, ended) = desk.ask("dan", "GET", &format!("/projects/13/pipelines/{build}"));
    assert_eq!(text(&ended, "/status"), "success");
}

#[test]
fn what_waits_for_a_failed_job_is_skipped_and_the_rest_goes_on() {
    let mut desk = Desk::new();
    let body = json!({"ref": "main", "variables": [{"key": "FAIL", "value": "unit_tests"}]});
    let build = desk.start("dan", "13", &body);
    desk.wait(60);
    let ended = [
        "success", "success", "failed", "success", "skipped", "skipped",
    ];
    assert_eq!(statuses(&mut desk, build), ended);
    let target = format!("/projects/13/pipelines/{build}");
    let (_, bridges) = desk.ask("dan", "GET", &format!("{target}/bridges"));
    assert_eq!(
        (
            text(&bridges, "/0/status").as_str(),
            &bridges[0]["downstream_pipeline"]
        ),
        ("skipped", &Value::Null)
    );
}

#[test]
fn a_bridge_starts_a_pipeline_of_another_project() {
    let mut desk = Desk::new();
    let build = desk.start("dan", "13", &json!({"ref": "main"}));
    let target = format!("/projects/13/pipelines/{build}");
    let bridge = |desk: &mut Desk, address: &str| {
        let (status, list) = desk.ask("dan", "GET", &format!("{target}/{address}"));
        assert_eq!((status, list.as_array().map(Vec::len)), (200, Some(1)));
        list[0].clone()
    };
    assert_eq!(
        bridge(&mut desk, "bridges")["downstream_pipeline"],
        Value::Null
    );
    desk.wait(60);
    let started = bridge(&mut desk, "trigger_jobs");
    assert_eq!(
        (text(&started, "/name"), text(&started, "/status")),
        ("build_web".into(), "success".into())
    );
    let downstream = &started["downstream_pipeline"];
    assert_eq!(
        (
            number(downstream, "/project_id"),
            text(downstream, "/source")
        ),
        (14, "pipeline".into())
    );
    let of_web = format!("/projects/14/pipelines/{}", number(downstream, "/id"));
    let (status, one) = desk.ask("dan", "GET", &of_web);
    assert_eq!(
        (status, text(&one, "/user/username").as_str()),
        (200, "dan")
    );
    assert_eq!(text(&one, "/created_at"), text(&started, "/started_at"));
    let only = format!("/projects/13/jobs/{}", number(&started, "/id"));
    assert_eq!(
        desk.ask("dan", "GET", &only),
        (404, message("404 Not found"))
    );
    let (_, none) = desk.ask("dan", "GET", &format!("{target}/bridges?scope[]=failed"));
    assert_eq!(none, json!([]));
    // Another attempt at it starts another one.
    let (status, again) = desk.ask("dan", "POST", &format!("{only}/retry"));
    assert_eq!((status, &again["downstream_pipeline"]), (201, &Value::Null));
    desk.wait(5);
    let latest = bridge(&mut desk, "bridges");
    assert_ne!(latest["downstream_pipeline"]["id"], downstream["id"]);
}

#[test]
fn past_builds_of_the_service_have_started_theirs() {
    let mut desk = Desk::new();
    let (_, builds) = desk.ask("ada", "GET", "/projects/13/pipelines");
    assert_eq!(
        each(&builds, "status")
            .iter()
            .filter(|status| *status == "failed")
            .count(),
        2
    );
    let mut started: Vec<u64> = Vec::new();
    for id in each(&builds, "id") {
        let (_, bridges) = desk.ask(
            "ada",
            "GET",
            &format!("/projects/13/pipelines/{id}/bridges"),
        );
        let downstream = number(&bridges, "/0/downstream_pipeline/id");
        started.extend((downstream > 0).then_some(downstream));
    }
    let (_, of_web) = desk.ask("ada", "GET", "/projects/14/pipelines?source=pipeline");
    assert_eq!(each(&of_web, "id"), started);
    assert_eq!(started.len(), 5);
    let (_, train) = desk.ask("ada", "GET", "/projects/13/triggers/19");
    assert_eq!(text(&train, "/last_used"), text(&builds, "/0/created_at"));
}
