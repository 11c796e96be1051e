//! Trunk, which builds the page.

use std::path::PathBuf;

use super::cargo_install::CargoTool;
use super::versions;
use crate::failure::Outcome;

/// The folder with `trunk`.
pub(super) fn folder() -> Outcome<PathBuf> {
    let trunk = CargoTool {
        package: "trunk",
        version: versions::TRUNK,
        programs: &["trunk"],
        takes: "into the cache, about 6 minutes on 2 cores",
        may_unlock: false,
    };
    trunk.folder()
}
