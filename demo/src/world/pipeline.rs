//! A pipeline: what a trigger starts.

use super::job::{Job, JobStatus};
use super::moment::Moment;
use super::people::UserId;
use super::project::{Commit, ProjectId, RefKind};
use super::trigger::TriggerId;

/// The number of a pipeline, over all projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PipelineId(pub(crate) u64);

/// What started a pipeline; those that occur in the demo's world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Push,
    Web,
    Trigger,
    Schedule,
    Api,
    MergeRequestEvent,
    ParentPipeline,
    /// A pipeline of another project.
    Pipeline,
}

/// Every source GitLab knows (GitLab docs, "Pipelines API"): what a filter
/// may name, whether or not the demo's world has such a pipeline.
pub(crate) const SOURCE_WORDS: [&str; 18] = [
    "push",
    "web",
    "trigger",
    "schedule",
    "api",
    "external",
    "pipeline",
    "chat",
    "webide",
    "merge_request_event",
    "external_pull_request_event",
    "parent_pipeline",
    "ondemand_dast_scan",
    "ondemand_dast_validation",
    "security_orchestration_policy",
    "container_registry_push",
    "duo_workflow",
    "pipeline_execution_policy_schedule",
];

impl Source {
    /// GitLab's word for the source.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Web => "web",
            Self::Trigger => "trigger",
            Self::Schedule => "schedule",
            Self::Api => "api",
            Self::MergeRequestEvent => "merge_request_event",
            Self::ParentPipeline => "parent_pipeline",
            Self::Pipeline => "pipeline",
        }
    }
}

/// Whether a job sees a variable's value or a file that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VariableKind {
    EnvVar,
    File,
}

/// A variable that was given to one pipeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variable {
    pub(crate) kind: VariableKind,
    pub(crate) key: String,
    pub(crate) value: String,
}

/// The value of an environment variable, if it is among these.
pub(super) fn value_of<'list>(key: &str, variables: &'list [Variable]) -> Option<&'list str> {
    variables
        .iter()
        .find(|variable| variable.kind == VariableKind::EnvVar && variable.key == key)
        .map(|variable| variable.value.as_str())
}

/// One run of a project's `.gitlab-ci.yml`.
#[derive(Clone, Debug)]
pub(crate) struct Pipeline {
    pub(crate) id: PipelineId,
    pub(crate) iid: u64,
    pub(crate) project: ProjectId,
    pub(crate) ref_name: String,
    pub(crate) ref_kind: RefKind,
    pub(crate) commit: Commit,
    pub(crate) source: Source,
    pub(crate) user: UserId,
    /// The trigger that started it. GitLab never tells; only `last_used` of
    /// the trigger is drawn from it.
    pub(crate) trigger: Option<TriggerId>,
    pub(crate) created_at: Moment,
    pub(crate) variables: Vec<Variable>,
    /// All attempts, in the order in which they were made.
    pub(crate) jobs: Vec<Job>,
    /// The job whose first attempt fails for a reason of its own, such as a
    /// test that is not reliable. A retry of it succeeds.
    pub(crate) failing: Option<&'static str>,
    /// How many times longer than a fresh build's its jobs take: builds of
    /// the past took minutes, those of today only seconds.
    pub(crate) pace: i64,
}

impl Pipeline {
    /// The latest attempt at each job.
    pub(crate) fn current_jobs(&self) -> impl Iterator<Item = &Job> {
        self.jobs.iter().filter(|job| !job.retried)
    }

    /// The value of an environment variable, if it was given.
    pub(crate) fn variable(&self, key: &str) -> Option<&str> {
        value_of(key, &self.variables)
    }

    /// The commit before, which GitLab tells for a push only.
    pub(crate) fn before_sha(&self) -> &str {
        match self.source {
            Source::Push => &self.commit.parent,
            Source::Web
            | Source::Trigger
            | Source::Schedule
            | Source::Api
            | Source::MergeRequestEvent
            | Source::ParentPipeline
            | Source::Pipeline => "0000000000000000000000000000000000000000",
        }
    }

    /// The state at a moment, drawn from the jobs as GitLab does
    /// (its "composite status").
    pub(crate) fn status(&self, now: Moment) -> JobStatus {
        let mut seen = Vec::new();
        for job in self.current_jobs() {
            match (job.course.status(now), job.allow_failure) {
                // A job that may fail does not fail the build.
                (JobStatus::Failed, true) => seen.push(JobStatus::Success),
                // Nor does one hold it that may be started by hand, and may fail.
                (JobStatus::Manual, true) => seen.push(JobStatus::Skipped),
                (status, _) => seen.push(status),
            }
        }
        let any = |status| seen.contains(&status);
        let all_of = |allowed: &[JobStatus]| seen.iter().all(|status| allowed.contains(status));
        if all_of(&[JobStatus::Skipped]) {
            return JobStatus::Skipped;
        }
        if all_of(&[JobStatus::Success, JobStatus::Skipped]) {
            return JobStatus::Success;
        }
        if all_of(&[JobStatus::Created, JobStatus::Skipped]) {
            return JobStatus::Created;
        }
        if all_of(&[JobStatus::Created, JobStatus::Pending, JobStatus::Skipped]) {
            return JobStatus::Pending;
        }
        if any(JobStatus::Running) || any(JobStatus::Pending) {
            return JobStatus::Running;
        }
        if any(JobStatus::Manual) {
            return JobStatus::Manual;
        }
        if any(JobStatus::Created) {
            return JobStatus::Running;
        }
        if any(JobStatus::Canceled) {
            JobStatus::Canceled
        } else {
            JobStatus::Failed
        }
    }

    /// Whether nothing is left to happen at this moment.
    pub(crate) fn is_finished(&self, now: Moment) -> bool {
        match self.status(now) {
            JobStatus::Success | JobStatus::Failed | JobStatus::Canceled | JobStatus::Skipped => {
                true
            }
            JobStatus::Created | JobStatus::Pending | JobStatus::Running | JobStatus::Manual => {
                false
            }
        }
    }

    /// The last change up to a moment.
    pub(crate) fn updated_at(&self, now: Moment) -> Moment {
        let changes = self.jobs.iter().filter_map(|job| job.course.changed(now));
        changes
            .chain([self.created_at])
            .max()
            .unwrap_or(self.created_at)
    }

    /// When the first job that counts was taken by a runner.
    pub(crate) fn started_at(&self, now: Moment) -> Option<Moment> {
        self.jobs
            .iter()
            .filter_map(|job| job.course.started(now))
            .min()
    }

    /// When the last job ended; `None` while anything is left to happen.
    pub(crate) fn finished_at(&self, now: Moment) -> Option<Moment> {
        if !self.is_finished(now) {
            return None;
        }
        self.jobs
            .iter()
            .filter_map(|job| job.course.finished(now))
            .max()
    }

    /// Whole seconds in which its jobs ran; `None` until it has finished.
    pub(crate) fn duration(&self, now: Moment) -> Option<i64> {
        self.finished_at(now)?;
        let runs = self
            .current_jobs()
            .filter_map(|job| Some(job.course.finished(now)?.since(job.course.started(now)?)));
        Some(runs.sum::<i64>() / super::moment::SECOND)
    }
}
