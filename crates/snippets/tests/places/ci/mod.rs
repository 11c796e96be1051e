//! Jobs of CI systems: the file is read by the place's own reader, or by readers of its
//! language, and its script run by a shell.

mod github;
mod gitlab;
mod gitlab_trigger;
mod jenkins;
mod woodpecker;

use crate::support::bench::Text;
use std::process::Command;

/// `text` under a line, each line further to the right.
fn under(head: &str, text: &str, indent: &str) -> String {
    let lines = text.split('\n').map(|line| [indent, line].concat());
    [head, "\n", &lines.collect::<Vec<_>>().join("\n"), "\n"].concat()
}

/// `shell` with a step's own environment: what the file names, each name with the secret
/// that is said for it, and nothing of the bench's.
fn with_secrets<'a>(
    text: &Text<'_>,
    shell: &str,
    named: impl Iterator<Item = (&'a str, &'a str)>,
) -> Command {
    let mut command = text.command(shell);
    for (name, _) in &text.environment {
        command.env_remove(name);
    }
    for (name, secret) in named {
        command.env(name, stored(text, secret));
    }
    command
}

/// The secret of this name.
fn stored<'a>(text: &'a Text<'_>, name: &str) -> &'a str {
    let found = text.environment.iter().find(|(other, _)| other == name);
    let (_, value) = found.unwrap_or_else(|| panic!("no secret {name}"));
    value
}
