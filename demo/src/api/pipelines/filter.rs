//! Which pipelines a list shows.

use crate::api::Response;
use crate::api::call::Call;
use crate::api::params::invalid;
use crate::world::{JobStatus, Moment, Pipeline, RefKind, SOURCE_WORDS, Source, World};

const STATUSES: [&str; 13] = [
    "created",
    "waiting_for_resource",
    "preparing",
    "waiting_for_callback",
    "pending",
    "running",
    "success",
    "failed",
    "canceling",
    "canceled",
    "skipped",
    "manual",
    "scheduled",
];
const SCOPES: [&str; 5] = ["running", "pending", "finished", "branches", "tags"];
/// What a list of pipelines is narrowed by.
pub(super) struct Filter {
    scope: Option<String>,
    status: Option<String>,
    source: Option<String>,
    ref_name: Option<String>,
    sha: Option<String>,
    username: Option<String>,
    name: Option<String>,
    yaml_errors: Option<bool>,
    updated: (Option<Moment>, Option<Moment>),
    created: (Option<Moment>, Option<Moment>),
}

impl Filter {
    /// Reads the parameters of the list (GitLab docs, "List project pipelines").
    pub(super) fn read(call: &Call<'_>) -> Result<Self, Response> {
        let params = &call.params;
        let moment = |name: &str| match params.text(name)? {
            None => Ok(None),
            Some(text) => Moment::parse(&text).map(Some).ok_or_else(|| invalid(name)),
        };
        Ok(Self {
            scope: params.word("scope", &SCOPES)?,
            status: params.word("status", &STATUSES)?,
            source: params.word("source", &SOURCE_WORDS)?,
            ref_name: params.text("ref")?,
            sha: params.text("sha")?,
            username: params.text("username")?,
            name: params.text("name")?,
            yaml_errors: params.flag("yaml_errors")?,
            updated: (moment("updated_after")?, moment("updated_before")?),
            created: (moment("created_after")?, moment("created_before")?),
        })
    }

    /// Whether the list shows this pipeline.
    pub(super) fn keeps(&self, world: &World, pipeline: &Pipeline, now: Moment) -> bool {
        let is = |wanted: &Option<String>, actual: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted == actual)
        };
        let within = |(after, before): (Option<Moment>, Option<Moment>), moment: Moment| {
            after.is_none_or(|after| moment > after) && before.is_none_or(|before| moment < before)
        };
        // Child pipelines are only listed when they are asked for.
        let is_hidden = pipeline.source == Source::ParentPipeline && self.source.is_none();
        let username = world.user(pipeline.user).map_or("", |user| user.username);
        // What is told by the jobs comes last, as it takes longest.
        !is_hidden
            && is(&self.source, pipeline.source.word())
            && is(&self.ref_name, &pipeline.ref_name)
            && is(&self.sha, &pipeline.commit.sha)
            && is(&self.username, username)
            // No pipeline of the demo's world has a name or a broken configuration.
            && self.name.is_none()
            && self.yaml_errors != Some(true)
            && within(self.created, pipeline.created_at)
            && (self.updated == (None, None) || within(self.updated, pipeline.updated_at(now)))
            && (self.status.is_none() || is(&self.status, pipeline.status(now).word()))
            && is_in_scope(self.scope.as_deref(), world, pipeline, now)
    }
}

/// Whether a pipeline is in the scope that was asked for, if one was.
pub(in crate::api) fn is_in_scope(
    scope: Option<&str>,
    world: &World,
    pipeline: &Pipeline,
    now: Moment,
) -> bool {
    match scope {
        Some("running") => pipeline.status(now) == JobStatus::Running,
        Some("pending") => pipeline.status(now) == JobStatus::Pending,
        Some("finished") => pipeline.is_finished(now),
        Some("branches") => is_newest_of_ref(world, pipeline, RefKind::Branch),
        Some("tags") => is_newest_of_ref(world, pipeline, RefKind::Tag),
        _ => true,
    }
}

fn is_newest_of_ref(world: &World, pipeline: &Pipeline, kind: RefKind) -> bool {
    let mut of_project = world.pipelines(pipeline.project);
    let newest =
        of_project.find(|other| other.ref_kind == kind && other.ref_name == pipeline.ref_name);
    newest.is_some_and(|newest| newest.id == pipeline.id)
}
