//! Tests that are compiled to WebAssembly and run in a headless browser.

use super::counts::Counts;
use super::{Extent, host};
use crate::failure::Outcome;
use crate::{program, repository, tools};

/// The test target, `tests/web`.
pub(super) const TESTS: &str = "web";

/// Whether there are such tests.
pub(super) fn exist() -> bool {
    repository::root()
        .join("tests")
        .join(TESTS)
        .join("main.rs")
        .is_file()
}

pub(super) fn run(_: Extent) -> Outcome<Counts> {
    tools::rust_target()?;
    let runner = tools::test_runner()?;
    tools::browser()?;
    let chromedriver = tools::chromedriver()?;
    let mut cargo = program::command("cargo");
    cargo.args([
        "test",
        "--target",
        tools::RUST_TARGET,
        "--package",
        "pullcord",
        "--test",
        TESTS,
    ]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo.env("CHROMEDRIVER", chromedriver);
    Ok(host::count(&program::run(cargo)?))
}
