//! The demo GitLab with the console beside it, for as long as the journeys run.

use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::failure::{Failure, Outcome};
use crate::{demo, program};

/// The instant at which the demo's world starts, so that every run sees the
/// same one.
pub(super) const CLOCK: &str = "2026-11-23T12:00:00Z";
/// How long it may take until it listens.
const PATIENCE: Duration = Duration::from_secs(30);

/// Which demo the journeys go through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum World {
    /// What the demo's README tells.
    Usual,
    /// With projects of thousands of builds, and large logs.
    Large,
    /// The usual one, as a GitLab of this age serves it.
    Old(&'static str),
}

impl World {
    /// All of them, in the order in which they are gone through.
    pub(super) const ALL: [Self; 6] = [
        Self::Usual,
        Self::Large,
        Self::Old("8.4"),
        Self::Old("8.17"),
        Self::Old("9.0"),
        Self::Old("11.5"),
    ];

    /// Its name for the journeys.
    pub(super) fn name(self) -> String {
        match self {
            Self::Usual => "usual".to_owned(),
            Self::Large => "large".to_owned(),
            Self::Old(age) => format!("gitlab-{age}"),
        }
    }

    /// What the demo is told to be it.
    fn words(self) -> Vec<&'static str> {
        match self {
            Self::Usual => Vec::new(),
            Self::Large => vec!["--scale"],
            Self::Old(age) => vec!["--gitlab", age],
        }
    }
}

/// A running demo. It ends when this is dropped.
pub(super) struct Server {
    child: Child,
    /// The console's address, without a last slash.
    pub(super) console: String,
    /// The demo GitLab's address, without a last slash.
    pub(super) gitlab: String,
}

impl Server {
    /// Builds and starts the demo on two free ports, with this world, serving the console's files from `dist`. Fails when it ends or does not
    /// tell its addresses.
    pub(super) fn start(dist: &Path, world: World) -> Outcome<Self> {
        let cannot = || Failure::because("The demo GitLab could not be started");
        let mut demo = program::command(demo::build()?);
        demo.args([
            "--listen",
            "127.0.0.1:0",
            "--console-listen",
            "127.0.0.1:0",
            "--control",
        ]);
        demo.args(["--clock", CLOCK, "--console"]).arg(dist);
        demo.args(world.words());
        let (reader, writer) = io::pipe().map_err(cannot())?;
        demo.stdin(Stdio::null())
            .stdout(writer.try_clone().map_err(cannot())?)
            .stderr(writer);
        let child = demo.spawn().map_err(cannot())?;
        drop(demo);
        let mut server = Self {
            child,
            console: String::new(),
            gitlab: String::new(),
        };
        server.learn_addresses(&lines(reader))?;
        Ok(server)
    }

    fn learn_addresses(&mut self, lines: &Receiver<String>) -> Outcome {
        let mut said = Vec::new();
        while self.console.is_empty() || self.gitlab.is_empty() {
            match lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    if let Some(address) = address(&line, "Console:") {
                        self.console = address;
                    } else if let Some(address) = address(&line, "GitLab:") {
                        self.gitlab = address;
                    }
                    said.push(line);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    let sentence =
                        "The demo GitLab did not tell its addresses. What it wrote is above.";
                    return Err(Failure::new(sentence).with_details(said));
                }
            }
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads to the end in a thread, so that the demo is never held up by a full pipe.
fn lines(reader: io::PipeReader) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(reader).lines().map_while(Result::ok) {
            // Nobody listens once the addresses are known.
            let _ = sender.send(line);
        }
    });
    receiver
}

/// The address on a line such as `Console:  http://127.0.0.1:8484/`.
fn address(line: &str, name: &str) -> Option<String> {
    let address = line.trim().strip_prefix(name)?.split_whitespace().next()?;
    address
        .starts_with("http://")
        .then(|| address.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_from_its_own_line_only() {
        let cases = [
            (
                "Console: http://127.0.0.1:8484/",
                Some("http://127.0.0.1:8484"),
            ),
            (
                "  Console:   http://127.0.0.1:1/x/ (open it)",
                Some("http://127.0.0.1:1/x"),
            ),
            ("GitLab:  http://127.0.0.1:8485", None),
            ("Console: soon", None),
        ];
        for (line, expected) in cases {
            assert_eq!(address(line, "Console:").as_deref(), expected, "{line}");
        }
    }
}
