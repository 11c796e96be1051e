//! The code is laid out as rustfmt does.

use super::Extent;
use super::counts::Counts;
use crate::failure::Outcome;
use crate::program;

pub(super) fn run(_: Extent) -> Outcome<Counts> {
    let mut fmt = program::command("cargo");
    fmt.args(["fmt", "--all", "--check"]);
    program::run(fmt)?.or_fail("The code is not formatted. Run cargo fmt --all.")?;
    Ok(Counts::one_passed())
}
