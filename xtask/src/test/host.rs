//! Unit, property, contract and documentation tests on this machine.

use super::Extent;
use super::counts::Counts;
use super::snippet_proof;
use crate::failure::Outcome;
use crate::program::{self, Finished};
use crate::{say, tools};

pub(super) fn run(extent: Extent) -> Outcome<Counts> {
    snippet_proof::forget()?;
    let mut cargo = program::command("cargo");
    cargo.env("PATH", tools::snippet_runtimes()?);
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    // A test that leaves something out says so, even when it passes.
    cargo.args(["--", "--show-output"]);
    if extent == Extent::Long {
        cargo
            .env("PULLCORD_LONG", "1")
            .env("PROPTEST_CASES", "4096");
    }
    Ok(count(&program::run(cargo)?))
}

/// The counts of a test runner, whose lines are shown when it did not end well.
pub(super) fn count(finished: &Finished) -> Counts {
    if !finished.success {
        for line in finished.telling().filter(|line| !line.ends_with(" ... ok")) {
            say::detail(line);
        }
    }
    Counts::of_test_runner(&finished.lines).ended(finished.success)
}
