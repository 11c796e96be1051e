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
pub(crate) use trigger::{OLD_TOKEN_LENGTH, TOKEN_PREFIX, Trigger, TriggerId};

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

    pub(crate) fn user(&self, id: UserId) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// The access token with this text. Every token is compared to its end,
    /// so that the time taken does not tell how much of it was right.
    pub(crate) fn token(&self, secret: &str) -> Option<&AccessToken> {
        self.tokens
            .iter()
            .find(|token| same_text(&token.secret, secret))
    }

    /// From now on the token with this number is good for nothing.
    pub(crate) fn revoke_token(&mut self, id: u64) {
        let mut tokens = self.tokens.iter_mut();
        if let Some(token) = tokens.find(|token| token.id == id) {
            token.revoked = true;
        }
    }

    /// Gives a member of a project another role. Tells whether there is such a
    /// member.
    pub(crate) fn set_role(&mut self, project: ProjectId, username: &str, role: Role) -> bool {
        let mut users = self.users.iter();
        let Some(user) = users.find(|user| user.username == username) else {
            return false;
        };
        let mut projects = self.projects.iter_mut();
        let members = projects.find(|found| found.id == project);
        let mut members = members.into_iter().flat_map(|project| &mut project.members);
        match members.find(|(member, _)| *member == user.id) {
            Some((_, present)) => {
                *present = role;
                true
            }
            None => false,
        }
    }

    /// The user of this name.
    pub(crate) fn user_called(&self, username: &str) -> Option<UserId> {
        let mut users = self.users.iter();
        let found = users.find(|user| user.username == username);
        found.map(|user| user.id)
    }

    /// The names of those who can sign in.
    pub(crate) fn usernames(&self) -> impl Iterator<Item = &'static str> {
        let users = self.users.iter();
        users.filter(|user| !user.blocked).map(|user| user.username)
    }

    pub(crate) fn seed(&self) -> Seed {
        self.seed
    }

    pub(crate) fn grants_mut(&mut self) -> &mut Grants {
        &mut self.grants
    }

    /// Adds an access token that an application got by OAuth.
    pub(crate) fn add_oauth_token(
        &mut self,
        user: UserId,
        scope: Scope,
        secret: &str,
        created_at: Moment,
        expires_at: Moment,
    ) {
        self.tokens.push(AccessToken {
            id: 0,
            user,
            name: "Pullcord".to_owned(),
            secret: secret.to_owned(),
            scope,
            kind: TokenKind::OAuth,
            created_at,
            expires_at,
            revoked: false,
        });
    }

    /// Takes an access token out: from now on it is unknown.
    pub(crate) fn drop_access_token(&mut self, secret: &str) {
        self.tokens.retain(|token| token.secret != secret);
    }

    pub(crate) fn projects(&self) -> &[Project] {
        &self.projects
    }

    pub(crate) fn project(&self, id: ProjectId) -> Option<&Project> {
        self.projects.iter().find(|project| project.id == id)
    }

    /// The triggers of a project, oldest first.
    pub(crate) fn triggers(&self, project: ProjectId) -> impl Iterator<Item = &Trigger> {
        self.triggers
            .iter()
            .filter(move |trigger| trigger.project == project)
    }

    pub(crate) fn trigger(&self, project: ProjectId, id: TriggerId) -> Option<&Trigger> {
        self.triggers(project).find(|trigger| trigger.id == id)
    }

    pub(crate) fn trigger_mut(
        &mut self,
        project: ProjectId,
        id: TriggerId,
    ) -> Option<&mut Trigger> {
        let mut triggers = self.triggers.iter_mut();
        triggers.find(|trigger| trigger.project == project && trigger.id == id)
    }

    /// The trigger that a token belongs to, of any project.
    pub(crate) fn trigger_by_token(&self, token: &str) -> Option<&Trigger> {
        self.triggers
            .iter()
            .find(|trigger| same_text(&trigger.token, token))
    }

    /// Adds a trigger with a new token and answers its number.
    pub(crate) fn add_trigger(
        &mut self,
        project: ProjectId,
        owner: UserId,
        description: Option<String>,
        expires_at: Option<Moment>,
        now: Moment,
    ) -> TriggerId {
        let id = TriggerId(self.next_trigger);
        self.next_trigger += 1;
        let hex = self.seed.hex("trigger", id.0);
        let token = if self.release().prefixes_tokens() {
            format!("{TOKEN_PREFIX}{hex}")
        } else {
            hex.chars().take(OLD_TOKEN_LENGTH).collect()
        };
        self.triggers.push(Trigger {
            id,
            project,
            owner,
            token,
            description,
            created_at: now,
            updated_at: now,
            expires_at,
        });
        id
    }

    pub(crate) fn delete_trigger(&mut self, project: ProjectId, id: TriggerId) {
        self.triggers
            .retain(|trigger| trigger.project != project || trigger.id != id);
    }

    /// When the newest pipeline that this trigger started was made. It is not
    /// kept anywhere: deleting that pipeline moves it back.
    pub(crate) fn last_used(&self, id: TriggerId) -> Option<Moment> {
        let mut newest_first = self.pipelines.iter().rev();
        newest_first
            .find(|pipeline| pipeline.trigger == Some(id))
            .map(|pipeline| pipeline.created_at)
    }

    /// How many builds triggers have started, over all projects.
    pub(crate) fn trigger_requests(&self) -> usize {
        let triggered = self.pipelines.iter();
        triggered
            .filter(|pipeline| pipeline.trigger.is_some())
            .count()
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

fn same_text(left: &str, right: &str) -> bool {
    let differences = left
        .bytes()
        .zip(right.bytes())
        .fold(0, |seen, (a, b)| seen | (a ^ b));
    differences == 0 && left.len() == right.len()
}
