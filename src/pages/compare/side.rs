//! One of the two builds.

use crate::data::build_jobs::BuildJobs;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::trigger_region::Provenance;
use crate::parts::variables_region::BuildVariables;
use gitlab::{Pipeline, PipelineId, ProjectRef, endpoints};
use leptos::prelude::*;

/// What is asked about one of the builds.
#[derive(Clone, Copy)]
pub(super) struct Side {
    pub(super) project: StoredValue<ProjectRef>,
    pub(super) id: PipelineId,
    pub(super) build: Query<Pipeline>,
    pub(super) jobs: BuildJobs,
    pub(super) variables: BuildVariables,
    pub(super) provenance: Provenance,
}

impl Side {
    /// Asks about the build `id`.
    pub(super) fn of(project: &ProjectRef, id: PipelineId) -> Self {
        let endpoint = endpoints::pipeline(project, id);
        let build = Query::new(
            move || Some(endpoint.clone()),
            |build: &Pipeline| Activity::of(&build.basic.status),
        );
        let known = Signal::derive(move || build.value());
        let variables = BuildVariables::of(project, Signal::derive(move || Some(id)), known);
        Self {
            project: StoredValue::new(project.clone()),
            id,
            build,
            jobs: BuildJobs::of(project, id),
            variables,
            provenance: Provenance::of(project, known, variables),
        }
    }

    /// "Build #7".
    pub(super) fn name(self) -> String {
        ["Build #", &self.id.to_string()].concat()
    }

    /// A part of what is known of the build.
    pub(super) fn with<R>(self, read: impl FnOnce(&Pipeline) -> R) -> Option<R> {
        self.build.state().with(|load| load.value().map(read))
    }
}
