//! Builds by the thousand, made without the pains that a single one is given:
//! sources, people, refs, outcomes and variables follow from its number.

use super::super::people::{ADA, DAN, GRACE};
use super::super::projects::commit;
use crate::world::job::{Course, Run};
use crate::world::job_plan::job_plans;
use crate::world::moment::{DAY, SECOND};
use crate::world::plan::first_attempt;
use crate::world::project::CiConfig;
use crate::world::{
    Commit, Ending, Job, JobId, Moment, Pipeline, PipelineId, ProjectId, RefKind, Seed, Source,
    TriggerId, UserId, Variable, VariableKind,
};

/// The builds of one project, at even steps up to now.
pub(super) struct Series {
    pub(super) project: ProjectId,
    pub(super) count: u64,
    pub(super) first_build: u64,
    pub(super) first_job: u64,
    /// Milliseconds from one to the next.
    pub(super) step: i64,
    pub(super) triggers: Vec<(TriggerId, UserId)>,
}

/// Jobs of a build.
const JOBS: u64 = 3;
/// Builds of one commit.
const PER_COMMIT: u64 = 25;
const ENVIRONMENTS: [&str; 5] = ["dev", "test", "staging", "production-eu", "production-us"];
const BRANCHES: [&str; 6] = [
    "develop",
    "feature/dark-mode",
    "feature/faster-search",
    "fix/redirects",
    "release/2.4",
    "translations/ja",
];

pub(super) fn builds(series: &Series, seed: Seed, now: Moment) -> Vec<Pipeline> {
    let author = |group| *pick(&[ADA, GRACE, DAN], group).unwrap_or(&ADA);
    let commits: Vec<Commit> = (0..series.count.div_ceil(PER_COMMIT))
        .map(|group| {
            let at = series.at(group * PER_COMMIT, now).plus(-1_200_000);
            let number = series.project.0 * 1_000_000 + group;
            commit(seed, number, author(group), at)
        })
        .collect();
    let numbered = (0..series.count).filter_map(|index| {
        let commit = commits.get(usize::try_from(index / PER_COMMIT).ok()?)?;
        Some(series.build(index, commit.clone(), now))
    });
    numbered.collect()
}

impl Series {
    /// When a build was made. The newest is less than a minute old.
    fn at(&self, index: u64, now: Moment) -> Moment {
        let before = i64::try_from(self.count - 1 - index).unwrap_or(0);
        let jitter = i64::try_from(mix(index, 1) % 1_500_000)
            .unwrap_or(0)
            .min(before * self.step);
        now.plus(-before * self.step - 40 * SECOND - jitter)
    }

    fn build(&self, index: u64, commit: Commit, now: Moment) -> Pipeline {
        let created_at = self.at(index, now);
        let (source, trigger, user) = self.started_by(index);
        let ref_name = self.ref_name(index, source);
        let mut variables = match source {
            Source::Trigger | Source::Api | Source::Web => variables(index),
            Source::Push
            | Source::Schedule
            | Source::MergeRequestEvent
            | Source::ParentPipeline
            | Source::Pipeline => Vec::new(),
        };
        if let Some(trigger) = trigger {
            variables.push(payload(self.project, &ref_name, trigger, index, &variables));
        }
        let mut pipeline = Pipeline {
            id: PipelineId(self.first_build + index),
            iid: index + 1,
            project: self.project,
            ref_name,
            ref_kind: RefKind::Branch,
            commit,
            source,
            user,
            trigger,
            created_at,
            variables,
            jobs: Vec::new(),
            failing: None,
            pace: 14,
        };
        let is_old = created_at < now.plus(-DAY);
        pipeline.jobs = jobs(self.first_job + index * JOBS, index, created_at, is_old);
        pipeline
    }

    fn ref_name(&self, index: u64, source: Source) -> String {
        let has_one_branch = self.triggers.len() == 1;
        match (source, mix(index, 2) % 10) {
            (Source::MergeRequestEvent, _) => {
                format!("refs/merge-requests/{}/head", 1 + index / 40)
            }
            _ if has_one_branch => "main".to_owned(),
            (_, 0..4) => "master".to_owned(),
            (_, other) => pick(&BRANCHES, other)
                .copied()
                .unwrap_or("develop")
                .to_owned(),
        }
    }

    fn started_by(&self, index: u64) -> (Source, Option<TriggerId>, UserId) {
        let person = *pick(&[DAN, DAN, GRACE, ADA], mix(index, 4)).unwrap_or(&DAN);
        match mix(index, 3) % 100 {
            0..40 => (Source::Push, None, person),
            40..75 => match pick(&self.triggers, mix(index, 5)) {
                Some((trigger, owner)) => (Source::Trigger, Some(*trigger), *owner),
                None => (Source::Push, None, person),
            },
            75..85 => (Source::Schedule, None, GRACE),
            85..92 => (Source::MergeRequestEvent, None, person),
            92..96 => (Source::Api, None, ADA),
            _ => (Source::Web, None, person),
        }
    }
}

/// How the jobs of a build went: eight in ten go well.
pub(super) fn jobs(first: u64, index: u64, created_at: Moment, is_old: bool) -> Vec<Job> {
    let plans = job_plans(CiConfig::TriggerExample);
    let outcome = mix(index, 6) % 100;
    let (mut from, mut over) = (created_at, None);
    let mut jobs = Vec::with_capacity(plans.len());
    for (number, plan) in (0..).zip(plans) {
        let mut job = first_attempt(JobId(first + number), plan, created_at);
        let queued = from.plus(400);
        let started = queued.plus(1_600);
        let share = 80 + i64::try_from(mix(index, 7 + number) % 60).unwrap_or(0);
        let finished = started.plus(84 * SECOND * share / 100);
        let is_culprit = outcome % JOBS == number;
        let ending = match outcome {
            80..92 if is_culprit => Ending::Failed,
            _ => Ending::Success,
        };
        let run = Run {
            queued,
            started,
            finished,
            ending,
        };
        job.course = match over {
            Some(at) => Course::Skipped { at },
            None if outcome >= 96 && is_old && is_culprit => {
                let at = started.plus(20 * SECOND);
                over = Some(at);
                Course::Canceled { at, run: Some(run) }
            }
            None => Course::Runs(run),
        };
        if over.is_none() && ending == Ending::Failed {
            over = Some(finished);
        }
        from = finished;
        jobs.push(job);
    }
    jobs
}

/// Where a build is deployed to, and which version; some are given more.
fn variables(index: u64) -> Vec<Variable> {
    let environment = pick(&ENVIRONMENTS, mix(index, 11))
        .copied()
        .unwrap_or("dev");
    let mut given = vec![
        variable("ENVIRONMENT", environment.to_owned()),
        variable("VERSION", format!("4.{}.{}", index / 100, index % 100)),
    ];
    if index.is_multiple_of(7) {
        given.push(variable(
            "REASON",
            "asked for by the release train".to_owned(),
        ));
    }
    if index.is_multiple_of(50) {
        given.extend((1..=9).map(|number| variable(&format!("FLAG_{number}"), "on".to_owned())));
    }
    given
}

fn variable(key: &str, value: String) -> Variable {
    Variable {
        kind: VariableKind::EnvVar,
        key: key.to_owned(),
        value,
    }
}

/// What GitLab keeps of the request. Every second one names its trigger. The
/// values have nothing that JSON would have to escape.
fn payload(
    project: ProjectId,
    ref_name: &str,
    trigger: TriggerId,
    index: u64,
    variables: &[Variable],
) -> Variable {
    let pair = |one: &Variable| format!("\"{}\":\"{}\"", one.key, one.value);
    let pairs: Vec<String> = variables.iter().map(pair).collect();
    let marker = if index.is_multiple_of(2) {
        format!("\"pullcord_trigger\":\"{}\",", trigger.0)
    } else {
        String::new()
    };
    Variable {
        kind: VariableKind::File,
        key: "TRIGGER_PAYLOAD".to_owned(),
        value: format!(
            "{{\"id\":\"{}\",{marker}\"ref\":\"{ref_name}\",\"variables\":{{{}}}}}",
            project.0,
            pairs.join(",")
        ),
    }
}

/// One of several, by a number of any size.
pub(super) fn pick<T>(of: &[T], number: u64) -> Option<&T> {
    let length = u64::try_from(of.len()).ok().filter(|length| *length > 0)?;
    of.get(usize::try_from(number % length).ok()?)
}

/// A number that looks like chance and is the same each time (SplitMix64):
/// hashing would take longer than a start may.
pub(super) fn mix(index: u64, salt: u64) -> u64 {
    let seed = index
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(salt << 32);
    let first = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let second = (first ^ (first >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    second ^ (second >> 31)
}
