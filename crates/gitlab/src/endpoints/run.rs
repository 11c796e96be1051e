//! Starting a build with a trigger token (GitLab docs, API > Pipeline trigger tokens).

use crate::decode;
use crate::endpoint::Endpoint;
use crate::endpoints::in_project;
use crate::error::Doing;
use crate::nouns::{GitRef, Pipeline, PipelineId, ProjectRef};
use crate::request::{Body, Method, Request};
use crate::response::Response;
use crate::secret::Token;
use crate::v3;

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

/// What is known of a build that was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Started {
    /// Its id.
    As(PipelineId),
    /// Nothing: an old server does not tell, and the build was not found.
    Untold,
}

/// `POST /projects/:id/trigger/pipeline`, answered 201 with the build, which runs with the
/// rights of the trigger's owner. The trigger token is all it takes; no account goes along.
///
/// Everything is in the form body, the token too, so that no address holds it and a browser
/// sends the call without asking first. GitLab has no idempotency key here: send it once.
/// Parameters in `extra` cannot take the place of GitLab's own. With API v3 it is
/// `trigger/builds`, whose answer does not name the build: that is looked for.
pub fn run_trigger(project: &ProjectRef, token: &Token, run: &Run) -> Endpoint<Started> {
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
    let git_ref = run.git_ref.clone();
    let read = |_: &Request, response: &Response| {
        let build: Pipeline = decode::one(&response.text())?;
        Some(Started::As(build.basic.id))
    };
    Endpoint::new(
        Doing::StartBuild,
        Request::new(Method::Post, in_project(project, "trigger/pipeline")),
        read,
    )
    .with_body(Body::Form(form))
    .map_request(|request| request.identified = false)
    .in_v3_by(move |server, asked| v3::run(server, asked, &git_ref))
}

fn is_gitlabs_own(name: &str) -> bool {
    let hash = name.split('[').next().unwrap_or_default();
    ["id", "token", "ref", "variables", "inputs"].contains(&hash)
}

#[cfg(test)]
mod tests;
