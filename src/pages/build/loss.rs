//! What is lost by canceling a build.

use gitlab::{Job, Status};

/// What becomes of `jobs`, in a sentence or two.
pub(super) fn loss(jobs: &[Job]) -> String {
    let running = jobs.iter().filter(|job| job.status == Status::Running);
    let waiting = jobs
        .iter()
        .filter(|job| job.status.is_active() && job.status != Status::Running);
    let of_running = match running.count() {
        0 => String::new(),
        1 => "1 job is running: what it has done so far is lost. ".to_owned(),
        many => [
            &many.to_string(),
            " jobs are running: what they have done so far is lost. ",
        ]
        .concat(),
    };
    let of_waiting = match waiting.count() {
        0 => String::new(),
        1 => "1 job has not started, and will not. ".to_owned(),
        many => [&many.to_string(), " jobs have not started, and will not. "].concat(),
    };
    [
        &of_running,
        &of_waiting,
        "Jobs that are done keep their results.",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::loss;
    use crate::parts::sample::job;
    use gitlab::{Job, Status};

    fn of(status: Status) -> Job {
        Job {
            status,
            ..job(1, "test", "unit")
        }
    }

    #[test]
    fn running_and_waiting_jobs_are_told_apart() {
        let (run, wait, done) = (
            || of(Status::Running),
            || of(Status::Created),
            || of(Status::Success),
        );
        let rows = [
            (
                vec![run(), done()],
                "1 job is running: what it has done so far is lost. Jobs that are done keep their results.",
            ),
            (
                vec![run(), run(), wait(), of(Status::Manual)],
                "2 jobs are running: what they have done so far is lost. 1 job has not started, and will not. Jobs that are done keep their results.",
            ),
            (
                vec![wait(), wait()],
                "2 jobs have not started, and will not. Jobs that are done keep their results.",
            ),
            (vec![], "Jobs that are done keep their results."),
        ];
        for (jobs, words) in rows {
            assert_eq!(loss(&jobs), words);
        }
    }
}
