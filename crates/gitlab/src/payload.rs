//! What a trigger call sent, as GitLab kept it with the build.

use crate::nouns::{GitRef, Variable};

/// The variable in which GitLab keeps all parameters of a trigger call but the token, as a
/// file (GitLab docs, Trigger pipelines with the API, "Access webhook payload").
pub const PAYLOAD: &str = "TRIGGER_PAYLOAD";

/// The parameters of a trigger call. The caller wrote them: they are claims, not facts.
#[derive(Clone, PartialEq, Eq)]
pub struct Payload(serde_json::Value);

impl Payload {
    /// The [`PAYLOAD`] among a build's variables, where it is there and can be read.
    pub fn among(variables: &[Variable]) -> Option<Self> {
        let payload = variables.iter().find(|variable| variable.key == PAYLOAD)?;
        serde_json::from_str(&payload.value).ok().map(Self)
    }

    /// A parameter of the call that is not a list and holds no others, as text.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.0.get(name)? {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(number) => Some(number.to_string()),
            serde_json::Value::Bool(flag) => Some(flag.to_string()),
            serde_json::Value::Null
            | serde_json::Value::Array(_)
            | serde_json::Value::Object(_) => None,
        }
    }

    /// The branch or tag as the call named it, where that is `built` or `built` in full: a
    /// build tells only the short name, which may be that of a branch and of a tag.
    pub fn full_ref(&self, built: &GitRef) -> Option<GitRef> {
        let named = self.text("ref")?;
        let short = ["refs/heads/", "refs/tags/"]
            .into_iter()
            .find_map(|kind| named.strip_prefix(kind));
        (short == Some(built.as_str())).then(|| GitRef::new(&named))
    }

    /// The inputs by name and value; a value that is no text is written as JSON, as a call
    /// with a form sends it.
    pub fn inputs(&self) -> Vec<(String, String)> {
        let Some(serde_json::Value::Object(inputs)) = self.0.get("inputs") else {
            return Vec::new();
        };
        let written = |(name, value): (&String, &serde_json::Value)| {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            (name.clone(), value)
        };
        inputs.iter().map(written).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nouns::VariableKind;

    fn payload(text: &str) -> Option<Payload> {
        Payload::among(&[Variable {
            key: PAYLOAD.to_owned(),
            value: text.to_owned(),
            kind: VariableKind::File,
            raw: None,
        }])
    }

    #[test]
    fn inputs_come_as_a_form_would_send_them() {
        let text = r#"{"inputs":{"target":"web-1","dry-run":true,"retries":3,"on":["a","b"]}}"#;
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut inputs = payload(text).unwrap().inputs();
        inputs.sort();
        assert_eq!(
            inputs,
            [
                pair("dry-run", "true"),
                pair("on", r#"["a","b"]"#),
                pair("retries", "3"),
                pair("target", "web-1"),
            ]
        );
        for text in ["{}", "[]", "1", r#"{"inputs":"x"}"#, r#"{"inputs":null}"#] {
            assert_eq!(payload(text).unwrap().inputs(), [], "{text}");
        }
    }

    #[test]
    fn a_ref_counts_only_where_it_is_the_one_that_was_built() {
        let built = GitRef::new("v1");
        let of = |named: &str| {
            let payload = payload(&format!(r#"{{"ref":"{named}"}}"#)).unwrap();
            let full = payload.full_ref(&built);
            full.map(|name| name.as_str().to_owned())
        };
        assert_eq!(of("refs/tags/v1").as_deref(), Some("refs/tags/v1"));
        assert_eq!(of("refs/heads/v1").as_deref(), Some("refs/heads/v1"));
        for other in ["v1", "refs/tags/v2", "refs/merge-requests/v1", ""] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_no_payload_is_none() {
        assert!(payload("not json").is_none());
        assert!(payload("").is_none());
        assert!(Payload::among(&[]).is_none());
        assert_eq!(payload("{}").unwrap().text("ref"), None);
    }
}
