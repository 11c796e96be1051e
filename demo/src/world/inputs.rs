//! Inputs of a configuration, and GitLab's sentences on what is wrong with
//! those that a build is given (GitLab docs, "CI/CD inputs").

use serde_json::{Map, Value};

/// The type of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InputKind {
    String,
    Number,
    Boolean,
    Array,
}

impl InputKind {
    /// GitLab's word for the type.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Array => "array",
        }
    }
}

/// An input that a configuration takes.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) kind: InputKind,
    pub(crate) description: Option<&'static str>,
    /// As JSON. Without one the input has to be given.
    pub(crate) default: Option<&'static str>,
    pub(crate) options: &'static [&'static str],
}

/// How many faults GitLab names at a time.
const NAMED: usize = 3;

/// What is wrong with the inputs of a build, or nothing.
pub(crate) fn fault(known: &[Input], given: &Map<String, Value>) -> Option<String> {
    let is_unknown = |name: &&String| !known.iter().any(|input| input.name == name.as_str());
    let unknown: Vec<&str> = given
        .keys()
        .filter(is_unknown)
        .map(String::as_str)
        .collect();
    let mut faults = Vec::new();
    if !unknown.is_empty() {
        faults.push(format!("unknown input arguments: {}", unknown.join(", ")));
    }
    for input in known {
        if let Some(fault) = fault_of(input, given.get(input.name)) {
            faults.push(format!("`{}` input: {fault}", input.name));
        }
    }
    faults.truncate(NAMED);
    (!faults.is_empty()).then(|| format!("`.gitlab-ci.yml`: {}", faults.join(", ")))
}

fn fault_of(input: &Input, given: Option<&Value>) -> Option<String> {
    let Some(given) = given.filter(|given| !given.is_null()) else {
        let is_required = input.default.is_none();
        return is_required.then(|| "required value has not been provided".to_owned());
    };
    // What a form sends as text is read as JSON, where it is JSON.
    let value = match (input.kind, given) {
        (InputKind::String, _) => given.clone(),
        (_, Value::String(text)) => serde_json::from_str(text).unwrap_or_else(|_| given.clone()),
        (_, other) => other.clone(),
    };
    let wrong = match input.kind {
        InputKind::String => None,
        InputKind::Number => (!value.is_number()).then_some("a number"),
        InputKind::Boolean => (!value.is_boolean()).then_some("a boolean"),
        InputKind::Array => (!value.is_array()).then_some("an array"),
    };
    if let Some(wrong) = wrong {
        return Some(format!("provided value is not {wrong}"));
    }
    let text = match &value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let is_allowed = input.options.is_empty() || input.options.contains(&text.as_str());
    (!is_allowed).then(|| {
        format!("`{text}` cannot be used because it is not in the list of allowed options")
    })
}
