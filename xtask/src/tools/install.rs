//! Runs an installer and explains what went wrong when it fails.

use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::program::{self, Finished};
use crate::say;

/// What installers write when they cannot reach the network: cargo (libcurl),
/// npm (Node's error codes), rustup and apt.
const NO_NETWORK: [&str; 14] = [
    "could not resolve host",
    "couldn't resolve host",
    "could not connect to server",
    "failed to connect to",
    "could not connect to",
    "couldn't connect to",
    "temporary failure resolving",
    "temporary failure in name resolution",
    "network is unreachable",
    "enotfound",
    "eai_again",
    "econnrefused",
    "etimedout",
    "could not download file",
];

/// Says that `what` is being installed and how long that takes, then does it.
pub(super) fn run(what: &str, takes: &str, command: Command) -> Outcome {
    say::line(&format!("Installing {what} ({takes}, once)"));
    let finished = program::run(command)?;
    if finished.success {
        Ok(())
    } else {
        Err(explain(what, &finished))
    }
}

/// The failure for an installer that did not succeed.
fn explain(what: &str, finished: &Finished) -> Failure {
    let sentence = if network_is_missing(&finished.lines) {
        format!(
            "{what} could not be installed, because the network was not reached. Connect this \
             machine to the internet and run the same command again."
        )
    } else {
        format!(
            "{what} could not be installed. The lines above say why; then run the same command \
             again."
        )
    };
    Failure::new(sentence).with_details(finished.tail())
}

fn network_is_missing(lines: &[String]) -> bool {
    lines.iter().any(|line| {
        let line = line.to_lowercase();
        NO_NETWORK.iter().any(|sign| line.contains(sign))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(line: &str) -> String {
        let finished = Finished {
            success: false,
            lines: vec![line.to_owned()],
        };
        explain("trunk 1.2.3", &finished).sentence
    }

    #[test]
    fn a_missing_network_is_recognised_in_every_installers_words() {
        for line in [
            "  [6] Could not resolve hostname (Could not resolve host: index.crates.io)",
            "  [7] Couldn't connect to server (Failed to connect to 127.0.0.1 port 1)",
            "npm error code ENOTFOUND",
            "npm error code EAI_AGAIN",
            "error: could not download file from 'https://static.rust-lang.org/x' to '/x'",
            "W: Failed to fetch http://deb.debian.org  Temporary failure resolving 'deb.debian.org'",
        ] {
            assert!(sentence(line).contains("network"), "{line}");
        }
    }

    #[test]
    fn another_failure_is_not_put_down_to_the_network() {
        let said = sentence("error: linker `cc` not found");
        assert!(
            said.starts_with("trunk 1.2.3 could not be installed."),
            "{said}"
        );
        assert!(!said.contains("network"));
    }
}
