//! The builds of `platform/api`, and those of `platform/web` that they started.

use super::history::{Past, add, build};
use super::people::{ADA, DAN, GRACE};
use super::projects::SERVICE;
use super::triggers::RELEASE_TRAIN;
use crate::world::moment::DAY;
use crate::world::{Moment, PipelineId, Source, World};

/// Adds them between those that are there, so that ids still follow time.
pub(super) fn add_builds(world: &mut World, now: Moment) {
    for build in builds(now) {
        let id = free_id(world, build.at);
        add(world, id, &build);
        world.pipelines.sort_by_key(|pipeline| pipeline.id);
    }
    for due in world.due(now) {
        let id = free_id(world, due.at);
        world.start_downstream(&due, id);
        world.pipelines.sort_by_key(|pipeline| pipeline.id);
    }
}

/// An id behind those of earlier builds; the history leaves gaps of three.
fn free_id(world: &World, at: Moment) -> PipelineId {
    let earlier = world
        .pipelines
        .iter()
        .filter(|other| other.created_at <= at);
    let newest = earlier.map(|other| other.id.0).max();
    PipelineId(newest.unwrap_or(0) + 1)
}

fn builds(now: Moment) -> Vec<Past> {
    let ago = |days: i64| now.plus(-days * DAY - 7 * 3_600_000 - days * 61_007);
    let of = |days, source, user| Past {
        project: SERVICE,
        ..build(ago(days), "main", source, user)
    };
    let train = |days, reason| Past {
        trigger: Some(RELEASE_TRAIN),
        variables: vec![("RELEASE", reason)],
        ..of(days, Source::Trigger, ADA)
    };
    let fails = |build: Past, job| Past {
        failing: Some(job),
        ..build
    };
    vec![
        train(21, "4.0"),
        of(17, Source::Push, DAN),
        train(14, "4.1"),
        fails(of(10, Source::Push, GRACE), "unit_tests"),
        of(8, Source::Web, DAN),
        train(7, "4.2"),
        fails(train(1, "4.3"), "integration_tests"),
    ]
}
