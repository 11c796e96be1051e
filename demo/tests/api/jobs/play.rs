//! A manual job with variables.

use serde_json::{Value, json};

use super::jobs;
use crate::desk::{Desk, each, error, message, number, request, text};

/// A build of `platform/api` whose `deploy_review` waits, and that job.
fn waiting(desk: &mut Desk) -> (u64, u64) {
    let build = desk.start(
        "dan",
        "13",
        &json!({"ref": "main", "variables": [
        {"key": "SERVER", "value": "of the build"}]}),
    );
    desk.wait(60);
    let list = jobs(desk, 13, build);
    assert_eq!(
        (text(&list, "/5/name"), text(&list, "/5/status")),
        ("deploy_review".into(), "manual".into())
    );
    (build, number(&list, "/5/id"))
}

#[test]
fn variables_are_for_the_job_alone_and_stand_before_the_builds() {
    let mut desk = Desk::new();
    let (build, job) = waiting(&mut desk);
    let play = format!("/projects/13/jobs/{job}/play");
    let body = json!({"job_variables_attributes": [{"key": "SERVER", "value": "review-7"}]});
    assert_eq!(desk.post_json("dan", &play, &body).0, 200);
    desk.wait(30);
    let trace = desk.send(&request(
        "dan",
        "GET",
        &format!("/projects/13/jobs/{job}/trace"),
    ));
    let log = String::from_utf8(trace.body).unwrap_or_default();
    assert!(
        log.contains("SERVER=review-7") && log.contains("review-7: the service is up"),
        "{log}"
    );
    let (_, given) = desk.ask(
        "ada",
        "GET",
        &format!("/projects/13/pipelines/{build}/variables"),
    );
    assert_eq!(each(&given, "value"), ["of the build"]);
}

#[test]
fn the_variable_fail_makes_the_job_fail() {
    let mut desk = Desk::new();
    let (build, job) = waiting(&mut desk);
    let play = format!("/projects/13/jobs/{job}/play");
    let form =
        "job_variables_attributes[][key]=FAIL&job_variables_attributes[][value]=deploy_review";
    assert_eq!(desk.post("dan", &play, form).0, 200);
    desk.wait(30);
    assert_eq!(text(&jobs(&mut desk, 13, build), "/5/status"), "failed");
    let (_, ended) = desk.ask("dan", "GET", &format!("/projects/13/pipelines/{build}"));
    assert_eq!(text(&ended, "/status"), "success");
}

#[test]
fn what_is_no_list_of_variables_is_refused() {
    let mut desk = Desk::new();
    let (_, job) = waiting(&mut desk);
    let play = format!("/projects/13/jobs/{job}/play");
    let missing = |name| error(&format!("job_variables_attributes[0][{name}] is missing"));
    for (given, expected) in [
        (
            json!({"SERVER": "x"}),
            error("job_variables_attributes is invalid"),
        ),
        (json!([{"value": "x"}]), missing("key")),
        (json!([{"key": "SERVER"}]), missing("value")),
    ] {
        let body = json!({ "job_variables_attributes": given });
        assert_eq!(desk.post_json("dan", &play, &body), (400, expected));
    }
    assert_eq!(desk.post_json("dan", &play, &Value::Null).0, 400);
}

#[test]
fn where_builds_take_no_variables_jobs_take_none() {
    let mut desk = Desk::new();
    let build = desk.start("grace", "12", &json!({"ref": "main"}));
    desk.wait(60);
    let job = number(&jobs(&mut desk, 12, build), "/2/id");
    let play = format!("/projects/12/jobs/{job}/play");
    let body = json!({"job_variables_attributes": [{"key": "A", "value": "1"}]});
    assert_eq!(
        desk.post_json("grace", &play, &body),
        (403, message("403 Forbidden"))
    );
    assert_eq!(desk.ask("grace", "POST", &play).0, 200);
}
