//! GitLab's nouns, one file each, with how each is read.

mod access;
mod branch;
mod bridge;
mod commit;
mod described;
mod git_ref;
mod grant;
mod ids;
mod job;
mod job_needs;
mod pipeline;
mod project;
mod project_ref;
mod source;
mod status;
mod tag;
mod token_info;
mod trigger;
mod trigger_access;
mod user;
mod variable;
mod version;

#[cfg(test)]
mod tests;

pub use access::AccessLevel;
pub use branch::Branch;
pub use bridge::Bridge;
pub use commit::Commit;
pub use described::{DescribedVariable, DescribedVariables};
pub use git_ref::GitRef;
pub use grant::Grant;
pub use ids::{JobId, PipelineId, ProjectId, TriggerId, UserId};
pub use job::Job;
pub use job_needs::{JobNeeds, NeedsPage};
pub use pipeline::{Pipeline, PipelineBasic};
pub use project::Project;
pub use project_ref::ProjectRef;
pub use source::Source;
pub use status::Status;
pub use tag::Tag;
pub use token_info::TokenInfo;
pub use trigger::{Trigger, TriggerToken};
pub use trigger_access::{TriggerAccess, TriggerAccesses};
pub use user::{User, UserState};
pub use variable::{Variable, VariableKind};
pub use version::Version;
