//! curl on a command line or in a script, the call as JSON.

use super::curl_form::CHOICES;
use super::terminal::{command, joined};
use crate::check::CheckedCall;
use crate::curl::{Command, Curl, Flag};
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote::{self, json};
use crate::word::Word;
use crate::{Choice, Endpoint, Field, Group, Language, Options, Place, Refusal, Written};

/// curl on a command line or in a script, the call as JSON.
///
/// Read by the shells of [`crate::places::CurlForm`], then by GitLab, which takes a call as JSON
/// like one as a form (GitLab docs, API > REST API > Request payload). All values are JSON
/// strings, inputs too: GitLab reads the text of an input as JSON wherever it comes from.
///
/// The token that the shell puts between the quotes is taken as it is: no token has a
/// character that JSON would change (see `check/token.rs`). A secret value may have, and no
/// shell can escape it there.
#[derive(Clone, Copy, Debug)]
pub struct CurlJson;

const SECRET: &str = "A secret value cannot be put into JSON by a shell, because a quote or a \
    line end in it would change the call. Use the curl form, or do not mark the value as secret.";

impl Sealed for CurlJson {}

impl Place for CurlJson {
    fn slug(&self) -> &'static str {
        "curl-json"
    }

    fn label(&self) -> &'static str {
        "curl, JSON"
    }

    fn group(&self) -> Group {
        Group::Shell
    }

    fn search_words(&self) -> &'static str {
        "bash sh zsh fish body"
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
        let header = Word::text("Content-Type: application/json");
        let curl = Command::with_data(Curl::at_terminal(options), call, body(call)?)
            .first(Flag::Header, header);
        command(joined(&curl.pieces(quote::sh::word), options.lines))
    }
}

/// The call as one JSON object on one line.
fn body(call: &CheckedCall<'_>) -> Result<Word, Refusal> {
    let mut members = String::new();
    match call.endpoint {
        Endpoint::V4 | Endpoint::V3 => {
            members.extend([",\"ref\":", &json::quote(call.git_ref)]);
        }
        Endpoint::V4RefInPath => {}
    }
    let variables = call.variables.iter().map(|(row, variable)| {
        if variable.secret {
            let field = Field::Value(*row);
            return Err(Refusal::NotThere { field, why: SECRET });
        }
        Ok(member(&variable.key, &variable.value))
    });
    members.push_str(&object(
        "variables",
        &variables.collect::<Result<Vec<_>, _>>()?,
    ));
    let inputs = call.inputs.iter();
    let inputs: Vec<_> = inputs
        .map(|(_, input)| member(&input.name, &input.value))
        .collect();
    members.push_str(&object("inputs", &inputs));
    if let Some(marker) = call.marker {
        members.extend([",", &member(&marker.name, &marker.value)]);
    }
    Ok(Word::text("{\"token\":\"")
        .then_value(call.token_value(), json::escape)
        .then(["\"", &members, "}"].concat()))
}

fn member(name: &str, value: &str) -> String {
    [&json::quote(name), ":", &json::quote(value)].concat()
}

/// A further member that is an object; nothing where it would be empty.
fn object(name: &str, members: &[String]) -> String {
    if members.is_empty() {
        return String::new();
    }
    [",\"", name, "\":{", &members.join(","), "}"].concat()
}
