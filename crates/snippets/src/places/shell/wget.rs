//! GNU wget on a command line or in a script.

use super::encoded_body;
use super::terminal::{command, joined};
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote;
use crate::word::Word;
use crate::{Choice, Group, Language, OptionNames, Options, Place, Refusal, Written};

/// GNU wget on a command line or in a script.
///
/// Read by the shells of [`crate::places::CurlForm`]. wget encodes nothing, so the body is
/// percent-encoded, secret values by the shell where the command runs; a token that is put
/// there is taken as it is, as GitLab's own have no character that a form would change.
///
/// Options and why (GNU wget's manual, 1.17 of 2015 and later):
/// - `--no-config`, `--no-hsts`, `--no-netrc`: no file changes what is sent, and none is
///   written. With a password in `~/.netrc` wget would send the call a second time.
/// - `--max-redirect=0`, `--tries=1`: one request to one host.
/// - `--content-on-error`: GitLab's reason is printed; the exit code is 8 then. wget prints
///   no answer to 401 at all.
/// - `--no-glob` is there to be known to GNU wget alone: wget2, which some systems call wget,
///   sends `group/name` where `group%2Fname` is written (rockdaboot/wget2 #333) and follows
///   redirects whatever `--max-redirect` says (1.99.1, measured), and it stops at this name.
///   The wget of busybox stops at `--no-config`.
#[derive(Clone, Copy, Debug)]
pub struct Wget;

impl Sealed for Wget {}

impl Place for Wget {
    fn slug(&self) -> &'static str {
        "wget"
    }

    fn label(&self) -> &'static str {
        "wget"
    }

    fn group(&self) -> Group {
        Group::Shell
    }

    fn search_words(&self) -> &'static str {
        "bash sh zsh fish gnu"
    }

    fn language(&self) -> Language {
        Language::Shell
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::Lines, Choice::OptionNames]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::in_terminal(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        let body = encoded_body::appended(Word::text(""), call.fields());
        let [opening, rest] = options_named(options.option_names);
        let pieces = [
            opening.to_owned(),
            rest.to_owned(),
            ["--post-data ", &quote::sh::word(&body)].concat(),
            quote::sh::quote(&call.url()),
        ];
        command(joined(&pieces, options.lines))
    }
}

/// The command's first two lines.
const fn options_named(names: OptionNames) -> [&'static str; 2] {
    match names {
        OptionNames::Long => [
            "wget --no-config --no-glob --no-hsts --no-netrc --no-verbose",
            "--output-document - --max-redirect 0 --tries 1 --content-on-error",
        ],
        OptionNames::Short => [
            "wget --no-config --no-glob --no-hsts --no-netrc -nv",
            "-O - --max-redirect 0 -t 1 --content-on-error",
        ],
    }
}
