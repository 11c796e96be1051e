//! The call with which every case is tried, and what has to arrive of it.

use super::form::Fields;
use snippets::{Call, Endpoint, Input, Marker, TokenGiven, Variable};

/// The token of every call.
pub(crate) const TOKEN: &str = "glptt-4f1c9a_B-77";

/// What the secret variable is said to hold in the form; no text may have it.
pub(crate) const NEVER: &str = "never written";

pub(crate) fn variable(key: &str, value: &str, secret: bool) -> Variable {
    Variable {
        key: key.into(),
        value: value.into(),
        secret,
    }
}

/// A call in which `case` is the ref, a variable's value and an input's value, to the
/// server at `host`.
pub(crate) fn call(host: &str, case: &str, token: TokenGiven) -> Call {
    Call {
        gitlab: format!("http://{host}"),
        endpoint: Endpoint::V4,
        project: "group/sub.group/name".into(),
        project_path: String::new(),
        git_ref: if case.is_empty() { "main" } else { case }.into(),
        variables: vec![
            variable("VALUE", case, false),
            variable("HIDDEN", NEVER, true),
            variable("", "", false),
            variable("LAST_1", "end", false),
        ],
        inputs: vec![Input {
            name: "the-input".into(),
            value: case.into(),
        }],
        token,
        marker: Some(Marker {
            name: "known_by".into(),
            value: "No-7".into(),
        }),
    }
}

/// Takes the secret variable from a call, for a place that cannot carry one, or that is
/// written otherwise without.
pub(crate) fn open(call: &mut Call) {
    call.variables.retain(|variable| !variable.secret);
}

/// What `$HIDDEN` is set to where the call runs: the case, as some systems know no empty
/// variables, and none carries NUL.
pub(crate) fn hidden(case: &str) -> &str {
    if case.is_empty() { "-" } else { case }
}

/// The fields that have to arrive for `call`, sorted, as places differ in the order.
pub(crate) fn expected(call: &Call, hidden: &str) -> Fields {
    let text = |text: &str| text.as_bytes().to_vec();
    let mut fields = vec![("token".to_owned(), text(TOKEN))];
    if call.endpoint != Endpoint::V4RefInPath {
        fields.push(("ref".to_owned(), text(&call.git_ref)));
    }
    let used = call.variables.iter().filter(|row| !row.key.is_empty());
    fields.extend(used.map(|row| {
        let value = if row.secret { hidden } else { &row.value };
        (format!("variables[{}]", row.key), text(value))
    }));
    let inputs = call.inputs.iter();
    fields.extend(inputs.map(|row| (format!("inputs[{}]", row.name), text(&row.value))));
    let marker = call.marker.as_ref();
    fields.extend(marker.map(|marker| (marker.name.clone(), text(&marker.value))));
    fields.sort();
    fields
}
