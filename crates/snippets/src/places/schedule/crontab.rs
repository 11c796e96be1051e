//! Lines for a user's crontab: the names to set, then the call on one line.

use super::OWN_SCHEDULES;
use crate::check::{CheckedCall, names};
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{Limit, fitting};
use crate::quote;
use crate::{Choice, Field, Group, Language, Note, Options, Place, Refusal, TokenGiven, Written};

/// Lines for a user's crontab: the names to set, then the call on one line.
///
/// Read by cron and then by `sh`: cron turns `%` into a line end and `\%` into `%`, and some
/// crons `\\` into `\`; see `quote/cron.rs`. busybox's ends a line at a `#` wherever it
/// stands (`PARSE_EOL_COMMENTS` of its `config_read`; found with 1.35), so a call with a
/// `#` is percent-encoded. A `NAME=value` line is read by cron alone (crontab(5)); the real
/// token, which has no blank, quote or `#`, needs no quoting there.
#[derive(Clone, Copy, Debug)]
pub struct Crontab;

/// The command of a line: Debian's cron takes no crontab with a longer one (3.0pl1-162), and
/// those of Vixie, FreeBSD and OpenBSD cut it without a word (`MAX_COMMAND`, 1000 with its
/// end). busybox has no limit, and cronie a larger one.
const COMMAND: Limit = Limit {
    of: "a crontab line",
    bytes: 998,
    instead: "Choose “cron, with a script”, or shorten the longest value.",
};

impl Sealed for Crontab {}

impl Place for Crontab {
    fn slug(&self) -> &'static str {
        "crontab"
    }

    fn label(&self) -> &'static str {
        "crontab"
    }

    fn group(&self) -> Group {
        Group::Schedule
    }

    fn search_words(&self) -> &'static str {
        "cron nightly schedule"
    }

    fn language(&self) -> Language {
        Language::Shell
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::Schedule, Choice::Style, Choice::OptionNames]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!("Write {what} after {name}= in the crontab.")
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        let real = match call.token {
            TokenGiven::Real(token) => Some(token.as_str()),
            TokenGiven::Placeholder | TokenGiven::File(_) => None,
        };
        // The token stands in its own line even when it is real, where it is easily exchanged.
        let call = if real.is_some() {
            call.by_name()
        } else {
            call.clone()
        };
        let command = fitting(command(&call, options)?, &COMMAND)?;
        let line = [&options.schedule.crontab_fields(), " ", command.as_str()].concat();
        let names = call.names_to_set();
        let settings = names.iter().map(|name| {
            let value = real.filter(|_| *name == names::TOKEN).unwrap_or_default();
            [name, "=", value, "\n"].concat()
        });
        let text = settings.chain([line]).collect();
        let lines = (!names.is_empty()).then_some(Note::CrontabVariableLines);
        let notes = lines.into_iter().chain([Note::Advice(OWN_SCHEDULES)]);
        Ok(Written {
            text,
            notes: notes.collect(),
        })
    }
}

/// The command, in which no `#` may be.
fn command(call: &CheckedCall<'_>, options: &Options) -> Result<String, Refusal> {
    let command = |written| {
        let command = Command::with_body(Curl::for_mail(options), call, written);
        command.pieces(quote::cron::word).join(" ")
    };
    let fitting = command(curl::Written::fitting(call, options));
    if !fitting.contains('#') {
        return Ok(fitting);
    }
    let encoded = command(curl::Written::Encoded);
    if encoded.contains('#') {
        return Err(Refusal::NotThere {
            field: Field::TokenFile,
            why: "The cron of busybox (Alpine Linux, many routers) ends a line at a #. Give the \
                  token's file a name without one, or choose “cron, with a script”.",
        });
    }
    Ok(encoded)
}
