//! Making a pipeline, and GitLab's reasons for not making one.

use std::fmt;

use serde_json::{Map, Value};

use super::World;
use super::inputs;
use super::job::JobId;
use super::job_plan::job_plans;
use super::moment::{Moment, SECOND};
use super::people::{Role, UserId};
use super::pipeline::{Pipeline, PipelineId, Source, Variable};
use super::plan;
use super::project::{Commit, GitRef, Project, ProjectId, RefKind};
use super::trigger::TriggerId;
use crate::server::Release;

/// How many pipelines one project may start in a minute.
pub(crate) const PIPELINES_PER_MINUTE: usize = 25;

/// The branch whose rules leave no job for any build that a person or a
/// trigger starts.
pub(crate) const BRANCH_WITHOUT_JOBS: &str = "docs-only";

/// A pipeline that somebody asks for.
#[derive(Debug)]
pub(crate) struct Order {
    pub(crate) project: ProjectId,
    pub(crate) ref_name: String,
    pub(crate) source: Source,
    /// Whose rights count: the caller, or the owner of the trigger.
    pub(crate) user: UserId,
    pub(crate) trigger: Option<TriggerId>,
    /// What was asked for.
    pub(crate) variables: Vec<Variable>,
    pub(crate) inputs: Map<String, Value>,
    /// The file `TRIGGER_PAYLOAD`, which GitLab adds and which needs no right.
    pub(crate) payload: Option<Variable>,
}

/// Why no pipeline was made. Its text is GitLab's, which answers it as
/// `{"message":{"base":["..."]}}` with status 400.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    DuplicateVariables(Vec<String>),
    VariablesNotAllowed,
    NotAllowed,
    ProtectedRef(String),
    ReferenceNotFound,
    TooMany,
    MissingConfig,
    Inputs(String),
    NoJobs,
    VariableKey,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateVariables(keys) => {
                write!(out, "Duplicate variable name(s): {}", keys.join(", "))
            }
            Self::VariablesNotAllowed => {
                out.write_str("Insufficient permissions to set pipeline variables")
            }
            Self::NotAllowed => out.write_str("Insufficient permissions to create a new pipeline"),
            Self::ProtectedRef(name) => {
                write!(out, "Insufficient permissions for protected ref '{name}'")
            }
            Self::ReferenceNotFound => out.write_str("Reference not found"),
            Self::TooMany => {
                out.write_str("Too many pipelines created in the last minute. Try again later.")
            }
            Self::MissingConfig => out.write_str("Missing CI config file"),
            Self::Inputs(fault) => out.write_str(fault),
            Self::NoJobs => out.write_str(
                "Pipeline will not run for the selected trigger. \
                 The rules configuration prevented any jobs from being added to the pipeline.",
            ),
            Self::VariableKey => out.write_str(
                "Failed to persist the pipeline: Validation failed: \
                 Variables key can contain only letters, digits and '_'.",
            ),
        }
    }
}

impl Refusal {
    /// The sentence of a GitLab of this age.
    pub(crate) fn sentence(&self, release: Release) -> String {
        match self {
            Self::NoJobs if !release.has_rules() => {
                "No stages / jobs for this pipeline.".to_owned()
            }
            Self::MissingConfig if !release.has_rules() => "Missing .gitlab-ci.yml file".to_owned(),
            other => other.to_string(),
        }
    }
}

/// What is known of a pipeline once all checks have passed.
pub(crate) struct Draft {
    pub(crate) order: Order,
    pub(crate) ref_kind: RefKind,
    pub(crate) commit: Commit,
    pub(crate) failing: Option<&'static str>,
    pub(crate) pace: i64,
}

impl World {
    /// Makes the pipeline, or says why not. The checks come in GitLab's order:
    /// variables, rights, ref, rate, configuration, jobs.
    pub(crate) fn create_pipeline(
        &mut self,
        order: Order,
        now: Moment,
    ) -> Result<PipelineId, Refusal> {
        let project = self.project(order.project).ok_or(Refusal::NotAllowed)?;
        let release = self.release();
        let role = if order.trigger.is_some() && !release.checks_trigger_owner() {
            // Nobody's rights are asked for.
            Some(Role::Owner)
        } else {
            self.role_for_builds(project, order.user)
        };
        if release.restricts_variables() {
            check_variables(project, role, &order.variables)?;
        }
        let role = role.filter(|role| *role >= Role::Developer && !project.archived);
        let role = role.ok_or(Refusal::NotAllowed)?;
        let git_ref = project.find_ref(&order.ref_name);
        check_ref(git_ref, role, &order.ref_name)?;
        let git_ref = git_ref.ok_or(Refusal::ReferenceNotFound)?;
        let recent = self.pipelines_in_last_minute(order.project, now);
        if release.limits_pipelines() && recent >= PIPELINES_PER_MINUTE {
            return Err(Refusal::TooMany);
        }
        if project.ci.file().is_none() {
            return Err(Refusal::MissingConfig);
        }
        // A configuration without inputs takes any here; GitLab refuses them.
        let known = project.ci.inputs().filter(|_| release.has_inputs());
        if let Some(fault) = known.and_then(|known| inputs::fault(known, &order.inputs)) {
            return Err(Refusal::Inputs(fault));
        }
        if git_ref.name == BRANCH_WITHOUT_JOBS {
            return Err(Refusal::NoJobs);
        }
        if !order.variables.iter().all(|variable| is_key(&variable.key)) {
            return Err(Refusal::VariableKey);
        }
        let (ref_kind, commit) = (git_ref.kind, git_ref.commit.clone());
        let order = Order {
            ref_name: git_ref.name.to_owned(),
            ..order
        };
        let id = PipelineId(self.next_pipeline);
        let draft = Draft {
            order,
            ref_kind,
            commit,
            failing: None,
            pace: 1,
        };
        self.add_pipeline(id, draft, now);
        Ok(id)
    }

    /// Adds a pipeline without asking; the seed uses this for the past.
    pub(crate) fn add_pipeline(&mut self, id: PipelineId, draft: Draft, created_at: Moment) {
        let Draft {
            order,
            ref_kind,
            commit,
            failing,
            pace,
        } = draft;
        let Some(ci) = self.project(order.project).map(|project| project.ci) else {
            return;
        };
        let mut jobs = Vec::new();
        for job_plan in job_plans(ci) {
            jobs.push(plan::first_attempt(
                JobId(self.next_job),
                job_plan,
                created_at,
            ));
            self.next_job += 1;
        }
        let earlier = self
            .pipelines
            .iter()
            .filter(|other| other.project == order.project);
        let iid = earlier.map(|other| other.iid).max().unwrap_or(0) + 1;
        let mut variables = order.variables;
        variables.extend(order.payload);
        let mut pipeline = Pipeline {
            id,
            iid,
            project: order.project,
            ref_name: order.ref_name,
            ref_kind,
            commit,
            source: order.source,
            user: order.user,
            trigger: order.trigger,
            created_at,
            variables,
            jobs,
            failing,
            pace,
        };
        plan::plan(&mut pipeline, ci, self.seed, created_at);
        if pipeline.jobs.iter().any(|job| job.starts.is_some()) {
            self.awaiting.insert(id);
        }
        self.pipelines.push(pipeline);
        self.next_pipeline = self.next_pipeline.max(id.0 + 1);
    }

    /// A blocked user has no role anywhere.
    fn role_for_builds(&self, project: &Project, user: UserId) -> Option<Role> {
        let user = self.user(user).filter(|user| !user.blocked)?;
        project.role_of(user.id)
    }

    fn pipelines_in_last_minute(&self, project: ProjectId, now: Moment) -> usize {
        let since = now.plus(-60 * SECOND);
        let recent = self
            .pipelines
            .iter()
            .rev()
            .take_while(|other| other.created_at > since);
        recent.filter(|other| other.project == project).count()
    }
}

fn check_variables(
    project: &Project,
    role: Option<Role>,
    variables: &[Variable],
) -> Result<(), Refusal> {
    let mut twice = Vec::new();
    for (index, variable) in variables.iter().enumerate() {
        let is_repeated = variables
            .iter()
            .take(index)
            .any(|other| other.key == variable.key);
        if is_repeated && !twice.contains(&variable.key) {
            twice.push(variable.key.clone());
        }
    }
    if !twice.is_empty() {
        return Err(Refusal::DuplicateVariables(twice));
    }
    let is_allowed = project.takes_variables_from(role);
    // Without a role the answer is that nothing may be built at all.
    if variables.is_empty() || is_allowed || role.is_none() {
        Ok(())
    } else {
        Err(Refusal::VariablesNotAllowed)
    }
}

fn check_ref(git_ref: Option<&GitRef>, role: Role, name: &str) -> Result<(), Refusal> {
    match git_ref {
        Some(git_ref) if !git_ref.may_be_built_by(role) => {
            Err(Refusal::ProtectedRef(name.to_owned()))
        }
        Some(_) => Ok(()),
        None => Err(Refusal::ReferenceNotFound),
    }
}

/// GitLab's rule for the key of a variable: letters, digits and `_`, at most
/// 255 characters.
fn is_key(key: &str) -> bool {
    let is_word = key
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_word && (1..=255).contains(&key.len())
}
