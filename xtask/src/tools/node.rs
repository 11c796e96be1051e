//! Node.js, on which wasm-opt and the browser journeys run.

use super::{path, versions};
use crate::failure::{Failure, Outcome};
use crate::program;

/// Makes sure of Node.js in a version that is new enough, and of its npm.
pub(crate) fn node() -> Outcome {
    if path::find("node").is_none() || path::find("npm").is_none() {
        return Err(Failure::new(format!(
            "Node.js was not found. Install version {} or newer with its npm, for example from \
             https://nodejs.org, and run the same command again.",
            versions::NODE
        )));
    }
    let mut node = program::command("node");
    node.arg("--version");
    let answer = program::run(node)?
        .or_fail("Node.js did not tell its version.")?
        .lines
        .join(" ");
    if major(&answer).is_some_and(|major| major >= versions::NODE) {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Node.js {} is too old. Install version {} or newer, for example from \
         https://nodejs.org, and run the same command again.",
        answer.trim(),
        versions::NODE
    )))
}

/// The first number of an answer such as `v20.20.2`.
fn major(answer: &str) -> Option<u32> {
    answer
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        for (answer, expected) in [
            ("v20.20.2", Some(20)),
            ("v9.0.0\n", Some(9)),
            ("20.1.0", None),
            ("", None),
        ] {
            assert_eq!(major(answer), expected, "{answer}");
        }
    }
}
