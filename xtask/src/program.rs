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
/// What a program writes, in an error of its own or a compiler's, when the disk
/// has no room left.
const DISK_FULL: &str = "No space left on device";
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
    /// The lines that are not mere progress.
    pub(crate) fn telling(&self) -> impl Iterator<Item = &str> {
        let is_progress = |line: &&str| PROGRESS.iter().any(|it| line.trim().starts_with(it));
        self.lines
            .iter()
            .map(String::as_str)
            .filter(move |line| !is_progress(line))
    }

    /// The last of the telling lines, for an explanation.
    pub(crate) fn tail(&self) -> Vec<String> {
        let telling: Vec<&str> = self.telling().collect();
        let start = telling.len().saturating_sub(TAIL);
        telling[start..]
            .iter()
            .copied()
            .map(str::to_owned)
            .collect()
    }

    /// Itself, or why there is nothing to judge: a full disk fails everything
    /// after it too, which no other line says.
    fn unless_disk_full(self) -> Outcome<Self> {
        let is_full = !self.success && self.lines.iter().any(|line| line.contains(DISK_FULL));
        if !is_full {
            return Ok(self);
        }
        let failure = Failure::new(
            "The disk is full. What a full test run builds takes about 9 GB: remove what is \
             not needed (`cargo clean` empties the folder target), or name a folder on another \
             disk in CARGO_TARGET_DIR.",
        );
        Err(failure.with_details(self.tail()))
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
/// Fails only when the program cannot be started or waited for, or the disk was
/// full; how else it ended is for the caller to judge.
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
    Finished {
        success: status.success(),
        lines,
    }
    .unless_disk_full()
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
    fn a_full_disk_is_said_where_a_program_failed_over_it() {
        let ended = |success| Finished {
            success,
            lines: vec![format!(
                "error: failed to write x.o: {DISK_FULL} (os error 28)"
            )],
        };
        let failure = ended(false).unless_disk_full().expect_err("it is full");
        assert!(failure.sentence.starts_with("The disk is full."));
        assert_eq!(failure.details.len(), 1);
        assert!(ended(true).unless_disk_full().is_ok());
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
