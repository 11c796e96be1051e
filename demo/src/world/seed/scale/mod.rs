//! A world that is large, for `--scale`: one project with more builds than
//! GitLab counts, twelve with some, two thousand with triggers, and logs that
//! fill a disk.

mod builds;
mod estate;
mod logs;

use super::people::{ADA, DAN, GRACE, GUS};
use super::projects::{git_ref, handbook_refs};
use super::triggers::made;
use crate::world::moment::DAY;
use crate::world::project::CiConfig;
use crate::world::{
    Moment, Project, ProjectId, RefKind, Role, Seed, Trigger, TriggerId, UserId, VariablesFrom,
    Visibility, World,
};
use builds::Series;

/// `scale/monorepo`.
const MONOREPO: ProjectId = ProjectId(20);
/// How many builds it has: more than the 10,000 up to which GitLab counts.
const MONOREPO_BUILDS: u64 = 10_200;
/// `scale/logs`.
const LOGS: ProjectId = ProjectId(21);
/// The first of the fleet; each has the number after the one before it.
const FLEET: u64 = 31;
const FLEET_BUILDS: u64 = 40;
const FLEET_NAMES: [&str; 12] = [
    "accounts",
    "billing",
    "catalogue",
    "delivery",
    "export",
    "feeds",
    "gateway",
    "history",
    "identity",
    "jobs",
    "kiosk",
    "ledger",
];

/// The monorepo's triggers: one for each place that it is deployed to, in turns.
const TRIGGERS: [&str; 12] = [
    "deploy dev",
    "deploy test",
    "deploy staging",
    "deploy production-eu",
    "deploy production-us",
    "nightly",
    "weekly audit",
    "release bot",
    "dependency bot",
    "partner webhook",
    "load test",
    "smoke test",
];
const FIRST_TRIGGER: u64 = 101;
const FIRST_FLEET_TRIGGER: u64 = 131;
const NEXT_TRIGGER: u64 = 30_001;

/// Ids of builds and jobs; each group has room of its own.
const FIRST_BUILD: u64 = 2_001;
const FIRST_FLEET_BUILD: u64 = 20_001;
const FIRST_JOB: u64 = 100_001;
const FIRST_FLEET_JOB: u64 = 200_001;
const NEXT_JOB: u64 = 500_001;

impl World {
    /// As [`World::seeded`], and large.
    pub fn seeded_at_scale(seed: Seed, now: Moment, url: &str) -> Self {
        let mut world = Self::seeded(seed, now, url);
        world.projects.extend(projects(seed, now));
        world.triggers.extend(triggers(seed, now));
        world.projects.extend(estate::projects(seed, now));
        world.triggers.extend(estate::triggers(seed, now));
        let monorepo = Series {
            project: MONOREPO,
            count: MONOREPO_BUILDS,
            first_build: FIRST_BUILD,
            first_job: FIRST_JOB,
            step: 72 * 60_000,
            triggers: trigger_ids(),
        };
        world.pipelines.extend(builds::builds(&monorepo, seed, now));
        for (index, _) in (0..).zip(FLEET_NAMES) {
            let one = Series {
                project: ProjectId(FLEET + index),
                count: FLEET_BUILDS,
                first_build: FIRST_FLEET_BUILD + index * FLEET_BUILDS,
                first_job: FIRST_FLEET_JOB + index * FLEET_BUILDS * 3,
                step: 5 * 3_600_000,
                triggers: vec![(TriggerId(FIRST_FLEET_TRIGGER + index), ADA)],
            };
            world.pipelines.extend(builds::builds(&one, seed, now));
        }
        world.pipelines.push(logs::build(seed, now));
        world.pipelines.extend(estate::builds(seed, now));
        world.pipelines.sort_by_key(|pipeline| pipeline.id);
        let newest = world.pipelines.last().map_or(0, |newest| newest.id.0);
        world.next_pipeline = newest + 1;
        world.next_job = NEXT_JOB;
        world.next_trigger = NEXT_TRIGGER;
        world
    }
}

fn projects(seed: Seed, now: Moment) -> Vec<Project> {
    let project = |id, group, path, description| Project {
        id,
        group,
        path,
        description,
        visibility: Visibility::Private,
        archived: false,
        default_branch: "main",
        ci: CiConfig::TriggerExample,
        variables_from: VariablesFrom::Role(Role::Developer),
        created_at: now.plus(-700 * DAY),
        members: vec![
            (ADA, Role::Owner),
            (GRACE, Role::Maintainer),
            (DAN, Role::Developer),
            (GUS, Role::Guest),
        ],
        refs: vec![git_ref(seed, now, id.0 * 1_000, RefKind::Branch, "main")],
    };
    let monorepo = Project {
        default_branch: "master",
        refs: handbook_refs(seed, now),
        ..project(MONOREPO, "scale", "monorepo", "Ten thousand builds")
    };
    let logs = Project {
        ci: CiConfig::Logs,
        ..project(LOGS, "scale", "logs", "Jobs that never stop talking")
    };
    let fleet = (FLEET..).zip(FLEET_NAMES);
    let fleet = fleet.map(|(id, name)| project(ProjectId(id), "fleet", name, "One of twelve"));
    [monorepo, logs].into_iter().chain(fleet).collect()
}

/// Every fourth trigger is Grace's.
fn trigger_ids() -> Vec<(TriggerId, UserId)> {
    let owner = |index: usize| if index % 4 == 3 { GRACE } else { ADA };
    let ids = (FIRST_TRIGGER..).map(TriggerId).zip(0..TRIGGERS.len());
    ids.map(|(id, index)| (id, owner(index))).collect()
}

fn triggers(seed: Seed, now: Moment) -> Vec<Trigger> {
    let named = trigger_ids().into_iter().zip(TRIGGERS);
    let of_monorepo =
        named.map(|((id, owner), name)| made(seed, now, MONOREPO, id, owner, name, 650));
    let of_fleet = (FLEET..).zip(FIRST_FLEET_TRIGGER..).take(FLEET_NAMES.len());
    let of_fleet = of_fleet.map(|(project, id)| {
        made(
            seed,
            now,
            ProjectId(project),
            TriggerId(id),
            ADA,
            "nightly",
            400,
        )
    });
    of_monorepo.chain(of_fleet).collect()
}
