//! Where the repository is, and what is built from it.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::program;

/// The folder that holds the workspace's manifest.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The folder that cargo builds into.
pub(crate) fn target() -> Outcome<PathBuf> {
    let mut cargo = program::command("cargo");
    cargo.args(["metadata", "--format-version=1", "--no-deps", "--offline"]);
    let told = program::run(cargo)?.or_fail("cargo did not tell where it builds.")?;
    let folder = told.lines.iter().find_map(|line| {
        let told: serde_json::Value = serde_json::from_str(line).ok()?;
        told["target_directory"].as_str().map(PathBuf::from)
    });
    folder.ok_or_else(|| Failure::new("cargo did not tell where it builds."))
}
