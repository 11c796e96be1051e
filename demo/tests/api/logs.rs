//! Logs: they grow, they end, and they show what the variables did.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::desk::{Desk, each, request};

/// Starts a build and answers the numbers of its jobs.
fn build(desk: &mut Desk, variables: &Value) -> Vec<u64> {
    let id = desk.start(
        "ada",
        "9",
        &json!({"ref": "develop", "variables": variables}),
    );
    let (_, jobs) = desk.ask(
        "ada",
        "GET",
        &format!("/projects/9/pipelines/{id}/jobs?sort=asc"),
    );
    each(&jobs, "id").iter().filter_map(Value::as_u64).collect()
}

fn log(desk: &mut Desk, job: u64) -> String {
    let response = desk.send(&request(
        "ada",
        "GET",
        &format!("/projects/9/jobs/{job}/trace"),
    ));
    assert_eq!(
        (response.status, response.header("content-type")),
        (200, Some("text/plain"))
    );
    String::from_utf8(response.body).unwrap_or_default()
}

#[test]
fn a_log_grows_at_its_end_only() {
    let mut desk = Desk::new();
    let jobs = build(
        &mut desk,
        &json!([{"key": "UPLOAD_TO_S3", "value": "true"}]),
    );
    let mut before = vec![String::new(); jobs.len()];
    let mut steps = 0;
    for _ in 0..320 {
        for (job, before) in jobs.iter().zip(&mut before) {
            let now = log(&mut desk, *job);
            assert!(
                now.starts_with(before.as_str()),
                "{before:?} became {now:?}"
            );
            steps += usize::from(now.len() > before.len());
            *before = now;
        }
        desk.now = desk.now.plus(100);
    }
    assert!(steps > 60, "{steps} steps");
    assert!(
        before
            .iter()
            .all(|log| log.ends_with("Job succeeded\n\x1b[0;m")),
        "{before:?}"
    );
}

#[test]
fn a_log_has_colours_sections_and_carriage_returns() {
    let mut desk = Desk::new();
    let jobs = build(&mut desk, &json!([]));
    assert_eq!(log(&mut desk, jobs[0]), "");
    desk.wait(60);
    for job in jobs {
        let text = log(&mut desk, job);
        let opened: Vec<&str> = text.split("section_start:").skip(1).collect();
        assert!(opened.len() >= 5 && text.matches("section_end:").count() == opened.len());
        for section in opened {
            let (seconds, rest) = section.split_once(':').unwrap();
            let seconds: i64 = seconds.parse().unwrap();
            assert!((desk.now.millis() / 1_000 - seconds) < 70, "{seconds}");
            assert!(rest.split_once("\r\x1b[0K").is_some());
        }
        assert!(text.contains("\x1b[32;1m$ ") && text.contains("75% (48/64)\r"));
    }
}

#[test]
fn the_upload_happens_only_when_it_is_asked_for() {
    for (variables, uploads) in [
        (json!([]), false),
        (json!([{"key": "UPLOAD_TO_S3", "value": ""}]), false),
        (json!([{"key": "UPLOAD_TO_S3", "value": "true"}]), true),
        (
            json!([{"key": "UPLOAD_TO_S3", "value": "x", "variable_type": "file"}]),
            false,
        ),
    ] {
        let mut desk = Desk::new();
        let jobs = build(&mut desk, &variables);
        desk.wait(60);
        let text = log(&mut desk, jobs[2]);
        assert!(text.contains("if [ -n \"${UPLOAD_TO_S3}\" ]; then make upload; fi"));
        assert_eq!(
            text.contains("uploaded handbook.tar.gz"),
            uploads,
            "{variables}"
        );
    }
}

#[test]
fn failed_and_stopped_jobs_say_so() {
    for (index, job) in ["run_tests", "build_package", "upload_package"]
        .into_iter()
        .enumerate()
    {
        let mut desk = Desk::new();
        let jobs = build(&mut desk, &json!([{"key": "FAIL", "value": job}]));
        desk.wait(60);
        let text = log(&mut desk, jobs[index]);
        assert!(text.contains("make: *** [Makefile:12: "), "{text}");
        assert!(
            text.ends_with("ERROR: Job failed: exit status 1\n\x1b[0;m"),
            "{text}"
        );
    }
    let mut desk = Desk::new();
    let jobs = build(&mut desk, &json!([]));
    desk.wait(4);
    desk.ask(
        "ada",
        "POST",
        &format!("/projects/9/jobs/{}/cancel", jobs[0]),
    );
    desk.wait(60);
    let text = log(&mut desk, jobs[0]);
    assert!(
        text.ends_with("ERROR: Job failed: canceled\n\x1b[0;m"),
        "{text}"
    );
    assert!(!text.contains("Job succeeded"));
    assert_eq!(log(&mut desk, jobs[1]), "", "a skipped job has no log");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever a variable holds, the log shows it as it is.
    #[test]
    fn values_are_shown_whole(value in "[^\u{0}]{0,60}") {
        let mut desk = Desk::new();
        let jobs = build(&mut desk, &json!([{"key": "NOTE", "value": value}]));
        desk.wait(60);
        let expected = format!("NOTE={value}\n");
        prop_assert!(log(&mut desk, jobs[0]).contains(&expected));
    }
}

#[test]
fn a_part_of_a_log_is_what_was_asked_for() {
    let mut desk = Desk::new();
    let job = build(&mut desk, &json!([]))[0];
    desk.wait(60);
    let whole = log(&mut desk, job);
    let end = whole.len();
    for (query, from, to) in [
        ("byte_offset=0", 0, end),
        ("byte_offset=10", 10, end),
        ("byte_limit=5", 0, 5),
        ("byte_offset=7&byte_limit=9", 7, 16),
        ("byte_offset=99999999", end, end),
    ] {
        let target = format!("/projects/9/jobs/{job}/trace?{query}");
        let response = desk.send(&request("ada", "GET", &target));
        assert_eq!(response.status, 200, "{query}");
        assert_eq!(response.body, whole.as_bytes()[from..to], "{query}");
    }
    for (query, sentence) in [
        ("byte_offset=-1", "byte_offset does not have a valid value"),
        ("byte_limit=x", "byte_limit is invalid"),
    ] {
        let target = format!("/projects/9/jobs/{job}/trace?{query}");
        assert_eq!(
            desk.ask("ada", "GET", &target),
            (400, json!({ "error": sentence }))
        );
    }
}
