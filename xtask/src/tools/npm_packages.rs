//! The npm packages that tests are written with.

use std::fs;
use std::path::PathBuf;
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
    packages("tests/browser", "the packages of the browser journeys")
}

/// The same for the packages by which the tests of the snippets read and run
/// them; gives the folder of their programs.
pub(super) fn snippets_packages() -> Outcome<PathBuf> {
    node()?;
    let folder = "crates/snippets/tests/node";
    packages(folder, "the npm packages of the snippet tests")?;
    Ok(repository::root().join(folder).join("node_modules/.bin"))
}

/// Makes sure that the packages of `folder` are those of its lock file.
fn packages(folder: &str, what: &str) -> Outcome {
    let folder = repository::root().join(folder);
    let lock = folder.join("package-lock.json");
    // Written last: a copy of the lock file that the packages were installed by.
    let installed = folder.join("node_modules/.installed-package-lock.json");
    let wanted = fs::read(&lock).map_err(Failure::because("package-lock.json is not readable"))?;
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let mut npm = npm();
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&folder)
        // The browser is the one on this machine.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    install::run(what, "about 20 seconds", npm)?;
    fs::write(&installed, wanted).map_err(Failure::because("node_modules cannot be written"))
}
