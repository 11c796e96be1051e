//! Everything that is no command line, no job and no program.

pub(crate) mod ansible;
pub(crate) mod glab;
pub(crate) mod makefile;
pub(crate) mod open_api;
pub(crate) mod raw_http;
pub(crate) mod variables_dotenv;
pub(crate) mod variables_json;
pub(crate) mod webhook_url;

use crate::check::CheckedCall;
use crate::{Field, Note, Refusal, Written};

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

/// A text with the variables of a call, or the refusal where there are none.
fn variables_only(call: &CheckedCall<'_>, text: String) -> Result<Written, Refusal> {
    if call.variables.is_empty() {
        return Err(Refusal::NotThere {
            field: Field::Whole,
            why: "There is no variable to write. Add one with a key first.",
        });
    }
    let mut notes = vec![Note::Advice(VARIABLES_ONLY)];
    if !call.inputs.is_empty() {
        notes.push(Note::Caution(NO_INPUTS));
    }
    Ok(Written { text, notes })
}

const VARIABLES_ONLY: &str = "These are the variables alone, without the token, the project and \
    the branch or tag. “Paste a call” reads them back into the form.";

const NO_INPUTS: &str = "The inputs are not in it. Choose a place that makes the call to write \
    them too.";
