//! HTTPie on a command line or in a script.

use super::encoded_body;
use super::terminal::{command, joined, safely};
use crate::check::CheckedCall;
use crate::curl;
use crate::field::{Name, Value};
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote::{self, httpie};
use crate::word::Word;
use crate::{Choice, Group, Language, OptionNames, Options, Place, Refusal, Written};

/// HTTPie on a command line or in a script.
///
/// Read by the shells of [`crate::places::CurlForm`]. The fields are request items,
/// `name=value`; see `quote/httpie.rs`. Where an item cannot say a value, and for secret values, which nobody
/// has seen, the whole body is percent-encoded and given by `--raw` (HTTPie 3.0, 2022), secret
/// values encoded by the shell where the command runs. The token that is put there is taken
/// as it is: GitLab's own tokens have no character that an item or a form would change.
///
/// `--ignore-stdin`, as HTTPie otherwise waits for a body in a script; `--check-status`, so
/// that a refusal is an exit code; `--ignore-netrc`, so that no file adds a password. HTTPie
/// follows no redirect by itself and prints GitLab's reason.
#[derive(Clone, Copy, Debug)]
pub struct Httpie;

impl Sealed for Httpie {}

impl Place for Httpie {
    fn slug(&self) -> &'static str {
        "httpie"
    }

    fn label(&self) -> &'static str {
        "HTTPie"
    }

    fn group(&self) -> Group {
        Group::Shell
    }

    fn search_words(&self) -> &'static str {
        "bash sh zsh fish http python"
    }

    fn language(&self) -> Language {
        Language::Shell
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::Style, Choice::Lines, Choice::OptionNames]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::in_terminal(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        command(safely(call, options, |written| {
            let pieces = match written {
                curl::Written::Readable => with_items(call, options),
                curl::Written::Encoded => None,
            };
            let pieces = pieces.unwrap_or_else(|| with_body(call, options));
            joined(&pieces, options.lines)
        }))
    }
}

/// The fields as items; `None` if one of them cannot be an item.
fn with_items(call: &CheckedCall<'_>, options: &Options) -> Option<Vec<String>> {
    let opening = [opening(options.option_names), " ", &address(call)].concat();
    let items = call.fields().into_iter().map(|(name, value)| {
        let item = Word::text([&name.readable(), "="].concat());
        match (name, value) {
            (_, Value::Text(text)) => Some(item.then(httpie::value(text)?)),
            (Name::Variable(_), Value::Environment(_)) => None,
            _ => Some(item.then_value(value, str::to_owned)),
        }
    });
    let items = items.map(|item| item.map(|item| quote::sh::word(&item)));
    [Some(opening)].into_iter().chain(items).collect()
}

/// All fields as one body. The address is last, see `terminal.rs`.
fn with_body(call: &CheckedCall<'_>, options: &Options) -> Vec<String> {
    let body = encoded_body::appended(Word::text(""), call.fields());
    vec![
        opening(options.option_names).to_owned(),
        ["--raw ", &quote::sh::word(&body)].concat(),
        address(call),
    ]
}

const fn opening(names: OptionNames) -> &'static str {
    match names {
        OptionNames::Long => "http --ignore-stdin --check-status --ignore-netrc --form",
        OptionNames::Short => "http -I --check-status --ignore-netrc -f",
    }
}

fn address(call: &CheckedCall<'_>) -> String {
    ["POST ", &quote::sh::quote(&call.url())].concat()
}
