//! The release build by Trunk.

use std::ffi::OsStr;

use super::Plan;
use crate::failure::Outcome;
use crate::program;

/// Runs Trunk with the tools on `path`.
pub(super) fn build(plan: &Plan, path: &OsStr) -> Outcome {
    let mut trunk = program::command("trunk");
    trunk.args([
        "build",
        "--release",
        "--offline",
        "--public-url",
        plan.public_url.as_str(),
    ]);
    trunk.arg("--dist").arg(&plan.out).env("PATH", path);
    // Trunk 0.21 reads it as true or false and stops at any other value.
    trunk.env_remove("NO_COLOR");
    program::run(trunk)?
        .or_fail("The console could not be built. The lines above say where it went wrong.")
        .map(drop)
}
