//! What is measured. Times are told and never judged: the machine may be busy.

use crate::failure::Outcome;
use crate::{program, say};

/// Runs every benchmark and prints its figures.
pub(crate) fn run() -> Outcome {
    say::line("Measuring how long snippets take to write (about a minute the first time)");
    let mut cargo = program::command("cargo");
    cargo.args([
        "bench",
        "--package",
        "pullcord-snippets",
        "--bench",
        "writing",
    ]);
    let finished = program::run(cargo)?.or_fail("The benchmark did not run. See above.")?;
    let figures = finished
        .lines
        .iter()
        .skip_while(|line| !line.starts_with("writing a call"));
    for line in figures {
        say::detail(line);
    }
    Ok(())
}
