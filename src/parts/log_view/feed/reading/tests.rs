//! What there is to read of a job's log, by its state.

use super::*;
use gitlab::{JobId, Timestamp};

fn job(status: Status, started: bool, erased: bool) -> Job {
    let at = Timestamp::parse("2026-01-01T00:00:00Z");
    Job {
        id: JobId(1),
        name: "unit".to_owned(),
        stage: "test".to_owned(),
        status,
        git_ref: None,
        tag: false,
        allow_failure: false,
        failure_reason: None,
        created_at: at,
        started_at: at.filter(|_| started),
        finished_at: None,
        erased_at: at.filter(|_| erased),
        duration: None,
        queued_duration: None,
        coverage: None,
        user: None,
        commit: None,
        pipeline: None,
        web_url: None,
    }
}

#[test]
fn only_a_job_that_began_has_a_log() {
    let rows = [
        (Status::Created, false, false, Reading::NotStarted),
        (Status::Pending, false, false, Reading::NotStarted),
        (Status::Manual, false, false, Reading::NotStarted),
        (Status::Running, true, false, Reading::Growing),
        (Status::Running, false, false, Reading::Growing),
        (Status::Canceling, true, false, Reading::Growing),
        (Status::Success, true, false, Reading::Whole),
        (Status::Failed, true, true, Reading::Erased),
        (Status::Canceled, false, false, Reading::NeverStarted),
        (Status::Skipped, false, false, Reading::Skipped),
        (
            Status::Unknown("odd".to_owned()),
            true,
            false,
            Reading::Growing,
        ),
    ];
    for (status, started, erased, wanted) in rows {
        let found = Reading::of(&job(status.clone(), started, erased));
        assert_eq!(found, wanted, "{status:?} {started} {erased}");
    }
}
