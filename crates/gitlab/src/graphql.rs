//! The envelope of GitLab's GraphQL API: one address, a question in, `data` or `errors` out
//! (GitLab docs, API > GraphQL; GraphQL specification, Response).
//!
//! A question goes to `POST /api/graphql` with the account's token, as on REST. Servers too old
//! for a field refuse the whole question with status 200 and `errors`.

use serde_json::{Map, Value};

use crate::decode::{self, Decode, Fields};

/// The JSON document of a question and its variables. What a person typed belongs in a
/// variable, never in the question's text.
pub(crate) fn document(question: &str, variables: &[(&str, &str)]) -> String {
    let variables: Map<String, Value> = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Value::from(*value)))
        .collect();
    let parts = [
        ("query", Value::from(question)),
        ("variables", Value::Object(variables)),
    ];
    let document = parts.map(|(name, part)| (name.to_owned(), part));
    Value::Object(document.into_iter().collect()).to_string()
}

/// Reads the noun in `data`; `None` once there is an error, since what came is not whole then.
pub(crate) fn data<T: Decode>(text: &str) -> Option<T> {
    let answer = decode::document(text)?;
    let fields = decode::fields(&answer)?;
    if messages(&fields).next().is_some() {
        return None;
    }
    fields.noun("data")
}

/// Whether there is an answer at all, though it may be one of nothing.
pub(crate) fn has_data(text: &str) -> bool {
    let answer = decode::document(text).unwrap_or_default();
    decode::fields(&answer).is_some_and(|fields| fields.object("data").is_some())
}

/// What each of the `errors` says, without the places in the question that go with it.
pub(crate) fn messages<'a>(answer: &Fields<'a>) -> impl Iterator<Item = &'a Value> + use<'a> {
    let errors = answer.value("errors").and_then(Value::as_array);
    let message = |error: &'a Value| error.get("message");
    errors.into_iter().flatten().filter_map(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_stays_in_its_variable() {
        let hostile = "a\"}}){id}";
        let sent = document("query($path: ID!) { x }", &[("path", hostile)]);
        let read: Value = serde_json::from_str(&sent).unwrap();
        assert_eq!(read["query"], "query($path: ID!) { x }");
        assert_eq!(read["variables"]["path"], hostile);
    }

    #[test]
    fn only_an_object_in_data_is_an_answer() {
        let rows = [
            (r#"{"data":{"project":null}}"#, true),
            (r#"{"data":null}"#, false),
            (r#"{"errors":[{"message":"x"}]}"#, false),
            ("[]", false),
            ("", false),
        ];
        for (answer, expected) in rows {
            assert_eq!(has_data(answer), expected, "{answer}");
        }
    }
}
