//! A model of how GitLab starts a build for a trigger job, after its source
//! (`app/models/ci/bridge.rb`, `lib/expand_variables.rb`,
//! `lib/gitlab/ci/variables/downstream`).

use serde_json::Value;
use std::collections::BTreeMap;

/// What a trigger job starts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Build {
    pub(crate) project: String,
    pub(crate) git_ref: String,
    pub(crate) variables: BTreeMap<String, String>,
    pub(crate) inputs: BTreeMap<String, String>,
}

/// CI/CD variables by name.
type Variables<'a> = BTreeMap<&'a str, &'a str>;

/// What `job` starts in a project with these CI/CD variables, which win over the job's own.
pub(crate) fn started_by(job: &Value, project: &Variables<'_>) -> Build {
    assert_eq!(job["inherit"]["variables"], false);
    let own = job["variables"].as_object().unwrap();
    let plain = own
        .iter()
        .filter_map(|(name, said)| Some((name.as_str(), said.as_str()?)));
    let mut known: Variables<'_> = plain.collect();
    known.extend(project);
    let variables = own.iter().map(|(name, said)| {
        let value = match said {
            Value::String(text) => replaced(text, &known),
            Value::Object(parts) => {
                assert_eq!(parts["expand"], false);
                assert_eq!(parts.len(), 2);
                parts["value"].as_str().unwrap().to_owned()
            }
            other => panic!("{name} is {other}"),
        };
        (name.clone(), value)
    });
    let trigger = &job["trigger"];
    let inputs = trigger["inputs"].as_object().unwrap().iter();
    Build {
        project: replaced(trigger["project"].as_str().unwrap(), &known),
        git_ref: replaced(trigger["branch"].as_str().unwrap(), &known),
        variables: variables.collect(),
        inputs: inputs
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .collect(),
    }
}

/// `text` with each `$NAME`, `${NAME}` and `%NAME%` replaced, once and from left to right, by
/// the variable's value or by nothing.
fn replaced(text: &str, known: &Variables<'_>) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match name_at(rest) {
            Some((name, length)) => {
                result.push_str(known.get(name).copied().unwrap_or_default());
                rest = &rest[length..];
            }
            None => {
                result.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    result
}

/// The name that `text` begins with, and how long it is with its signs.
fn name_at(text: &str) -> Option<(&str, usize)> {
    for (open, close) in [("${", "}"), ("$", ""), ("%", "%")] {
        let Some(after) = text.strip_prefix(open) else {
            continue;
        };
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let length = after.bytes().take_while(|byte| is_part(byte)).count();
        let name = &after[..length];
        let is_name = !name.is_empty() && !name.as_bytes()[0].is_ascii_digit();
        if is_name && after[length..].starts_with(close) {
            return Some((name, open.len() + length + close.len()));
        }
    }
    None
}
