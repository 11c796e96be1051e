//! Which job of a build waits for which, which only GraphQL tells.

use crate::endpoint::{Endpoint, asked};
use crate::error::Doing;
use crate::nouns::{NeedsPage, PipelineId};
use crate::server::Feature;

/// The jobs of one build, a hundred at a time, which is the most GitLab gives.
const QUESTION: &str = "\
query($path: ID!, $build: CiPipelineID!, $after: String) {
  project(fullPath: $path) {
    pipeline(id: $build) {
      jobs(first: 100, after: $after) {
        nodes { name needs { nodes { name } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}";

/// GraphQL `project.pipeline.jobs.needs` (GitLab docs, API > GraphQL, `CiJob`): role Reporter,
/// or anyone where builds are public. `path` is the project's full path, as GraphQL knows no
/// numbers of projects; `after` is where the page before ended.
pub fn job_needs(path: &str, build: PipelineId, after: Option<&str>) -> Endpoint<NeedsPage> {
    let build = format!("gid://gitlab/Ci::Pipeline/{build}");
    let mut variables = vec![("path", path), ("build", build.as_str())];
    variables.extend(after.map(|after| ("after", after)));
    asked(Doing::ReadNeeds, QUESTION, &variables).needs(Feature::Needs)
}

#[cfg(test)]
mod tests;
