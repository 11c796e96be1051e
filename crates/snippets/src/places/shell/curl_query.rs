//! curl with everything in the URL's query, as in GitLab's own second example.

use super::curl_form::CHOICES;
use super::terminal::{self, joined};
use crate::check::CheckedCall;
use crate::curl::{Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{Limit, fitting, setting};
use crate::quote;
use crate::{Choice, Group, Language, Note, Options, Place, Refusal, Written};

/// curl with everything in the URL's query, as in GitLab's own second example.
///
/// Read by the shells of [`crate::places::CurlForm`]. The query is percent-encoded, so that beside
/// `$TRIGGER_TOKEN` nothing in the double quotes can be acted upon. The token that is put
/// there is taken as it is: GitLab's own tokens have no character that a query would
/// change. A secret value may have, so curl encodes it: `--get --data-urlencode` adds it to
/// the query while `--request POST` stands (curl 7.88: one POST, no body).
#[derive(Clone, Copy, Debug)]
pub struct CurlQuery;

/// GitLab's nginx answers 414 to a request line over 8 KiB
/// (nginx, `large_client_header_buffers`).
pub(crate) const URL: Limit = Limit {
    of: "a URL",
    bytes: 8_000,
    instead: "Use the curl form instead, or shorten the longest value.",
};

impl Sealed for CurlQuery {}

impl Place for CurlQuery {
    fn slug(&self) -> &'static str {
        "curl-query"
    }

    fn label(&self) -> &'static str {
        "curl, query string"
    }

    fn group(&self) -> Group {
        Group::Shell
    }

    fn search_words(&self) -> &'static str {
        "bash sh zsh fish url"
    }

    fn language(&self) -> Language {
        Language::Shell
    }

    fn choices(&self) -> &'static [Choice] {
        CHOICES
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::in_terminal(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        let command = Command::with_query(Curl::at_terminal(options), call);
        fitting(command.url(quote::sh::word), &URL)?;
        let text = joined(&command.pieces(quote::sh::word), options.lines);
        let mut written = terminal::command(text)?;
        written.notes.insert(0, Note::TokenInServerLogs);
        Ok(written)
    }
}
