//! How fast a log is read in a browser, beside npm's ansi_up.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::{dist, program, repository, say, tools};

const PACKAGE: &str = "pullcord-speed";
const MODULE: &str = "pullcord_speed";

/// Builds joblog as the console is built, and measures it where the console runs.
pub(super) fn run() -> Outcome {
    say::line("Measuring how fast a log is read in the browser (two minutes the first time)");
    let browser = tools::browser()?;
    let path = tools::page_builders()?;
    tools::journeys_packages()?;
    let target = repository::target()?;
    let folder = target.join("speed");
    build(&target, &folder, &path)?;
    let mut node = program::command("node");
    node.arg("speed.mjs")
        .arg(&folder)
        .current_dir(repository::root().join("tests/browser"))
        .env("PULLCORD_BROWSER", browser);
    let finished = program::run(node)?
        .or_fail("Nothing was measured in the browser. The lines above say why.")?;
    for line in &finished.lines {
        say::detail(line);
    }
    Ok(())
}

/// Writes the module and its JavaScript into `folder`, with the tools on `path`.
fn build(target: &Path, folder: &Path, path: &OsStr) -> Outcome {
    let failed = "joblog could not be built for the browser. The lines above say why.";
    let mut cargo = program::command("cargo");
    cargo.args(["build", "--release", "--package", PACKAGE]);
    cargo.args(["--target", tools::RUST_TARGET]);
    program::run(cargo)?.or_fail(failed)?;

    let built = target.join(tools::RUST_TARGET).join("release");
    let mut wasm_bindgen = program::command("wasm-bindgen");
    wasm_bindgen
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(folder)
        .arg(built.join(format!("{MODULE}.wasm")))
        .env("PATH", path);
    program::run(wasm_bindgen)?.or_fail(failed)?;

    let file = folder.join(format!("{MODULE}_bg.wasm"));
    let cannot = || Failure::because(format!("{} is not to be had", file.display()));
    let module = fs::read(&file).map_err(cannot())?;
    fs::write(&file, dist::shrink(&module, folder, path)?).map_err(cannot())
}
