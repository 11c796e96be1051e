//! Runs another program to its end and keeps what it wrote.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::{repository, say};

/// How often a program that takes long is mentioned.
const REMINDER: Duration = Duration::from_secs(60);
/// How many of a failed program's last lines are shown.
const TAIL: usize = 200;
/// How cargo's lines of progress begin, which explain nothing; last, those that
/// it writes for programs.
const PROGRESS: [&str; 7] = [
    "Compiling ",
    "Checking ",
    "Downloaded ",
    "Downloading ",
    "Adding ",
    "Locking ",
    "{\"",
];

/// A program that has ended.
#[derive(Debug)]
pub(crate) struct Finished {
    /// Whether it ended well.
    pub(crate) success: bool,
    /// Its output and its errors in the order in which they were written.
    pub(crate) lines: Vec<String>,
}

impl Finished {
    /// The last lines that are not mere progress, for an explanation.
    pub(crate) fn tail(&self) -> Vec<String> {
        let is_progress = |line: &&String| PROGRESS.iter().any(|it| line.trim().starts_with(it));
        let telling: Vec<&String> = self
            .lines
            .iter()
            .filter(|line| !is_progress(line))
            .collect();
        telling
            .iter()
            .skip(telling.len().saturating_sub(TAIL))
            .copied()
            .cloned()
            .collect()
    }

    /// Itself where the program ended well, else a failure with `sentence`.
    pub(crate) fn or_fail(self, sentence: &str) -> Outcome<Self> {
        if self.success {
            return Ok(self);
        }
        Err(Failure::new(sentence).with_details(self.tail()))
    }
}

/// A command at the root of the repository whose output is plain text.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(repository::root())
        .env("CARGO_TERM_COLOR", "never");
    command
}

/// Runs `command` to its end, without input.
///
/// Fails only when the program cannot be started or waited for; how it ended is
/// for the caller to judge.
pub(crate) fn run(mut command: Command) -> Outcome<Finished> {
    let name = command.get_program().to_string_lossy().into_owned();
    let cannot = || Failure::because(format!("{name} could not be run"));
    let (reader, writer) = io::pipe().map_err(cannot())?;
    command
        .stdin(Stdio::null())
        .stdout(writer.try_clone().map_err(cannot())?)
        .stderr(writer);
    let mut child = command.spawn().map_err(cannot())?;
    // It holds the pipe's other end, which must close for the reading to end.
    drop(command);

    let mut lines = Vec::new();
    let (start, mut told) = (Instant::now(), Instant::now());
    for bytes in BufReader::new(reader).split(b'\n') {
        let text = String::from_utf8_lossy(&bytes.map_err(cannot())?)
            .trim_end()
            .to_owned();
        if told.elapsed() > REMINDER && !text.starts_with('{') {
            told = Instant::now();
            say::detail(&format!(
                "{} so far: {}",
                say::duration(start.elapsed()),
                text.trim()
            ));
        }
        lines.push(text);
    }
    let status = child.wait().map_err(cannot())?;
    Ok(Finished {
        success: status.success(),
        lines,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rustc(argument: &str) -> Finished {
        let mut rustc = command("rustc");
        rustc.arg(argument);
        run(rustc).expect("rustc starts")
    }

    #[test]
    fn output_is_kept_when_a_program_ends_well() {
        let finished = rustc("--version");
        assert!(finished.success);
        assert!(finished.lines[0].starts_with("rustc "));
    }

    #[test]
    fn errors_are_kept_when_it_does_not() {
        let failure = rustc("--no-such-option")
            .or_fail("Sentence.")
            .expect_err("it must fail");
        assert_eq!(failure.sentence, "Sentence.");
        assert!(
            failure
                .details
                .iter()
                .any(|line| line.contains("no-such-option"))
        );
    }

    #[test]
    fn progress_is_left_out_of_an_explanation() {
        let lines = [
            "   Compiling serde v1.0.0",
            "error: no",
            "    Checking xtask v0.1.0",
        ];
        let finished = Finished {
            success: false,
            lines: lines.map(str::to_owned).to_vec(),
        };
        assert_eq!(finished.tail(), ["error: no"]);
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = run(command("no-such-program-here")).expect_err("it is not there");
        assert!(
            failure.sentence.contains("no-such-program-here"),
            "{}",
            failure.sentence
        );
    }
}
