//! The builds of the past: thirty nights, the work of the days between them,
//! and what happened long ago.

use serde_json::json;

use super::people::{ADA, DAN, GRACE, LINUS};
use super::projects::{DEPLOYER, HANDBOOK, commit};
use super::triggers::{BOT, HOSTILE, LEGACY, NIGHTLY, PACKAGER, RELEASE, STALE};
use crate::world::create::{Draft, Order};
use crate::world::moment::{DAY, SECOND};
use crate::world::{
    Commit, Moment, PipelineId, ProjectId, RefKind, Source, TriggerId, UserId, Variable,
    VariableKind, World,
};

/// The number of the newest build.
const NEWEST: u64 = 1_405;
const HOUR: i64 = 3_600 * SECOND;
const MINUTE: i64 = 60 * SECOND;

/// A build that has been.
pub(super) struct Past {
    pub(super) at: Moment,
    pub(super) project: ProjectId,
    pub(super) ref_name: &'static str,
    pub(super) ref_kind: RefKind,
    pub(super) source: Source,
    pub(super) user: UserId,
    pub(super) trigger: Option<TriggerId>,
    pub(super) variables: Vec<(&'static str, &'static str)>,
    pub(super) failing: Option<&'static str>,
}

pub(super) fn add_builds(world: &mut World, now: Moment) {
    let mut builds = nights(now);
    builds.extend(days(now));
    builds.extend(triggered(now));
    builds.extend(elsewhere(now));
    builds.retain(|build| build.at < now);
    builds.sort_by_key(|build| build.at);
    let count = u64::try_from(builds.len()).unwrap_or(0);
    for (index, build) in (0..).zip(builds) {
        // Other projects' builds take numbers too, so there are gaps.
        let id = NEWEST.saturating_sub((count - 1 - index) * 4 - u64::from(index + 1 < count));
        add(world, PipelineId(id), &build);
    }
}

/// Writes one of them down.
pub(super) fn add(world: &mut World, id: PipelineId, build: &Past) {
    let order = Order {
        project: build.project,
        ref_name: build.ref_name.to_owned(),
        source: build.source,
        user: build.user,
        trigger: build.trigger,
        variables: build.variables.iter().map(|pair| variable(*pair)).collect(),
        inputs: serde_json::Map::new(),
        payload: build.trigger.map(|_| payload(build)),
    };
    let draft = Draft {
        order,
        ref_kind: build.ref_kind,
        commit: commit_of(world, build, id.0),
        failing: build.failing,
        pace: 14,
    };
    world.add_pipeline(id, draft, build.at);
}

/// The commit that the ref pointed to then: today's, unless that is younger.
fn commit_of(world: &World, build: &Past, number: u64) -> Commit {
    let project = world.project(build.project);
    let git_ref = project.and_then(|project| project.ref_of_kind(build.ref_kind, build.ref_name));
    match git_ref.map(|git_ref| git_ref.commit.clone()) {
        Some(commit) if commit.created_at <= build.at => commit,
        Some(_) | None => commit(world.seed, number, build.user, build.at.plus(-20 * MINUTE)),
    }
}

fn variable((key, value): (&str, &str)) -> Variable {
    Variable {
        kind: VariableKind::EnvVar,
        key: key.to_owned(),
        value: value.to_owned(),
    }
}

fn payload(build: &Past) -> Variable {
    let variables: serde_json::Map<_, _> = build
        .variables
        .iter()
        .map(|(key, value)| ((*key).to_owned(), json!(value)))
        .collect();
    let request = json!({
        "ref": build.ref_name, "id": build.project.0.to_string(), "variables": variables
    });
    Variable {
        kind: VariableKind::File,
        key: "TRIGGER_PAYLOAD".to_owned(),
        value: request.to_string(),
    }
}

pub(super) fn build(at: Moment, ref_name: &'static str, source: Source, user: UserId) -> Past {
    Past {
        at,
        project: HANDBOOK,
        ref_name,
        ref_kind: RefKind::Branch,
        source,
        user,
        trigger: None,
        variables: Vec::new(),
        failing: None,
    }
}

fn by_trigger(at: Moment, ref_name: &'static str, user: UserId, trigger: TriggerId) -> Past {
    Past {
        trigger: Some(trigger),
        ..build(at, ref_name, Source::Trigger, user)
    }
}

/// Half past midnight, each of the last thirty nights.
fn nights(now: Moment) -> Vec<Past> {
    let night = |days: i64| {
        let at = now
            .midnight()
            .plus(30 * MINUTE - days * DAY + 1_000 + days * 37);
        Past {
            variables: vec![
                ("UPLOAD_TO_S3", "true"),
                ("REASON", "nightly build, cron on db1"),
            ],
            failing: match days {
                3 => Some("upload_package"),
                11 | 19 => Some("run_tests"),
                _ => None,
            },
            ..by_trigger(at, "master", ADA, NIGHTLY)
        }
    };
    (0..30).map(night).collect()
}

/// What people did, by day and hour before now.
fn days(now: Moment) -> Vec<Past> {
    let ago = |days: i64, hours: i64| now.plus(-days * DAY - hours * HOUR - days * 83_017 - 41_233);
    let push = |days, hours, ref_name, user| build(ago(days, hours), ref_name, Source::Push, user);
    let fails = |build: Past, job| Past {
        failing: Some(job),
        ..build
    };
    vec![
        // Still running when the demo starts.
        build(
            now.plus(-70 * SECOND),
            "feature/faster-search",
            Source::Push,
            DAN,
        ),
        push(0, 2, "develop", DAN),
        fails(push(0, 5, "feature/#42-100%_déjà", DAN), "build_package"),
        push(1, 4, "master", GRACE),
        push(2, 7, "feature/dark-mode", DAN),
        fails(push(4, 3, "fix/redirects", DAN), "run_tests"),
        push(5, 1, "develop", GRACE),
        push(7, 6, "master", ADA),
        push(9, 2, "spike/<script>alert(1)</script>", DAN),
        push(12, 8, "release/2.4", GRACE),
        push(15, 5, "develop", DAN),
        push(18, 3, "master", GRACE),
        push(22, 9, "translations/ja", DAN),
        push(26, 4, "develop", DAN),
        build(
            ago(1, 9),
            "refs/merge-requests/42/head",
            Source::MergeRequestEvent,
            DAN,
        ),
        build(
            ago(6, 2),
            "refs/merge-requests/41/head",
            Source::MergeRequestEvent,
            DAN,
        ),
        build(ago(2, 1), "develop", Source::Schedule, GRACE),
        build(ago(9, 1), "develop", Source::Schedule, GRACE),
        build(ago(16, 1), "develop", Source::Schedule, GRACE),
        build(ago(3, 6), "master", Source::Api, ADA),
        Past {
            variables: vec![("REASON", "check before the audit"), ("EMPTY", "")],
            ..build(ago(8, 4), "release/2.4", Source::Web, GRACE)
        },
        build(ago(13, 2), "develop", Source::ParentPipeline, GRACE),
    ]
}

/// What the other triggers started.
fn triggered(now: Moment) -> Vec<Past> {
    let ago = |days: i64, hours: i64| now.plus(-days * DAY - hours * HOUR - days * 71_003 - 12_911);
    let release = |days, tag, note| Past {
        ref_kind: RefKind::Tag,
        variables: vec![("UPLOAD_TO_S3", "true"), ("RELEASE_NOTE", note)],
        ..by_trigger(ago(days, 6), tag, ADA, RELEASE)
    };
    let bot = |days| Past {
        variables: vec![("DEPENDENCY", "markdownlint"), ("REASON", "weekly update")],
        ..by_trigger(ago(days, 3), "develop", GRACE, BOT)
    };
    vec![
        release(
            2,
            "v2.3",
            "Patch release\nwith \"quotes\", 100 % déjà vu & $HOME",
        ),
        release(14, "v2.2", "The search is faster"),
        release(27, "v2.1", "Dark mode"),
        bot(4),
        bot(11),
        bot(18),
        bot(25),
        Past {
            variables: vec![("HTML", "<script>alert(document.domain)</script>")],
            ..by_trigger(ago(9, 5), "develop", GRACE, HOSTILE)
        },
        by_trigger(ago(43, 2), "release/2.3", LINUS, PACKAGER),
        by_trigger(ago(402, 1), "master", ADA, LEGACY),
        by_trigger(ago(777, 8), "develop", ADA, STALE),
    ]
}

/// Builds of `infra/deployer`; their deployment waits for somebody, even where
/// the scan has failed.
fn elsewhere(now: Moment) -> Vec<Past> {
    let pushed = |days: i64| Past {
        project: DEPLOYER,
        ..build(
            now.plus(-days * DAY - 5 * HOUR),
            "main",
            Source::Push,
            GRACE,
        )
    };
    vec![
        pushed(1),
        Past {
            failing: Some("scan_image"),
            ..pushed(6)
        },
        pushed(20),
    ]
}
