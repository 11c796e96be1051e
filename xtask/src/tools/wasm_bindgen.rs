//! wasm-bindgen's command, which writes the JavaScript around the module, and
//! its runner of tests.

use std::path::PathBuf;

use super::cargo_install::CargoTool;
use super::versions;
use crate::failure::Outcome;

const RUNNER: &str = "wasm-bindgen-test-runner";

/// The folder with `wasm-bindgen` and its test runner.
pub(super) fn folder() -> Outcome<PathBuf> {
    let wasm_bindgen = CargoTool {
        package: "wasm-bindgen-cli",
        version: versions::WASM_BINDGEN_CLI,
        programs: &["wasm-bindgen", RUNNER],
        takes: "into the cache, about 2 minutes on 2 cores",
        may_unlock: true,
    };
    wasm_bindgen.folder()
}

/// The program that runs wasm tests in a browser.
pub(crate) fn test_runner() -> Outcome<PathBuf> {
    Ok(folder()?.join(RUNNER))
}
