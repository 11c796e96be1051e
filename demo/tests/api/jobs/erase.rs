//! A job's log that is erased.

use serde_json::json;

use super::jobs;
use crate::desk::{Desk, message, number, request, text};

fn log(desk: &mut Desk, job: u64) -> String {
    let target = format!("/projects/9/jobs/{job}/trace");
    String::from_utf8(desk.send(&request("ada", "GET", &target)).body).unwrap_or_default()
}

#[test]
fn an_erased_log_is_empty_and_the_job_tells_when() {
    let mut desk = Desk::new();
    let build = desk.start("dan", "9", &json!({"ref": "develop"}));
    let job = number(&jobs(&mut desk, 9, build), "/0/id");
    let erase = format!("/projects/9/jobs/{job}/erase");
    let not_erasable = message("403 Forbidden - Job is not erasable!");
    assert_eq!(desk.ask("dan", "POST", &erase), (403, not_erasable.clone()));
    desk.wait(60);
    assert!(!log(&mut desk, job).is_empty());
    let (status, erased) = desk.ask("dan", "POST", &erase);
    assert_eq!(
        (status, text(&erased, "/erased_at")),
        (201, desk.now.to_string())
    );
    assert_eq!(log(&mut desk, job), "");
    assert_eq!(desk.ask("dan", "POST", &erase), (403, not_erasable));
    // Another attempt writes a log of its own.
    let (_, again) = desk.ask("dan", "POST", &format!("/projects/9/jobs/{job}/retry"));
    assert_eq!(again["erased_at"], json!(null));
    desk.wait(60);
    assert!(!log(&mut desk, number(&again, "/id")).is_empty());
}

#[test]
fn developers_erase_their_own_jobs_on_open_branches_alone() {
    let mut desk = Desk::new();
    let on_master = desk.start("dan", "9", &json!({"ref": "master"}));
    let of_ada = desk.start("ada", "9", &json!({"ref": "develop"}));
    desk.wait(60);
    for build in [on_master, of_ada] {
        let job = number(&jobs(&mut desk, 9, build), "/0/id");
        let erase = format!("/projects/9/jobs/{job}/erase");
        for user in ["dan", "gus"] {
            assert_eq!(
                desk.ask(user, "POST", &erase),
                (403, message("403 Forbidden")),
                "{user}"
            );
        }
        assert_eq!(desk.ask("grace", "POST", &erase).0, 201);
    }
}
