//! The licences and sources of all dependencies are ones that deny.toml allows.

use super::Extent;
use super::counts::Counts;
use crate::failure::Outcome;
use crate::{program, tools};

pub(super) fn run(_: Extent) -> Outcome<Counts> {
    let mut deny = program::command(tools::cargo_deny()?);
    // Advisories would need a copy of a database from the network at each run.
    deny.args(["--workspace", "check", "licenses", "bans", "sources"]);
    program::run(deny)?
        .or_fail("A dependency is not allowed by deny.toml. See the lines above.")?;
    Ok(Counts::one_passed())
}
