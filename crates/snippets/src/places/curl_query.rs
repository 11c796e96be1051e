//! curl with everything in the URL's query, as in GitLab's own second example.
//!
//! Read by the shells of [`super::curl_form`]. The query is percent-encoded, so that
//! beside `$TRIGGER_TOKEN` nothing in the double quotes can be acted upon. The token that
//! is put there is taken as it is: GitLab's own tokens have no character that a query
//! would change. A secret value may have, so curl encodes it: `--get --data-urlencode`
//! adds it to the query while `--request POST` stands (curl 7.88: one POST, no body).

use super::curl_form::{NEXT_LINE, OPENING};
use super::{COMMAND_LIMIT, fitting};
use crate::curl::Command;
use crate::quote;
use crate::request::Request;
use crate::{Note, Place, Refusal, Snippet};

/// GitLab's nginx answers 414 to a request line over 8 KiB
/// (nginx, `large_client_header_buffers`).
const URL_LIMIT: usize = 8_000;

pub(crate) fn write(request: &Request<'_>) -> Result<Snippet, Refusal> {
    let place = Place::CurlQuery;
    let command = Command::with_query(OPENING, request);
    fitting(place, command.url(quote::sh::word), URL_LIMIT)?;
    let text = command.pieces(quote::sh::word).join(NEXT_LINE);
    let mut notes = vec![Note::TokenInServerLogs];
    if request.token.is_some() {
        notes.push(Note::RealToken);
    }
    notes.extend(request.notes(place));
    Ok(Snippet {
        text: fitting(place, text, COMMAND_LIMIT)?,
        notes,
    })
}
