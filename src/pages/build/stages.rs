//! A build's jobs as stages.

use gitlab::{Job, JobId};

/// A stage and its jobs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stage {
    /// Its name.
    pub(super) name: String,
    /// The newest run of each of its jobs, in the order of their ids.
    pub(super) jobs: Vec<Run>,
}

/// The newest run of a job.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// It.
    pub(super) job: Job,
    /// How often the job ran before, as far as the answer tells.
    pub(super) before: usize,
}

/// Sorts `jobs` into stages. GitLab's API does not tell the order of stages;
/// jobs are made in it, so the stage whose first job came first is the first.
pub(super) fn stages(mut jobs: Vec<Job>) -> Vec<Stage> {
    jobs.sort_by_key(|job| job.id);
    let mut stages: Vec<Stage> = Vec::new();
    for job in jobs {
        let place = stages.iter().position(|stage| stage.name == job.stage);
        let place = place.unwrap_or_else(|| {
            stages.push(Stage {
                name: job.stage.clone(),
                jobs: Vec::new(),
            });
            stages.len() - 1
        });
        add(&mut stages[place].jobs, job);
    }
    stages
}

/// A name occurs once in a build; a second job of that name is a retry, which
/// takes the first one's place.
fn add(runs: &mut Vec<Run>, job: Job) {
    match runs.iter_mut().find(|run| run.job.name == job.name) {
        Some(run) => {
            run.job = job;
            run.before += 1;
        }
        None => runs.push(Run { job, before: 0 }),
    }
}

impl Run {
    /// What tells it from all other runs.
    pub(super) fn key(&self) -> JobId {
        self.job.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::Status;

    fn job(id: u64, stage: &str, name: &str) -> Job {
        Job {
            id: JobId(id),
            name: name.to_owned(),
            stage: stage.to_owned(),
            status: Status::Success,
            git_ref: None,
            tag: false,
            allow_failure: false,
            failure_reason: None,
            created_at: None,
            started_at: None,
            finished_at: None,
            erased_at: None,
            duration: None,
            queued_duration: None,
            coverage: None,
            user: None,
            commit: None,
            pipeline: None,
            web_url: None,
        }
    }

    fn drawn(jobs: Vec<Job>) -> Vec<(String, Vec<(u64, usize)>)> {
        let runs = |stage: Stage| {
            let runs = stage.jobs.iter().map(|run| (run.job.id.0, run.before));
            (stage.name, runs.collect())
        };
        stages(jobs).into_iter().map(runs).collect()
    }

    #[test]
    fn stages_follow_their_first_job() {
        let jobs = vec![
            job(13, "package", "upload"),
            job(11, "build", "compile"),
            job(12, "test", "lint"),
            job(10, "test", "unit"),
        ];
        assert_eq!(
            drawn(jobs),
            [
                ("test".to_owned(), vec![(10, 0), (12, 0)]),
                ("build".to_owned(), vec![(11, 0)]),
                ("package".to_owned(), vec![(13, 0)]),
            ]
        );
    }

    #[test]
    fn a_retry_takes_the_place_of_what_it_repeats() {
        let jobs = vec![
            job(14, "test", "unit"),
            job(10, "test", "unit"),
            job(11, "test", "lint"),
            job(12, "build", "unit"),
        ];
        assert_eq!(
            drawn(jobs),
            [
                ("test".to_owned(), vec![(14, 1), (11, 0)]),
                ("build".to_owned(), vec![(12, 0)]),
            ]
        );
        assert!(drawn(Vec::new()).is_empty());
    }
}
