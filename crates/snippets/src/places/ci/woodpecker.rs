//! A step of a Woodpecker workflow.

use super::{heading, secret_names};
use crate::check::CheckedCall;
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{Limit, fitting};
use crate::quote;
use crate::{Choice, Group, Language, Note, Options, Place, Refusal, Written};

/// A step of a Woodpecker workflow, to be pasted under `steps:`.
///
/// Read three times: by the server, which substitutes in the whole text before it parses
/// it, by a YAML parser, and by the `sh` of the image. The substitution replaces `${NAME}`
/// by a value or by nothing, makes `$$` a `$`, and takes the first backslash off `\\` and
/// `\/` (Woodpecker docs, Environment variables; source of `drone/envsubst`, which
/// Woodpecker uses, `parse/scan.go`). So nothing of that may stand in the text: the values
/// are always percent-encoded, names are written `$NAME`, which it leaves alone, and the
/// only backslashes are those of `\"`. A token is not read from a file, as its name could
/// hold any of these.
///
/// `from_secret` puts a secret into the environment under another name or the same; upper
/// and lower case are the same in a secret's name, and `CI_` names are Woodpecker's own
/// (Woodpecker docs, Secrets and Environment variables).
///
/// The tests read it with `drone/envsubst` and `yaml.v3`, as Woodpecker does, and run the
/// command in a script of the same form; the server itself takes no part.
#[derive(Clone, Copy, Debug)]
pub struct Woodpecker;

/// Woodpecker gives a step its script in one environment variable, in Base64 and with each
/// command in it twice, once to be shown. Linux takes 128 KiB for one (`MAX_ARG_STRLEN`).
const SCRIPT: Limit = Limit {
    of: "a command in a Woodpecker step",
    bytes: 40_000,
    instead: "Shorten the longest value.",
};

const WHERE: &str = "Paste it under steps: of a workflow, as far to the right as the other steps. \
    Let the secrets be there for the event “tag”, or the step gets none of them.";

impl Sealed for Woodpecker {}

impl Place for Woodpecker {
    fn slug(&self) -> &'static str {
        "woodpecker"
    }

    fn label(&self) -> &'static str {
        "Woodpecker step"
    }

    fn group(&self) -> Group {
        Group::Ci
    }

    fn search_words(&self) -> &'static str {
        "codeberg drone workflow pipeline yaml"
    }

    fn language(&self) -> Language {
        Language::Settings
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::OptionNames]
    }

    fn real_token_note(&self) -> Note {
        Note::PlainTokenInRepository
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Add a secret called {name} with {what} to the repository that runs this step: \
             Settings, Secrets, for the event “tag”."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        secret_names::are_not_its_own(call, &["CI_"])?;
        secret_names::differ_without_case(call)?;
        let command = Command::with_body(Curl::in_image(options), call, curl::Written::Encoded);
        let script = quote::yaml::folded(&command.pieces(quote::sh::word), 6);
        let names = call.names_to_set();
        let said = "Add as secrets for the event tag (Settings > Secrets)";
        let text = [
            &heading("#", said, &names),
            "- name: trigger-build\n  image: curlimages/curl:latest\n  when:\n    - event: tag\n",
            &environment(&names),
            "  commands:\n    - ",
            &fitting(script, &SCRIPT)?,
        ]
        .concat();
        let notes = vec![Note::Advice(WHERE)];
        Ok(Written { text, notes })
    }
}

fn environment(names: &[&str]) -> String {
    let line = |name: &&str| {
        let quoted = quote::yaml::quote(name);
        ["    ", &quoted, ":\n      from_secret: ", &quoted, "\n"].concat()
    };
    let lines: String = names.iter().map(line).collect();
    if lines.is_empty() {
        lines
    } else {
        ["  environment:\n", &lines].concat()
    }
}
