//! Lines for a user's crontab: the names to set, then the call on one line.
//!
//! Read by cron and then by `sh`, see [`quote::cron`]. A `NAME=value` line is read by cron
//! alone (crontab(5)); the real token, which has no blank, quote or `#`, needs no quoting
//! there. cron mails whatever a command prints, so the call is quiet when it works
//! and prints curl's message when it does not. As the answer is thrown away, `--fail` says
//! as much as `--fail-with-body`, and older curls know it.

use super::fitting;
use crate::curl::{Command, Style};
use crate::quote;
use crate::request::Request;
use crate::{Note, Options, Place, Refusal, Snippet, names};

const OPENING: &str = "curl --fail --silent --show-error --output /dev/null --globoff \
    --request POST --proto";

/// Vixie's cron and Debian's cut a command after 999 bytes without a word
/// (`MAX_COMMAND` in their sources).
const LINE_LIMIT: usize = 998;

pub(crate) fn write(request: &Request<'_>, options: &Options) -> Result<Snippet, Refusal> {
    let place = Place::Crontab;
    let token = names::TOKEN;
    // The token stands in its own line even when it is real, where it is easily exchanged.
    let by_name = Request {
        token: None,
        ..request.clone()
    };
    let command = Command::with_body(OPENING, &by_name, Style::fitting(request));
    let mut lines: Vec<String> = by_name
        .names_to_set()
        .into_iter()
        .map(|name| {
            let value = request.token.filter(|_| name == token).unwrap_or_default();
            [name, "=", value].concat()
        })
        .collect();
    let call = command.pieces(quote::cron::word).join(" ");
    let call = [&options.schedule.crontab_fields(), " ", call.as_str()].concat();
    lines.push(fitting(place, call, LINE_LIMIT)?);
    let mut notes = request.notes(place);
    if request.token.is_some() {
        notes.insert(0, Note::RealToken);
    }
    notes.push(Note::CrontabVariableLines);
    Ok(Snippet {
        text: lines.join("\n"),
        notes,
    })
}
