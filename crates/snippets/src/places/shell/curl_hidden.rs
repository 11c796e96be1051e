//! curl with the token where other users of the machine cannot see it.

use super::encoded_body;
use super::terminal::{command, joined, safely};
use crate::check::CheckedCall;
use crate::curl::{self, Command, Curl, Flag};
use crate::field::{Name, Value};
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote;
use crate::word::Word;
use crate::{Choice, Group, Language, Options, Place, Refusal, Written};

/// curl with the token where other users of the machine cannot see it.
///
/// What is an argument of a program is in the process list, which everyone on a machine can
/// read. So the token and the secret values come to curl as a line of a config file that is
/// read from standard input (curl's manual page, `--config`): `echo` is built into each of
/// the shells of [`crate::places::CurlForm`] (printf is not, in mksh), and what it prints is no
/// argument of anything. The line has no blank, quote or backslash in it, which both echo
/// and curl would act upon: a token has none (see `check/token.rs`), and a secret value is
/// percent-encoded by programs that get it through a pipe, one of them from its
/// environment, which only the same user can read (proc(5)).
///
/// curl from 7.83 on takes 100 KiB in such a line and ends with an error at more (7.88,
/// measured): a secret value may have 34,000 bytes.
#[derive(Clone, Copy, Debug)]
pub struct CurlHidden;

impl Sealed for CurlHidden {}

impl Place for CurlHidden {
    fn slug(&self) -> &'static str {
        "curl-config"
    }

    fn label(&self) -> &'static str {
        "curl, token not in the process list"
    }

    fn group(&self) -> Group {
        Group::Shell
    }

    fn search_words(&self) -> &'static str {
        "bash sh zsh fish config stdin hidden argv ps secret"
    }

    fn language(&self) -> Language {
        Language::Shell
    }

    fn choices(&self) -> &'static [Choice] {
        &[
            Choice::Style,
            Choice::Lines,
            Choice::OptionNames,
            Choice::Curl,
        ]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::in_terminal(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        command(safely(call, options, |written| {
            text(call, options, written)
        }))
    }
}

fn text(call: &CheckedCall<'_>, options: &Options, written: curl::Written) -> String {
    let is_open = |(name, value): &(Name<'_>, Value<'_>)| {
        *name != Name::Token && matches!(value, Value::Text(_))
    };
    let (open, hidden): (Vec<_>, Vec<_>) = call.fields().into_iter().partition(is_open);
    // curl sends a form or data, not both; only data can carry a secret value.
    let (written, line) = match (written, hidden.as_slice()) {
        (curl::Written::Readable, [(_, token)]) => {
            let line = Word::text("form-string = token=").then_value(*token, str::to_owned);
            (written, line)
        }
        _ => {
            let line = encoded_body::appended(Word::text("data = "), hidden);
            (curl::Written::Encoded, line)
        }
    };
    let curl = Command::with_fields(Curl::at_terminal(options), call, written, &open)
        .first(Flag::Config, Word::text("-"));
    let mut pieces = curl.pieces(quote::sh::word);
    pieces[0].insert_str(0, "| ");
    pieces.insert(0, ["echo ", &quote::sh::word(&line)].concat());
    joined(&pieces, options.lines)
}
