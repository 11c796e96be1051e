//! Everything that can be asked of GitLab, one file for each noun.
//!
//! All calls are GitLab's API v4 (GitLab docs, API > REST) where nothing else is said; each
//! says as well how API v3 is asked, and what the server must have. Roles and scopes named here
//! are what GitLab asks for; with less it answers 403, or 404 where it hides the project.
//! Reading takes the scope `read_api`, changing takes `api`.

mod account;
mod branches;
mod described;
mod instance;
mod jobs;
mod needs;
mod pipelines;
mod projects;
mod run;
mod tags;
mod trigger_access;
mod triggers;

pub use account::{current_user, token_info};
pub use branches::branches;
pub use described::{ci_file, described_variables};
pub use instance::{metadata, version};
pub use jobs::{JobFilter, cancel_job, job, jobs, play_job, retry_job, trace, trace_from};
pub use needs::job_needs;
pub use pipelines::{
    PipelineFilter, cancel_pipeline, pipeline, pipeline_bridges, pipeline_jobs, pipeline_variables,
    pipelines, retry_pipeline, trigger_jobs,
};
pub use projects::{
    ProjectSearch, maintained_projects, maintained_projects_of_group, project, projects,
};
pub use run::{Run, Started, run_trigger};
pub use tags::tags;
pub use trigger_access::trigger_access;
pub use triggers::{NewTrigger, create_trigger, delete_trigger, trigger, triggers, update_trigger};

use crate::nouns::ProjectRef;

/// The path of something inside a project.
fn in_project(project: &ProjectRef, rest: &str) -> String {
    format!("/projects/{}/{rest}", project.segment())
}

#[cfg(test)]
mod tests;
