//! Two thousand projects with ten thousand triggers, as a company has them after
//! some years: most are in use, some never were, some have outlived their owner.

use super::super::people::{ADA, DAN, GRACE, LINUS};
use super::super::projects::{commit, git_ref};
use super::builds::{jobs, mix, pick};
use crate::world::moment::DAY;
use crate::world::project::CiConfig;
use crate::world::{
    Moment, Pipeline, PipelineId, Project, ProjectId, RefKind, Role, Seed, Source, TOKEN_PREFIX,
    Trigger, TriggerId, UserId, VariablesFrom, Visibility,
};
use std::sync::LazyLock;

/// The first project; each has the number after the one before it.
const FIRST: u64 = 1_001;
const PROJECTS: u64 = 2_000;
const TRIGGERS_OF_EACH: u64 = 5;
const FIRST_TRIGGER: u64 = 10_001;
const FIRST_BUILD: u64 = 40_001;
const FIRST_JOB: u64 = 400_001;
const JOBS_OF_EACH: u64 = 3;
/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

/// The groups, of which each has as many projects as the next.
const GROUPS: [&str; 10] = [
    "estate/claims",
    "estate/data",
    "estate/finance",
    "estate/identity",
    "estate/logistics",
    "estate/mobile",
    "estate/payments",
    "estate/retail",
    "estate/search",
    "estate/tools",
];
const KINDS: [&str; 8] = [
    "gateway", "worker", "api", "web", "reports", "sync", "importer", "mailer",
];
const DESCRIPTIONS: [&str; 12] = [
    "nightly",
    "deploy from chat",
    "release train",
    "dependency updates",
    "partner webhook",
    "smoke test after deploy",
    "rebuild when the base image changes",
    "cron on the old build host",
    "data refresh",
    "called by the shop",
    "performance run",
    "=HYPERLINK(\"https://example.invalid\";\"open\")",
];

/// `gateway-0001` and so on: projects have names that live as long as the program.
static PATHS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let path = |index| format!("{}-{:04}", pick(&KINDS, index).unwrap_or(&"api"), index + 1);
    (0..PROJECTS).map(path).collect()
});

/// The projects. Ada owns and Grace maintains all of them; Linus every second
/// one, and Dan has left them.
pub(super) fn projects(seed: Seed, now: Moment) -> Vec<Project> {
    let main = git_ref(seed, now, FIRST * 1_000, RefKind::Branch, "main");
    let project = |(index, path): (u64, &'static String)| {
        let mut members = vec![(ADA, Role::Owner), (GRACE, Role::Maintainer)];
        if index.is_multiple_of(2) {
            members.push((LINUS, Role::Maintainer));
        }
        Project {
            id: ProjectId(FIRST + index),
            group: pick(&GROUPS, index).copied().unwrap_or("estate"),
            path,
            description: "One of two thousand",
            visibility: Visibility::Private,
            archived: false,
            default_branch: "main",
            ci: CiConfig::TriggerExample,
            variables_from: VariablesFrom::Role(Role::Developer),
            created_at: now.plus(-1_800 * DAY),
            members,
            refs: vec![main.clone()],
        }
    };
    (0..).zip(PATHS.iter()).map(project).collect()
}

/// The triggers, five of each project.
pub(super) fn triggers(seed: Seed, now: Moment) -> Vec<Trigger> {
    let triggers = (0..PROJECTS * TRIGGERS_OF_EACH).map(|index| {
        let id = TriggerId(FIRST_TRIGGER + index);
        let age = 520 + i64::try_from(mix(index, 1) % 1_200).unwrap_or(0);
        let created_at = now.plus(-age * DAY - 7 * MINUTE);
        Trigger {
            id,
            project: ProjectId(FIRST + index / TRIGGERS_OF_EACH),
            owner: owner(index),
            token: format!("{TOKEN_PREFIX}{}", seed.hex("trigger", id.0)),
            description: description(index),
            created_at,
            updated_at: created_at,
            expires_at: expires_in(index).map(|days| now.midnight().plus(days * DAY)),
        }
    });
    triggers.collect()
}

/// One build for each trigger that was ever used: its last.
pub(super) fn builds(seed: Seed, now: Moment) -> Vec<Pipeline> {
    let head = commit(seed, FIRST, ADA, now.plus(-600 * DAY));
    let mut next = 0;
    let of_project = |project: u64| {
        let indices = project * TRIGGERS_OF_EACH..(project + 1) * TRIGGERS_OF_EACH;
        let mut uses: Vec<(i64, u64)> = indices
            .filter_map(|index| Some((used_ago(index)?, index)))
            .collect();
        // The oldest first, so that later builds have higher numbers.
        uses.sort_unstable_by_key(|(ago, _)| -ago);
        uses
    };
    let mut builds = Vec::new();
    for project in 0..PROJECTS {
        for (iid, (ago, index)) in (1..).zip(of_project(project)) {
            let created_at = now.plus(-ago * MINUTE);
            builds.push(Pipeline {
                id: PipelineId(FIRST_BUILD + next),
                iid,
                project: ProjectId(FIRST + project),
                ref_name: "main".to_owned(),
                ref_kind: RefKind::Branch,
                commit: head.clone(),
                source: Source::Trigger,
                user: owner(index),
                trigger: Some(TriggerId(FIRST_TRIGGER + index)),
                created_at,
                variables: Vec::new(),
                jobs: jobs(FIRST_JOB + next * JOBS_OF_EACH, index, created_at, true),
                failing: None,
                pace: 14,
            });
            next += 1;
        }
    }
    builds
}

/// Six in ten are Ada's; some belong to who is blocked or has left.
fn owner(index: u64) -> UserId {
    match mix(index, 2) % 20 {
        0..12 => ADA,
        12..17 => GRACE,
        17 => DAN,
        _ => LINUS,
    }
}

/// Every twentieth was made by the old v3 API, without one.
fn description(index: u64) -> Option<String> {
    let word = pick(&DESCRIPTIONS, mix(index, 3))?;
    (!mix(index, 4).is_multiple_of(20)).then(|| format!("{word} {}", index + 1))
}

/// After how many days it ends, where it does: every fifth.
fn expires_in(index: u64) -> Option<i64> {
    let days = i64::try_from(mix(index, 5) % 400).unwrap_or(0) - 60;
    mix(index, 6).is_multiple_of(5).then_some(days)
}

/// How many minutes ago it was last used: three in ten never were.
fn used_ago(index: u64) -> Option<i64> {
    let days = i64::try_from(match mix(index, 7) % 10 {
        0..3 => return None,
        3..8 => mix(index, 8) % 80,
        _ => 90 + mix(index, 8) % 420,
    });
    let minute = i64::try_from(mix(index, 9) % 1_400);
    Some(days.unwrap_or(0) * 1_440 + minute.unwrap_or(0) + 10)
}
