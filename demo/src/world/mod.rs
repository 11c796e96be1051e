//! The demo's world: people, projects, triggers and builds, in memory.
//!
//! Builds are written down with their whole course, past and future; what is
//! seen of them depends on the moment at which somebody looks.

mod change;
mod config;
mod create;
mod downstream;
mod fingerprint;
mod inputs;
mod job;
mod job_plan;
mod moment;
mod people;
mod pipeline;
mod plan;
mod project;
mod secret;
mod seed;
mod trigger;

pub(crate) use change::is_cancelable;
pub(crate) use config::ConfigVariable;
pub(crate) use create::Order;
pub use fingerprint::Seed;
pub(crate) use inputs::Input;
pub(crate) use job::{Ending, Job, JobId, JobStatus};
pub use moment::Moment;
pub(crate) use moment::{DAY, SECOND};
pub(crate) use people::{AccessToken, Role, Scope, TokenKind, User, UserId};
pub(crate) use pipeline::{Pipeline, PipelineId, SOURCE_WORDS, Source, Variable, VariableKind};
pub(crate) use project::{
    Commit, GitRef, Project, ProjectId, Protection, RefKind, VariablesFrom, Visibility,
};
pub use seed::{Account, WELL_KNOWN};
pub(crate) use trigger::{TOKEN_PREFIX, Trigger, TriggerId};

use crate::oauth::Grants;
use crate::server::{Release, Server};
use std::collections::{BTreeMap, BTreeSet};

/// Everything the demo GitLab knows.
#[derive(Clone, Debug)]
pub struct World {
    seed: Seed,
    server: Server,
    /// Where this GitLab is, without a slash at the end.
    url: String,
    users: Vec<User>,
    tokens: Vec<AccessToken>,
    projects: Vec<Project>,
    triggers: Vec<Trigger>,
    /// In the order of their ids.
    pipelines: Vec<Pipeline>,
    /// For whom the variables of which configuration are worked out, and from
    /// when on.
    worked_out: BTreeMap<(ProjectId, UserId, String), Moment>,
    /// Pipelines with a job that has not yet started one of another project.
    awaiting: BTreeSet<PipelineId>,
    /// As a GitLab from before parts of a log could be asked for.
    whole_logs: bool,
    next_trigger: u64,
    next_pipeline: u64,
    next_job: u64,
    requests: u64,
    grants: Grants,
}

impl World {
    /// The same world as this GitLab serves it.
    #[must_use]
    pub fn served_by(self, server: Server) -> Self {
        Self { server, ..self }
    }

    /// How old this GitLab is, and what it answers.
    pub(crate) fn server(&self) -> Server {
        self.server
    }

    /// How old this GitLab is.
    pub(crate) fn release(&self) -> Release {
        self.server.release()
    }

    /// Where this GitLab is, without a slash at the end.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Whether a log is sent whole whatever part was asked for.
    pub(crate) fn sends_whole_logs(&self) -> bool {
        self.whole_logs
    }

    /// Makes it a GitLab that sends logs whole, or one that does not.
    pub(crate) fn send_whole_logs(&mut self, whole: bool) {
        self.whole_logs = whole;
    }

    /// Numbers the requests, for `X-Request-Id`: 26 characters that differ
    /// from one request to the next and are the same in a second run.
    pub(crate) fn next_request_id(&mut self) -> String {
        self.requests += 1;
        let hex = self.seed.hex("request", self.requests).to_uppercase();
        format!("01{}", hex.get(..24).unwrap_or(&hex))
    }

    pub(crate) fn seed(&self) -> Seed {
        self.seed
    }

    pub(crate) fn grants_mut(&mut self) -> &mut Grants {
        &mut self.grants
    }

    pub(crate) fn projects(&self) -> &[Project] {
        &self.projects
    }

    pub(crate) fn project(&self, id: ProjectId) -> Option<&Project> {
        self.projects.iter().find(|project| project.id == id)
    }

    /// The pipelines of a project, newest first.
    pub(crate) fn pipelines(&self, project: ProjectId) -> impl Iterator<Item = &Pipeline> {
        self.pipelines
            .iter()
            .rev()
            .filter(move |pipeline| pipeline.project == project)
    }

    /// The newest pipeline of each project that has any.
    pub(crate) fn newest_pipelines(&self) -> BTreeMap<ProjectId, &Pipeline> {
        let pipelines = self.pipelines.iter();
        pipelines
            .map(|pipeline| (pipeline.project, pipeline))
            .collect()
    }

    pub(crate) fn pipeline(&self, id: PipelineId) -> Option<&Pipeline> {
        self.pipelines.iter().find(|pipeline| pipeline.id == id)
    }

    pub(crate) fn delete_pipeline(&mut self, id: PipelineId) {
        self.pipelines.retain(|pipeline| pipeline.id != id);
    }
}
