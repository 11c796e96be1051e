//! A script and the crontab line that runs it.

use super::OWN_SCHEDULES;
use crate::check::{CheckedCall, names};
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{COMMAND, fitting};
use crate::quote;
use crate::{Choice, Group, Language, Note, Options, Place, Refusal, TokenGiven, Written};

/// A script and the crontab line that runs it: two parts with an empty line between, each
/// of which begins with where it belongs.
///
/// The script is read by `sh` and quoted for it. cron reads a line in which nothing was
/// typed, so that its signs (`%`, `\`, `#`) and its limit on lines do not matter, and the
/// same text is right in every cron: all of them hand the line to a shell and set `HOME`
/// (POSIX.1-2017, `crontab`). The token and secret values are set in the script, which the
/// `chmod` that makes it a program keeps from others; so does the `umask` whatever a
/// person lets it write. curl is in `/usr/local/bin` on FreeBSD and OpenBSD, which cron does
/// not look into by itself. The script says nothing when the call works; otherwise cron
/// mails curl's message and GitLab's answer.
#[derive(Clone, Copy, Debug)]
pub struct CronScript;

impl Sealed for CronScript {}

impl Place for CronScript {
    fn slug(&self) -> &'static str {
        "cron-script"
    }

    fn label(&self) -> &'static str {
        "cron, with a script"
    }

    fn group(&self) -> Group {
        Group::Schedule
    }

    fn search_words(&self) -> &'static str {
        "crontab nightly schedule file sh"
    }

    fn language(&self) -> Language {
        Language::Shell
    }

    fn choices(&self) -> &'static [Choice] {
        &[
            Choice::Schedule,
            Choice::Style,
            Choice::OptionNames,
            Choice::Curl,
        ]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Write {what} between the quotes after {name}= in the script. A single quote in it is \
             written as '\\''."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        let real = match call.token {
            TokenGiven::Real(token) => Some(token.as_str()),
            TokenGiven::Placeholder | TokenGiven::File(_) => None,
        };
        // The token has a line of its own even when it is real, where it is easily exchanged.
        let call = if real.is_some() {
            call.by_name()
        } else {
            call.clone()
        };
        let names = call.names_to_set();
        let settings = names.iter().map(|name| {
            let value = real.filter(|_| *name == names::TOKEN).unwrap_or_default();
            [name, "=", &quote::sh::quote(value), "\n"].concat()
        });
        let written = curl::Written::fitting(&call, options);
        let command = Command::with_body(Curl::for_log(options), &call, written);
        let command = command.pieces(quote::sh::word).join(" \\\n    ");
        let text = [
            SCRIPT,
            &settings.collect::<String>(),
            "call() {\n  ",
            &fitting(command, &COMMAND)?,
            ANSWER,
            "\n\n",
            LINE,
            &options.schedule.crontab_fields(),
            " \"$HOME/bin/trigger-build\"",
        ];
        Ok(Written {
            text: text.concat(),
            notes: vec![Note::Advice(OWN_SCHEDULES)],
        })
    }
}

const SCRIPT: &str = "#!/bin/sh
# 1. Save this part as ~/bin/trigger-build, then run: chmod 700 ~/bin/trigger-build
umask 077
PATH=$PATH:/usr/local/bin
";

/// What is done with curl's answer: nothing if the call worked.
const ANSWER: &str = "
}
answer=$(call) || {
  status=$?
  printf '%s\\n' \"$answer\" >&2
  exit \"$status\"
}";

const LINE: &str = "# 2. Add this part to your crontab: crontab -e
";
