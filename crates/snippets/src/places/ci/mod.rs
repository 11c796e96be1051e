//! Jobs of CI systems.

pub(crate) mod github_actions;
pub(crate) mod gitlab_ci;
pub(crate) mod gitlab_ci_job_token;
pub(crate) mod gitlab_ci_trigger;
mod gitlab_file;
mod gitlab_trigger_limits;
pub(crate) mod jenkins;
mod secret_names;
pub(crate) mod woodpecker;

use super::{COMMAND_LIMIT, Limit};

/// A script's command.
const SCRIPT: Limit = Limit {
    of: "a command in a job",
    bytes: COMMAND_LIMIT,
    instead: "Shorten the longest value.",
};

/// Lines of comment, each beginning with `sign`, that say where these names are set;
/// nothing where there are none. Keys have no character that could end a comment.
fn heading(sign: &str, said: &str, names: &[&str]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let each = names
        .iter()
        .map(|name| [sign, "   ", name, "\n"].concat())
        .collect::<String>();
    [sign, " ", said, ":\n", &each].concat()
}
