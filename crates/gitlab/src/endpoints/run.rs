//! Starting a build with a trigger token (GitLab docs, API > Pipeline trigger tokens).

use crate::endpoint::{Endpoint, one};
use crate::endpoints::in_project;
use crate::error::Doing;
use crate::nouns::{GitRef, Pipeline, ProjectRef};
use crate::request::{Body, Method};
use crate::secret::Token;

/// A build that is to be started.
#[derive(Clone, PartialEq, Eq)]
pub struct Run {
    /// The branch or tag; a bare commit hash is refused by GitLab.
    pub git_ref: GitRef,
    /// Variables by key and value, in this order.
    pub variables: Vec<(String, String)>,
    /// Inputs of the CI configuration by name and value (a value that is no string is JSON
    /// text); GitLab 18.1 and later.
    pub inputs: Vec<(String, String)>,
    /// More parameters of the call. GitLab does not read them, but keeps them in the build's
    /// `TRIGGER_PAYLOAD`.
    pub extra: Vec<(String, String)>,
}

/// Shows names only: values may be secret.
impl std::fmt::Debug for Run {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let keys = |pairs: &[(String, String)]| {
            pairs.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>()
        };
        formatter
            .debug_struct("Run")
            .field("git_ref", &self.git_ref)
            .field("variables", &keys(&self.variables))
            .field("inputs", &keys(&self.inputs))
            .field("extra", &keys(&self.extra))
            .finish()
    }
}

/// `POST /projects/:id/trigger/pipeline`, answered 201 with the build, which runs with the
/// rights of the trigger's owner. The trigger token is all it takes; no account goes along.
///
/// Everything is in the form body, the token too, so that no address holds it and a browser
/// sends the call without asking first. GitLab has no idempotency key here: send it once.
/// Parameters in `extra` cannot take the place of GitLab's own.
pub fn run_trigger(project: &ProjectRef, token: &Token, run: &Run) -> Endpoint<Pipeline> {
    let mut form = vec![
        ("token".to_owned(), token.reveal().to_owned()),
        ("ref".to_owned(), run.git_ref.as_str().to_owned()),
    ];
    let inside = |hash: &str, pairs: &[(String, String)]| {
        let named = |(name, value): &(String, String)| (format!("{hash}[{name}]"), value.clone());
        pairs.iter().map(named).collect::<Vec<_>>()
    };
    form.extend(inside("variables", &run.variables));
    form.extend(inside("inputs", &run.inputs));
    form.extend(
        run.extra
            .iter()
            .filter(|(name, _)| !is_gitlabs_own(name))
            .cloned(),
    );
    one(
        Doing::StartBuild,
        Method::Post,
        in_project(project, "trigger/pipeline"),
    )
    .with_body(Body::Form(form))
    .map_request(|request| request.identified = false)
}

fn is_gitlabs_own(name: &str) -> bool {
    let hash = name.split('[').next().unwrap_or_default();
    ["id", "token", "ref", "variables", "inputs"].contains(&hash)
}

#[cfg(test)]
mod tests;
