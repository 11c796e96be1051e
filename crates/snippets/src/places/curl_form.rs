//! curl on a command line or in a script, the values as form fields.
//!
//! Read by: sh, bash, dash, zsh, ksh, busybox and fish, see [`quote::sh`]. One option a
//! line; a backslash at the end of a line joins it with the next in all of them. Outside
//! a UTF-8 locale yash takes no text beyond ASCII, and fish changes what it reads of it
//! from the environment; the others pass bytes on.
//! `--fail-with-body` (curl 7.76, 2021) makes a refusal an exit code and still shows
//! GitLab's reason.

use super::{COMMAND_LIMIT, fitting};
use crate::curl::{Command, Style};
use crate::quote;
use crate::request::Request;
use crate::{Note, Place, Refusal, Snippet};

pub(super) const OPENING: &str = "curl --fail-with-body --globoff --request POST --proto";
pub(super) const NEXT_LINE: &str = " \\\n  ";

pub(crate) fn write(request: &Request<'_>) -> Result<Snippet, Refusal> {
    let place = Place::CurlForm;
    let command = Command::with_body(OPENING, request, Style::fitting(request));
    let text = command.pieces(quote::sh::word).join(NEXT_LINE);
    let mut notes = request.notes(place);
    if request.token.is_some() {
        notes.insert(0, Note::RealToken);
    }
    Ok(Snippet {
        text: fitting(place, text, COMMAND_LIMIT)?,
        notes,
    })
}
