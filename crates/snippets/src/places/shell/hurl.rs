//! A file for hurl.

use crate::check::CheckedCall;
use crate::field::{Name, Value};
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote;
use crate::{Field, Group, Language, Note, Options, Place, Refusal, Written};

/// A file for hurl.
///
/// Read by hurl (hurl docs, Hurl File, Grammar, Templates), which encodes the form itself: so
/// a secret value may be any text. `{{NAME}}` is the value of a secret, which comes from
/// `HURL_SECRET_NAME` (hurl 7, 2025) as it is; one of `HURL_VARIABLE_NAME` would be taken for
/// a number where it looks like one, and 007 arrives as 7 (8.0.1, measured). What is written
/// out has no `{{`, see `quote/hurl.rs`. `[FormParams]` is the name of the section that every
/// version knows. hurl follows no redirect and repeats nothing unless it is told to; any
/// other status than 201 is a failure.
#[derive(Clone, Copy, Debug)]
pub struct Hurl;

const RUN: Note = Note::Advice(
    "Save it as trigger.hurl and run “hurl --error-format long trigger.hurl”, which also shows \
     GitLab's reason when it refuses the call.",
);

/// Names of hurl's own in a template (hurl docs, Templates, Functions).
const TAKEN: [&str; 2] = ["newDate", "newUuid"];

const NAME_TAKEN: &str = "A secret value cannot be called newDate or newUuid in hurl, which \
    makes a date or a number of it. Use another key, or do not mark the value as secret.";

impl Sealed for Hurl {}

impl Place for Hurl {
    fn slug(&self) -> &'static str {
        "hurl"
    }

    fn label(&self) -> &'static str {
        "hurl file"
    }

    fn group(&self) -> Group {
        Group::Shell
    }

    fn search_words(&self) -> &'static str {
        "http test"
    }

    fn language(&self) -> Language {
        Language::Plain
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::for_hurl(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        let mut variables = call.variables.iter();
        let is_taken = |key: &str| TAKEN.contains(&key);
        if let Some((row, _)) =
            variables.find(|(_, variable)| variable.secret && is_taken(&variable.key))
        {
            let field = Field::Key(*row);
            return Err(Refusal::NotThere {
                field,
                why: NAME_TAKEN,
            });
        }
        let mut lines = vec![["POST ", &call.url()].concat(), "[FormParams]".into()];
        for field in call.fields() {
            lines.push(self.line(field)?);
        }
        lines.push("HTTP 201".into());
        Ok(Written {
            text: lines.join("\n"),
            notes: vec![RUN],
        })
    }
}

impl Hurl {
    fn line(self, (name, value): (Name<'_>, Value<'_>)) -> Result<String, Refusal> {
        let value = match value {
            Value::Text(text) => quote::hurl::escape(text),
            Value::Environment(name) => ["{{", name, "}}"].concat(),
            Value::File(_) => {
                let place = self.label();
                return Err(Refusal::TokenFileNotRead { place });
            }
        };
        Ok([&name.readable(), ": ", &value].concat())
    }
}
