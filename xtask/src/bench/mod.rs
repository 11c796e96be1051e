//! What is measured. Times are told and never judged: the machine may be busy.

mod in_browser;

use crate::failure::Outcome;
use crate::{program, say};

/// A benchmark of a crate: what it measures, and where it is.
struct Bench {
    what: &'static str,
    package: &'static str,
    name: &'static str,
}

const BENCHES: [Bench; 2] = [
    Bench {
        what: "how long a call takes to write",
        package: "pullcord-snippets",
        name: "writing",
    },
    Bench {
        what: "how fast a log is read",
        package: "pullcord-joblog",
        name: "reading",
    },
];

/// Runs every benchmark and prints its figures.
pub(crate) fn run() -> Outcome {
    for bench in &BENCHES {
        on_host(bench)?;
    }
    in_browser::run()
}

fn on_host(bench: &Bench) -> Outcome {
    let what = bench.what;
    say::line(&format!("Measuring {what} (about a minute the first time)"));
    let mut cargo = program::command("cargo");
    cargo.args(["bench", "--package", bench.package, "--bench", bench.name]);
    let finished =
        program::run(cargo)?.or_fail("The benchmark did not run. The lines above say why.")?;
    // Cargo's own lines come before the program's.
    let figures = finished
        .lines
        .iter()
        .skip_while(|line| !line.trim_start().starts_with("Running "))
        .skip(1);
    for line in figures {
        say::detail(line);
    }
    Ok(())
}
