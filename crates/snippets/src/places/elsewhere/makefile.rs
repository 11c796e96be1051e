//! A target for a makefile.

use crate::check::CheckedCall;
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{COMMAND, fitting};
use crate::quote;
use crate::{Choice, Group, Language, Lines, Options, Place, Refusal, Written};

/// A target for a makefile.
///
/// Read by make, GNU's and BSD's, and then by `sh`: the words are quoted for the shell, `$`
/// is doubled for make, see `quote/make.rs`. The values are percent-encoded, which leaves
/// make nothing to act upon. `@` keeps make from printing the command. Make hands its
/// environment on as it is, so `$TRIGGER_TOKEN` has to be exported.
#[derive(Clone, Copy, Debug)]
pub struct Makefile;

impl Sealed for Makefile {}

impl Place for Makefile {
    fn slug(&self) -> &'static str {
        "make"
    }

    fn label(&self) -> &'static str {
        "Makefile target"
    }

    fn group(&self) -> Group {
        Group::Elsewhere
    }

    fn search_words(&self) -> &'static str {
        "make gmake bmake recipe"
    }

    fn language(&self) -> Language {
        Language::Shell
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::Lines, Choice::OptionNames, Choice::Curl]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Set ${name} to {what} first: in the same terminal, run “IFS= read -rs {name}; export \
             {name}” (bash or zsh), paste it and press Enter."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        without_names_of_make(call)?;
        let command = Command::with_body(Curl::at_terminal(options), call, curl::Written::Encoded);
        let pieces = command.pieces(quote::make::word);
        let recipe = match options.lines {
            Lines::Many => pieces.join(" \\\n\t  "),
            Lines::One => pieces.join(" "),
        };
        let recipe = fitting(recipe, &COMMAND)?;
        let rule = ".PHONY: trigger-build\ntrigger-build:\n\t@";
        Ok(Written::plain([rule, &recipe].concat()))
    }
}

/// Refuses secret names that make obeys or sets (GNU make manual, Quick Reference; manual of
/// bmake).
fn without_names_of_make(call: &CheckedCall<'_>) -> Result<(), Refusal> {
    let is_make = |key: &str| key.starts_with("MAKE") || matches!(key, "MFLAGS" | "GNUMAKEFLAGS");
    let mut secrets = call
        .variables
        .iter()
        .filter(|(_, variable)| variable.secret);
    match secrets.find(|(_, variable)| is_make(&variable.key)) {
        Some((row, variable)) => Err(Refusal::SecretNameTaken {
            row: *row,
            key: variable.key.clone(),
        }),
        None => Ok(()),
    }
}
