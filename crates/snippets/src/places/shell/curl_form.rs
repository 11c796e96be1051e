//! curl on a command line or in a script, the values as form fields.

use super::terminal::{command, joined, safely};
use crate::check::CheckedCall;
use crate::curl::{Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote;
use crate::{Choice, Group, Language, Options, Place, Refusal, Written};

/// curl on a command line or in a script, the values as form fields.
///
/// Read by sh, bash, dash, zsh, ksh, busybox and fish alike: single quotes, out of which
/// `'` and `\` step. One option a line; a backslash at the end of a line joins it with the
/// next in all of them. Outside a UTF-8 locale yash takes no text beyond ASCII, and fish
/// changes what it reads of it from the environment; the others pass bytes on.
/// A call with a line that a terminal may cut is percent-encoded, see `terminal.rs`.
/// `--fail-with-body` (curl 7.76, 2021) makes a refusal an exit code and still shows
/// GitLab's reason.
#[derive(Clone, Copy, Debug)]
pub struct CurlForm;

/// What the places of the shell have in common.
pub(super) const CHOICES: &[Choice] = &[Choice::Lines, Choice::OptionNames, Choice::Curl];

impl Sealed for CurlForm {}

impl Place for CurlForm {
    fn slug(&self) -> &'static str {
        "curl"
    }

    fn label(&self) -> &'static str {
        "curl"
    }

    fn group(&self) -> Group {
        Group::Shell
    }

    fn search_words(&self) -> &'static str {
        "bash sh zsh fish dash ksh form terminal"
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
        let text = safely(call, options, |written| {
            let command = Command::with_body(Curl::at_terminal(options), call, written);
            joined(&command.pieces(quote::sh::word), options.lines)
        });
        command(text)
    }
}
