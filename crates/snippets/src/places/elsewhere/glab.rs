//! GitLab's own command line tool.

use super::without_secrets;
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::{COMMAND, fitting, setting};
use crate::quote::{csv, sh};
use crate::visible::is_plain;
use crate::word::Word;
use crate::{
    Choice, Endpoint, Field, Group, Language, Lines, Note, Options, Place, Refusal, Written,
};

/// GitLab's own command line tool: `glab ci run-trig` (in glab 1.53, not yet in 1.33).
///
/// Read by the shells of [`crate::places::CurlForm`], and then by glab: it takes what follows
/// `--variables` for a line of CSV, see `quote/csv.rs`, and parts each item at its first
/// colon. `--input` takes a value in `type(value)` for one of that type; older glabs took it
/// for CSV too, so that only what both read alike is written (source of glab, `run_trig` and
/// `pipeline_inputs`). A value cannot be percent-encoded here, so one with characters that
/// cannot be seen is refused, and so are secret values, which glab would part at commas.
///
/// Of the address glab keeps the host only and speaks https (glab 1.53: `--repo` loses a
/// port). It sends the ref in the body, whichever v4 endpoint is chosen. The tests run glab
/// 1.53, which knows no `--input`; that part is only read.
#[derive(Clone, Copy, Debug)]
pub struct Glab;

impl Sealed for Glab {}

impl Place for Glab {
    fn slug(&self) -> &'static str {
        "glab"
    }

    fn label(&self) -> &'static str {
        "glab ci run-trig"
    }

    fn group(&self) -> Group {
        Group::Elsewhere
    }

    fn search_words(&self) -> &'static str {
        "gitlab cli command line tool terminal"
    }

    fn language(&self) -> Language {
        Language::Shell
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::Lines]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn takes_endpoint(&self) -> bool {
        false
    }

    fn carries_marker(&self) -> bool {
        false
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::in_terminal(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        without_secrets(call, NO_SECRETS)?;
        speaks_v4(call.endpoint)?;
        let repository = [address(call)?, project(call)?].join("/");
        let token = Word::text("").then_value(call.token_value(), str::to_owned);
        let mut words = vec![
            ["glab ci run-trig --repo ", &sh::quote(&repository)].concat(),
            ["--token ", &sh::word(&token)].concat(),
            ["--branch ", &sh::quote(seen(call.git_ref, Field::Ref)?)].concat(),
        ];
        for (row, variable) in &call.variables {
            let value = seen(&variable.value, Field::Value(*row))?;
            let item = csv::item(&[&variable.key, ":", value].concat());
            words.push(["--variables ", &sh::quote(&item)].concat());
        }
        for (row, input) in &call.inputs {
            let value = as_text(seen(&input.value, Field::InputValue(*row))?, *row)?;
            let item = [&input.name, ":", &*value].concat();
            words.push(["--input ", &sh::quote(&item)].concat());
        }
        let text = match options.lines {
            Lines::Many => words.join(" \\\n  "),
            Lines::One => words.join(" "),
        };
        let inputs = (!call.inputs.is_empty()).then_some(Note::Advice(INPUTS));
        Ok(Written {
            text: fitting(text, &COMMAND)?,
            notes: [Note::Caution(REPEATS)].into_iter().chain(inputs).collect(),
        })
    }
}

const NO_SECRETS: &str = "glab parts a value at its commas, so a secret one could change the \
    variables around it. Use a curl call, or send no secret value.";

/// Measured with glab 1.53: one call that is answered 500 was sent six times in 12 seconds.
const REPEATS: &str = "glab sends a call again, up to five times, when GitLab answers with 429 or \
    an error of its own (5xx). So one call can start several builds; the curl call is sent once.";

const INPUTS: &str = "Inputs need a glab that knows --input (glab ci run-trig --help).";

fn speaks_v4(endpoint: Endpoint) -> Result<(), Refusal> {
    match endpoint {
        Endpoint::V4 | Endpoint::V4RefInPath => Ok(()),
        Endpoint::V3 => Err(Refusal::NotThere {
            field: Field::Whole,
            why: "glab speaks GitLab's API v4 only, and this GitLab is older. Use a curl call.",
        }),
    }
}

/// The address, if glab keeps all of it.
fn address<'a>(call: &CheckedCall<'a>) -> Result<&'a str, Refusal> {
    match call.gitlab.strip_prefix("https://") {
        Some(host) if !host.contains(['/', ':', '%']) => Ok(call.gitlab),
        Some(_) | None => Err(Refusal::NotThere {
            field: Field::Address,
            why: "glab keeps only the host of an address and speaks https: a port, a folder or \
                  http would be lost. Use a curl call.",
        }),
    }
}

/// The project's path, made of what GitLab allows in one.
fn project<'a>(call: &CheckedCall<'a>) -> Result<&'a str, Refusal> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(allowed);
    call.project_path
        .filter(|path| path.contains('/') && path.split('/').all(is_name))
        .ok_or(Refusal::NotThere {
            field: Field::Project,
            why: "glab finds a project by its path (group/name), which is not known here. Use a \
                  curl call.",
        })
}

/// A value as it is, if a terminal leaves it so.
fn seen(text: &str, field: Field) -> Result<&str, Refusal> {
    if is_plain(text) {
        Ok(text)
    } else {
        Err(Refusal::NotThere {
            field,
            why: "A line end or a character that cannot be seen does not survive a paste, and \
                  glab knows no way to encode it. Use a curl call.",
        })
    }
}

/// An input's value, so that glab takes it for a text whatever it looks like.
fn as_text(value: &str, row: usize) -> Result<String, Refusal> {
    if value.contains([',', '"']) {
        return Err(Refusal::NotThere {
            field: Field::InputValue(row),
            why: "glab has read commas and double quotes in an input in more than one way. Use a \
                  curl call.",
        });
    }
    let types = ["int(", "float(", "string(", "bool(", "array("];
    let looks_typed = value.ends_with(')') && types.iter().any(|kind| value.starts_with(kind));
    Ok(if looks_typed {
        ["string(", value, ")"].concat()
    } else {
        value.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The value that glab makes of the text after an input's first colon, if it takes that
    /// for a text: written after its documentation (Valid types) and the expression in its
    /// source, `^(int|float|string|bool|array)\((.*)\)$`.
    fn glab_takes_for_a_text(text: &str) -> Option<&str> {
        let typed = text.strip_suffix(')').and_then(|text| text.split_once('('));
        match typed {
            Some(("string", inside)) => Some(inside),
            Some(("int" | "float" | "bool" | "array", _)) => None,
            Some(_) | None => Some(text),
        }
    }

    #[test]
    fn a_value_that_looks_typed_is_a_text_all_the_same() {
        for (value, written) in [
            ("", ""),
            ("3", "3"),
            ("int(3)", "string(int(3))"),
            ("string(x)", "string(string(x))"),
            ("array()", "string(array())"),
            ("array(", "array("),
            ("an int(3)", "an int(3)"),
        ] {
            assert_eq!(as_text(value, 0).as_deref(), Ok(written));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn glab_reads_it_back(
            value in r#"[^\x00\r\n,"]{0,20}|(int|float|string|bool|array|x)?[(]?[(): a0-9]{0,6}[)]?"#
        ) {
            let written = as_text(&value, 0).unwrap();
            prop_assert_eq!(glab_takes_for_a_text(&written), Some(&*value));
        }
    }
}
