//! A build's jobs as stages.

use gitlab::{Bridge, Job, PipelineBasic};

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
    /// What it is for.
    pub(super) purpose: Purpose,
}

/// What a job is for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Purpose {
    /// A runner works it off and writes its log.
    Script,
    /// It starts another build; that one, once it is there and may be seen.
    Build(Option<Box<PipelineBasic>>),
}

/// Sorts jobs, and those that start other builds, into stages. GitLab's API
/// does not tell the order of stages; jobs are made in it, so the stage whose
/// first job came first is the first.
pub(super) fn stages(jobs: Vec<Job>, bridges: Vec<Bridge>) -> Vec<Stage> {
    let scripts = jobs.into_iter().map(|job| (job, Purpose::Script));
    let bridges = bridges.into_iter().map(|bridge| {
        let started = bridge.downstream_pipeline.map(Box::new);
        (bridge.job, Purpose::Build(started))
    });
    let mut all: Vec<(Job, Purpose)> = scripts.chain(bridges).collect();
    all.sort_by_key(|(job, _)| job.id);
    let mut stages: Vec<Stage> = Vec::new();
    for (job, purpose) in all {
        let place = stages.iter().position(|stage| stage.name == job.stage);
        let place = place.unwrap_or_else(|| {
            stages.push(Stage {
                name: job.stage.clone(),
                jobs: Vec::new(),
            });
            stages.len() - 1
        });
        add(&mut stages[place].jobs, job, purpose);
    }
    stages
}

/// A name occurs once in a build; a second job of that name is a retry, which
/// takes the first one's place.
fn add(runs: &mut Vec<Run>, job: Job, purpose: Purpose) {
    match runs.iter_mut().find(|run| run.job.name == job.name) {
        Some(run) => {
            run.job = job;
            run.before += 1;
            run.purpose = purpose;
        }
        None => runs.push(Run {
            job,
            before: 0,
            purpose,
        }),
    }
}

impl Run {
    /// What tells it from the other jobs of its stage, and stays when it is
    /// retried.
    pub(super) fn key(&self) -> String {
        self.job.name.clone()
    }

    /// Whether it starts another build, and has no log of its own.
    pub(super) fn starts_a_build(&self) -> bool {
        match self.purpose {
            Purpose::Script => false,
            Purpose::Build(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::build::sample::only_bridge;
    use crate::parts::sample::job;

    fn drawn(jobs: Vec<Job>, bridges: Vec<Bridge>) -> Vec<(String, Vec<(u64, usize)>)> {
        let runs = |stage: Stage| {
            let runs = stage.jobs.iter().map(|run| (run.job.id.0, run.before));
            (stage.name, runs.collect())
        };
        stages(jobs, bridges).into_iter().map(runs).collect()
    }

    #[test]
    fn stages_follow_their_first_job() {
        let jobs = vec![
            job(13, "package", "upload"),
            job(11, "build", "compile"),
            job(12, "test", "lint"),
            job(10, "test", "unit"),
        ];
        let bridges = vec![
            only_bridge(14, "deploy", "child"),
            only_bridge(9, "test", "first"),
        ];
        assert_eq!(
            drawn(jobs, bridges),
            [
                ("test".to_owned(), vec![(9, 0), (10, 0), (12, 0)]),
                ("build".to_owned(), vec![(11, 0)]),
                ("package".to_owned(), vec![(13, 0)]),
                ("deploy".to_owned(), vec![(14, 0)]),
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
            drawn(jobs, Vec::new()),
            [
                ("test".to_owned(), vec![(14, 1), (11, 0)]),
                ("build".to_owned(), vec![(12, 0)]),
            ]
        );
        assert!(drawn(Vec::new(), Vec::new()).is_empty());
    }
}
