//! cargo-deny, which checks the licences and sources of all dependencies.

use std::path::PathBuf;

use super::cargo_install::CargoTool;
use super::versions;
use crate::failure::Outcome;

/// The program `cargo-deny`.
pub(crate) fn cargo_deny() -> Outcome<PathBuf> {
    let cargo_deny = CargoTool {
        package: "cargo-deny",
        version: versions::CARGO_DENY,
        programs: &["cargo-deny"],
        takes: "into the cache, about 5 minutes on 2 cores",
        may_unlock: true,
    };
    Ok(cargo_deny.folder()?.join("cargo-deny"))
}
