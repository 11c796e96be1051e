//! What a project's `.gitlab-ci.yml` makes of a build: its jobs, and the
//! course of each of them through time.

use super::fingerprint::Seed;
use super::job::{Course, Downstream, Ending, Job, JobId, Run};
use super::moment::{Moment, SECOND};
use super::pipeline::{Pipeline, value_of};
use super::project::{CiConfig, ProjectId};

/// A job as the configuration describes it.
#[derive(Debug)]
pub(crate) struct JobPlan {
    pub(crate) name: &'static str,
    pub(crate) stage: &'static str,
    pub(crate) needs: Option<&'static [&'static str]>,
    /// How long it runs in a fresh build, in milliseconds.
    runs: i64,
    /// It waits for a person, and what follows waits with it.
    pub(crate) manual: bool,
    /// It may fail without failing the build.
    pub(crate) allow_failure: bool,
    /// It is no job of its own but starts a pipeline of this project.
    pub(crate) starts: Option<ProjectId>,
}

impl JobPlan {
    const fn new(name: &'static str, stage: &'static str, runs: i64) -> Self {
        Self {
            name,
            stage,
            needs: None,
            runs,
            manual: false,
            allow_failure: false,
            starts: None,
        }
    }
}

/// The project whose pipelines those of the service start.
pub(super) const PLATFORM_WEB: ProjectId = ProjectId(14);

/// How long a new job waits before it is queued.
const CREATED: i64 = 400;
/// How long a queued job waits for a runner.
const PENDING: i64 = 1_600;

/// The jobs of a configuration, in the order of its stages.
pub(crate) fn job_plans(ci: CiConfig) -> &'static [JobPlan] {
    const TRIGGER_EXAMPLE: [JobPlan; 3] = [
        JobPlan::new("run_tests", "test", 6 * SECOND),
        JobPlan {
            needs: Some(&["run_tests"]),
            ..JobPlan::new("build_package", "build", 8 * SECOND)
        },
        JobPlan {
            needs: Some(&["build_package"]),
            ..JobPlan::new("upload_package", "package", 5 * SECOND)
        },
    ];
    const DEPLOYMENT: [JobPlan; 4] = [
        JobPlan::new("build_image", "build", 7 * SECOND),
        JobPlan {
            allow_failure: true,
            ..JobPlan::new("scan_image", "test", 3 * SECOND)
        },
        JobPlan {
            manual: true,
            ..JobPlan::new("deploy_production", "deploy", 5 * SECOND)
        },
        JobPlan::new("announce_release", "announce", 2 * SECOND),
    ];
    const SERVICE: [JobPlan; 7] = [
        JobPlan::new("compile", "build", 6 * SECOND),
        JobPlan {
            needs: Some(&[]),
            ..JobPlan::new("lint", "test", 3 * SECOND)
        },
        JobPlan {
            needs: Some(&["compile"]),
            ..JobPlan::new("unit_tests", "test", 5 * SECOND)
        },
        JobPlan {
            needs: Some(&["compile"]),
            ..JobPlan::new("integration_tests", "test", 9 * SECOND)
        },
        JobPlan::new("package", "package", 4 * SECOND),
        JobPlan {
            needs: Some(&["package"]),
            manual: true,
            allow_failure: true,
            ..JobPlan::new("deploy_review", "deploy", 5 * SECOND)
        },
        JobPlan {
            needs: Some(&["unit_tests", "package"]),
            starts: Some(PLATFORM_WEB),
            ..JobPlan::new("build_web", "deploy", SECOND)
        },
    ];
    const WEB: [JobPlan; 2] = [
        JobPlan::new("bundle", "build", 4 * SECOND),
        JobPlan::new("browser_tests", "test", 5 * SECOND),
    ];
    const LOGS: [JobPlan; 2] = [
        JobPlan::new("chatty", "test", 100 * SECOND),
        JobPlan::new("one_line", "test", 50 * SECOND),
    ];
    const WEBSITE: [JobPlan; 2] = [
        JobPlan::new("build_site", "build", 4 * SECOND),
        JobPlan::new("publish", "publish", 3 * SECOND),
    ];
    match ci {
        CiConfig::Website => &WEBSITE,
        CiConfig::Logs => &LOGS,
        CiConfig::Service => &SERVICE,
        CiConfig::Web => &WEB,
        CiConfig::TriggerExample => &TRIGGER_EXAMPLE,
        CiConfig::Deployment => &DEPLOYMENT,
        CiConfig::Missing => &[],
    }
}

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
