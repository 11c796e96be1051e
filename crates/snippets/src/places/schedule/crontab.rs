//! Lines for a user's crontab: the names to set, then the call on one line.

use crate::check::{CheckedCall, names};
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{Limit, fitting};
use crate::quote;
use crate::{Choice, Group, Language, Note, Options, Place, Refusal, TokenGiven, Written};

/// Lines for a user's crontab: the names to set, then the call on one line.
///
/// Read by cron and then by `sh`: cron turns `%` into a line end and `\%` into `%`, and some
/// crons `\\` into `\`; see `quote/cron.rs`. A `NAME=value` line is read by cron alone
/// (crontab(5)); the real token, which has no blank, quote or `#`, needs no quoting there.
#[derive(Clone, Copy, Debug)]
pub struct Crontab;

/// Vixie's cron and Debian's cut a command after 999 bytes without a word
/// (`MAX_COMMAND` in their sources).
const LINE: Limit = Limit {
    of: "a crontab line",
    bytes: 998,
    instead: "Put the curl form into a script and let cron run that, or shorten the longest \
              value.",
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
        &[Choice::Schedule, Choice::Style]
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
        let written = curl::Written::fitting(&call, options);
        let command = Command::with_body(Curl::for_mail(options), &call, written);
        let line = command.pieces(quote::cron::word).join(" ");
        let line = [&options.schedule.crontab_fields(), " ", line.as_str()].concat();
        let line = fitting(line, &LINE)?;
        let names = call.names_to_set();
        let settings = names.iter().map(|name| {
            let value = real.filter(|_| *name == names::TOKEN).unwrap_or_default();
            [name, "=", value, "\n"].concat()
        });
        let text = settings.chain([line]).collect();
        let notes = if names.is_empty() {
            Vec::new()
        } else {
            vec![Note::CrontabVariableLines]
        };
        Ok(Written { text, notes })
    }
}
