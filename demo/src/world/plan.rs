//! The course of a build's jobs through time, from what each of them waits for.

use super::fingerprint::Seed;
use super::job::{Course, Downstream, Ending, Job, JobId, Run};
use super::job_plan::{JobPlan, job_plans};
use super::moment::Moment;
use super::pipeline::{Pipeline, value_of};
use super::project::CiConfig;

/// How long a new job waits before it is queued.
const CREATED: i64 = 400;
/// How long a queued job waits for a runner.
const PENDING: i64 = 1_600;

/// A first attempt at a planned job. Its course is for [`plan`] to write.
pub(crate) fn first_attempt(id: JobId, job: &JobPlan, created_at: Moment) -> Job {
    Job {
        id,
        name: job.name,
        stage: job.stage,
        needs: job.needs,
        created_at,
        by_hand: job.manual,
        manual: job.manual,
        not_before: created_at,
        allow_failure: job.allow_failure,
        starts: job.starts.map(|project| Downstream {
            project,
            pipeline: None,
        }),
        course: Course::Waits,
        variables: Vec::new(),
        erased_at: None,
        retried: false,
    }
}

/// What the jobs that one waits for mean for it.
#[derive(Clone, Copy)]
enum Gate {
    Open(Moment),
    Failed(Moment),
    Blocked,
}

impl Gate {
    /// Both have to let it pass. One that failed says so once both are over.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open(one), Self::Open(two)) => Self::Open(one.max(two)),
            (Self::Failed(one), Self::Failed(two) | Self::Open(two))
            | (Self::Open(one), Self::Failed(two)) => Self::Failed(one.max(two)),
            (Self::Failed(at), Self::Blocked) | (Self::Blocked, Self::Failed(at)) => {
                Self::Failed(at)
            }
            (Self::Blocked, Self::Open(_) | Self::Blocked) | (Self::Open(_), Self::Blocked) => {
                Self::Blocked
            }
        }
    }
}

/// Writes the course of every current job that has not been queued yet at
/// `now`; what waits for a runner, runs or has ended stays as it is.
pub(crate) fn plan(pipeline: &mut Pipeline, ci: CiConfig, seed: Seed, now: Moment) {
    let plans = job_plans(ci);
    for job_plan in plans {
        let ends = ending_of(pipeline, job_plan.name);
        let runs = job_plan.runs * pipeline.pace;
        let gate = gate_before(job_plan, plans, pipeline);
        let mut current = pipeline.jobs.iter_mut().filter(|job| !job.retried);
        let Some(job) = current.find(|job| job.name == job_plan.name) else {
            continue;
        };
        let is_settled = job.course.queued(now).is_some() || job.course.finished(now).is_some();
        if !is_settled {
            job.course = match gate {
                Gate::Open(from) if job.manual => Course::Manual { from },
                Gate::Open(from) => run(job, from, runs, ends, seed),
                Gate::Failed(at) => Course::Skipped { at },
                Gate::Blocked => Course::Waits,
            };
        }
    }
}

fn run(job: &Job, from: Moment, runs: i64, ending: Ending, seed: Seed) -> Course {
    let jitter = |what, limit| i64::try_from(seed.below(limit, what, job.id.0)).unwrap_or(0);
    let queued = from.max(job.not_before.plus(CREATED));
    if job.starts.is_some() {
        // GitLab itself starts the other pipeline, without a runner.
        let finished = queued.plus(runs);
        return Course::Runs(Run {
            queued,
            started: queued,
            finished,
            ending,
        });
    }
    let started = queued.plus(PENDING + jitter("pending", 250));
    let tenth = u64::try_from(runs / 10).unwrap_or(0).max(1);
    let finished = started.plus(runs + jitter("running", tenth));
    Course::Runs(Run {
        queued,
        started,
        finished,
        ending,
    })
}

/// What a job waits for: the jobs that it needs, else all of the stages before
/// its own.
fn gate_before(job_plan: &JobPlan, plans: &[JobPlan], pipeline: &Pipeline) -> Gate {
    let of_stage = plans.iter().position(|other| other.stage == job_plan.stage);
    let before = plans.get(..of_stage.unwrap_or(0)).unwrap_or_default();
    let is_awaited = |name: &str| match job_plan.needs {
        Some(needs) => needs.contains(&name),
        None => before.iter().any(|other| other.name == name),
    };
    let awaited = pipeline.current_jobs().filter(|job| is_awaited(job.name));
    awaited
        .map(|job| gate_after(job, job_plan.needs.is_some()))
        .fold(Gate::Open(pipeline.created_at), Gate::and)
}

/// What a job means for those that wait for it. A stage goes on without a
/// manual job that may fail; a job that needs one does not.
fn gate_after(job: &Job, is_needed: bool) -> Gate {
    match job.course {
        Course::Runs(run) if run.ending == Ending::Success || job.allow_failure => {
            Gate::Open(run.finished)
        }
        Course::Runs(run) => Gate::Failed(run.finished),
        Course::Skipped { at } | Course::Canceled { at, .. } => Gate::Failed(at),
        Course::Manual { from } if job.allow_failure && !is_needed => Gate::Open(from),
        Course::Manual { .. } | Course::Waits => Gate::Blocked,
    }
}

/// A job fails when the variable `FAIL` names it (its own, else the build's), or when it is the first
/// attempt at the job that was seeded to fail.
fn ending_of(pipeline: &Pipeline, name: &str) -> Ending {
    let attempts = pipeline.jobs.iter().filter(|job| job.name == name).count();
    let is_unreliable = pipeline.failing == Some(name) && attempts == 1;
    let mut current = pipeline.current_jobs();
    let job = current.find(|job| job.name == name);
    let own = job.and_then(|job| value_of("FAIL", &job.variables));
    if is_unreliable || own.or(pipeline.variable("FAIL")) == Some(name) {
        Ending::Failed
    } else {
        Ending::Success
    }
}
