//! The packages that the browser journeys are written with.

use std::fs;
use std::process::Command;

use super::{install, node};
use crate::failure::{Failure, Outcome};
use crate::{program, repository};

/// The command `npm`, which is a script on Windows.
pub(super) fn npm() -> Command {
    program::command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Makes sure that the packages of `tests/browser` are those of its lock file.
pub(crate) fn journeys_packages() -> Outcome {
    node()?;
    let journeys = repository::root().join("tests/browser");
    let lock = journeys.join("package-lock.json");
    // Written last: a copy of the lock file that the packages were installed by.
    let installed = journeys.join("node_modules/.installed-package-lock.json");
    let wanted = fs::read(&lock).map_err(Failure::because("package-lock.json is not readable"))?;
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let mut npm = npm();
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&journeys)
        // The browser is the one on this machine.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    install::run(
        "the packages of the browser journeys",
        "about 20 seconds",
        npm,
    )?;
    fs::write(&installed, wanted).map_err(Failure::because("node_modules cannot be written"))
}
