//! API v3, as GitLab 8.4 to 8.17 speak it: what a screen asks, asked and read in its way.
//!
//! Facts are from GitLab's documentation and source of 8.4 and 8.17 (docs, API > Builds,
//! Build triggers, Pipelines, Branches, Tags). Triggers have neither id nor description and
//! are known by their token; branches and tags come all at once; and until 8.13 there is
//! nothing but jobs, which are gathered into builds here.

mod builds;
mod course;
mod groups;
mod named;
mod numbers;
mod projects;
mod run;
mod triggers;

pub(crate) use builds::{build, builds, job, jobs_of};
pub(crate) use course::{Course, Next, Read, Step};
pub(crate) use named::named;
pub(crate) use numbers::numbered;
pub(crate) use projects::projects;
pub(crate) use run::run;
pub(crate) use triggers::{delete, find};

use crate::server::{Feature, Server};

#[cfg(test)]
mod tests;

/// Whether builds have numbers there, and jobs name theirs.
fn has_builds(server: &Server) -> bool {
    server.has(Feature::Builds)
}
