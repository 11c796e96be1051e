//! Everything that is no command line, no job and no program.

pub(crate) mod ansible;
pub(crate) mod glab;
pub(crate) mod makefile;
pub(crate) mod open_api;
pub(crate) mod raw_http;
pub(crate) mod webhook_url;

use crate::check::CheckedCall;
use crate::{Field, Refusal};

/// Refuses a call with a secret value, for places where none can be put in.
fn without_secrets(call: &CheckedCall<'_>, why: &'static str) -> Result<(), Refusal> {
    match call.variables.iter().find(|(_, variable)| variable.secret) {
        Some((row, _)) => Err(Refusal::NotThere {
            field: Field::Value(*row),
            why,
        }),
        None => Ok(()),
    }
}
