//! No warning of the compiler or of clippy is left.

use super::counts::Counts;
use super::{Extent, wasm};
use crate::failure::Outcome;
use crate::{program, tools};

/// What runs in the browser.
const IN_THE_BROWSER: [&str; 5] = [
    "pullcord",
    "pullcord-gitlab",
    "pullcord-snippets",
    "pullcord-joblog",
    "pullcord-speed",
];

/// Everything, tests included, compiled for this machine.
pub(super) fn host(_: Extent) -> Outcome<Counts> {
    clippy(&["--workspace", "--all-targets"])?;
    Ok(Counts::one_passed())
}

/// What runs in the browser, compiled for it.
pub(super) fn wasm(_: Extent) -> Outcome<Counts> {
    tools::rust_target()?;
    let packages = IN_THE_BROWSER
        .iter()
        .flat_map(|package| ["--package", package]);
    let target = ["--target", tools::RUST_TARGET];
    clippy(&target.into_iter().chain(packages).collect::<Vec<_>>())?;
    if wasm::exist() {
        let tests = ["--package", "pullcord", "--test", wasm::TESTS];
        clippy(&target.into_iter().chain(tests).collect::<Vec<_>>())?;
    }
    Ok(Counts::one_passed())
}

fn clippy(arguments: &[&str]) -> Outcome {
    let mut clippy = program::command("cargo");
    clippy
        .arg("clippy")
        .args(arguments)
        .args(["--", "-D", "warnings"]);
    program::run(clippy)?
        .or_fail("Clippy has something to say. Its lines are above; correct what they name.")
        .map(drop)
}
