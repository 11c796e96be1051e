//! A config file for curl, for where only `cmd.exe` is at hand.

use super::names;
use crate::check::CheckedCall;
use crate::field::{Name, Value};
use crate::place::sealed::Sealed;
use crate::places::{Limit, fitting};
use crate::quote::{curl_config::quote, url};
use crate::{Field, Group, Language, Note, Options, Place, Refusal, TokenGiven, Written};

/// A config file for curl, for where only `cmd.exe` is at hand.
///
/// Nothing sound can be written for `cmd.exe` itself: it fills in `%NAME%` inside quotes and
/// ends a command at a line end. So what is typed there is a line without any value, and
/// the values stand in a file that only curl reads; see `quote/curl_config.rs`. They are
/// percent-encoded, so the file is ASCII, whatever an editor takes for its encoding.
///
/// The file has names as `variable`s, which the options that start with `expand-` put in,
/// percent-encoded by `:url` (curl 8.3, 2023; the curl of an updated Windows is later). A
/// name that is not set stops curl before anything is sent. Without names, as with the real
/// token written out, curl 7.76 will do.
#[derive(Clone, Copy, Debug)]
pub struct CmdCurl;

/// One line of a config file in curl before 8.2, which then took 10 MB (curl's manual page,
/// `--config`; before that its source, `MAX_CONFIG_LINE_LENGTH`).
const LINE: Limit = Limit {
    of: "a line of a curl config file",
    bytes: 100_000,
    instead: "Shorten the longest value.",
};

/// The longest name of a variable (curl's manual page, `--variable`).
const NAME_LIMIT: usize = 128;

impl Sealed for CmdCurl {}

impl Place for CmdCurl {
    fn slug(&self) -> &'static str {
        "cmd"
    }

    fn label(&self) -> &'static str {
        "cmd.exe, curl config file"
    }

    fn group(&self) -> Group {
        Group::Windows
    }

    fn search_words(&self) -> &'static str {
        "windows command prompt batch bat curl.exe --config"
    }

    fn language(&self) -> Language {
        Language::Hash
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Set {name} to {what} first: in the same window, run “set /p {name}=”, paste it and \
             press Enter."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        names::checked(call)?;
        can_be_named(call)?;
        let fields = call.fields();
        let variables = fields.iter().filter_map(|(_, value)| variable(*value));
        let parameters = fields.iter().map(|(name, value)| field(*name, *value));
        let last = [["url = ", &quote(&call.url())].concat()];
        let mut text = String::from(OPENING);
        text.extend(["\nproto = ", &quote(&["=", call.scheme].concat())]);
        for line in variables.chain(parameters).chain(last) {
            text.extend(["\n", &fitting(line, &LINE)?]);
        }
        Ok(Written {
            text,
            notes: notes(call),
        })
    }
}

const OPENING: &str = "# Save this as trigger.curl and run: curl.exe --config trigger.curl
fail-with-body
globoff
request = \"POST\"";

/// Said where a name has to be read.
const SINCE_83: &str = "curl.exe has to be 8.3 or later (curl.exe --version), as older ones \
    cannot read the token or a secret value by itself. With an older one, choose the real token \
    and no secret value.";

/// `GetEnvironmentVariableA` in curl's source, `getenv.c`.
const CODE_PAGE: &str = "curl.exe reads a secret value in the code page of Windows, so letters \
    beyond ASCII can arrive changed. The PowerShell call sends them as they are.";

fn notes(call: &CheckedCall<'_>) -> Vec<Note> {
    let reads_file = matches!(call.token, TokenGiven::File(_));
    let reads_name = reads_file || !call.names_to_set().is_empty();
    let reads_secret = call.secret_names().next().is_some();
    let since = reads_name.then_some(Note::Advice(SINCE_83));
    let page = reads_secret.then_some(Note::Caution(CODE_PAGE));
    since.into_iter().chain(page).collect()
}

/// Refuses names that are too long for curl, and a file name that it would read in Windows'
/// code page while the config file has it in UTF-8.
fn can_be_named(call: &CheckedCall<'_>) -> Result<(), Refusal> {
    let secrets = call
        .variables
        .iter()
        .filter(|(_, variable)| variable.secret);
    for (row, variable) in secrets {
        if variable.key.len() > NAME_LIMIT {
            return Err(Refusal::NotThere {
                field: Field::Key(*row),
                why: "curl takes names of up to 128 characters for secret values. Use a shorter \
                      key.",
            });
        }
    }
    match call.token {
        TokenGiven::File(path) if !path.is_ascii() => Err(Refusal::NotThere {
            field: Field::TokenFile,
            why: "curl.exe may not find a file whose name has letters beyond ASCII. Rename it, \
                  or use PowerShell.",
        }),
        TokenGiven::File(_) | TokenGiven::Placeholder | TokenGiven::Real(_) => Ok(()),
    }
}

/// The name of the variable with what is in the token's file.
const FILE: &str = "TRIGGER_TOKEN";

/// The line that reads what is not known yet. A file named `-` would be the standard input.
fn variable(value: Value<'_>) -> Option<String> {
    let source = match value {
        Value::Text(_) => return None,
        Value::Environment(name) => ["%", name].concat(),
        Value::File("-") => [FILE, "@./-"].concat(),
        Value::File(path) => [FILE, "@", path].concat(),
    };
    Some(["variable = ", &quote(&source)].concat())
}

fn field(name: Name<'_>, value: Value<'_>) -> String {
    let start = [&name.encoded(), "="].concat();
    let (option, parameter) = match value {
        Value::Text(text) => ("data = ", [start, url::encode(text)].concat()),
        Value::Environment(name) => (EXPANDED, [&start, "{{", name, ":url}}"].concat()),
        Value::File(_) => (EXPANDED, [&start, "{{", FILE, ":trim:url}}"].concat()),
    };
    [option, &quote(&parameter)].concat()
}

const EXPANDED: &str = "expand-data = ";
