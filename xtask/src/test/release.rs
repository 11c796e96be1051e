//! The release build as it is deployed, and its size.

use super::Extent;
use super::counts::Counts;
use crate::dist::{self, Plan};
use crate::failure::Outcome;
use crate::size;

/// The name of the step on whose files others look.
pub(super) const NAME: &str = "release build";

pub(super) fn build(_: Extent) -> Outcome<Counts> {
    dist::build(&Plan::default())?;
    Ok(Counts::one_passed())
}

pub(super) fn size(_: Extent) -> Outcome<Counts> {
    size::report(&Plan::default().out)?;
    Ok(Counts::one_passed())
}
