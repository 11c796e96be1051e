//! The parameters of a request, from query, body and path together, with
//! `a[b]=c` made into nested values as Rack does it.

use serde_json::{Map, Value, json};

use super::message::{Request, Response};
use super::{body, nesting};

/// Parameters by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params(Map<String, Value>);

impl Params {
    /// Reads query and body; the body wins. The error is the answer to a
    /// request that cannot be read.
    pub(crate) fn read(request: &Request) -> Result<Self, Response> {
        let mut root = Value::Object(Map::new());
        for (name, value) in body::form_pairs(request.query.as_bytes())? {
            nesting::insert(&mut root, &nesting::path_of(&name), value)?;
        }
        let body = body::read(request)?;
        for (name, value) in body.pairs {
            nesting::insert(&mut root, &nesting::path_of(&name), value)?;
        }
        let Value::Object(mut params) = root else {
            return Ok(Self::default());
        };
        params.extend(body.json);
        Ok(Self(params))
    }

    /// Sets a parameter that comes from the path, which wins over all others.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), json!(value));
    }

    /// Passes over a parameter.
    pub(crate) fn forget(&mut self, name: &str) {
        self.0.remove(name);
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A text; numbers and switches of a JSON body count as their text.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, Response> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(value @ (Value::Bool(_) | Value::Number(_))) => Ok(Some(value.to_string())),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) => Err(invalid(name)),
        }
    }

    /// A whole number.
    pub(crate) fn integer(&self, name: &str) -> Result<Option<i64>, Response> {
        let Some(text) = self.text(name)?.filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| invalid(name))
    }

    /// A switch.
    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, Response> {
        match self.text(name)?.as_deref() {
            None | Some("") => Ok(None),
            Some("true" | "1" | "t" | "on") => Ok(Some(true)),
            Some("false" | "0" | "f" | "off") => Ok(Some(false)),
            Some(_) => Err(invalid(name)),
        }
    }

    /// A text that must be one of these words.
    pub(crate) fn word(&self, name: &str, allowed: &[&str]) -> Result<Option<String>, Response> {
        match self.text(name)? {
            Some(word) if !allowed.contains(&word.as_str()) => Err(not_valid(name)),
            other => Ok(other),
        }
    }

    /// One word, or several as `name[]=a&name[]=b`, each of them allowed.
    pub(crate) fn words(&self, name: &str, allowed: &[&str]) -> Result<Vec<String>, Response> {
        let given = match self.get(name) {
            None => Vec::new(),
            Some(Value::Array(items)) => items.clone(),
            Some(single) => vec![single.clone()],
        };
        let word = |value: Value| match value {
            Value::String(word) if allowed.contains(&word.as_str()) => Ok(word),
            _ => Err(not_valid(name)),
        };
        given.into_iter().map(word).collect()
    }

    /// Everything but one parameter, as JSON.
    pub(crate) fn to_json_without(&self, name: &str) -> String {
        let rest = self.0.iter().filter(|(key, _)| *key != name);
        let rest: Map<_, _> = rest
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        Value::Object(rest).to_string()
    }
}

/// Grape's answer to a value of the wrong type.
pub(crate) fn invalid(name: &str) -> Response {
    Response::error(400, &format!("{name} is invalid"))
}

/// Grape's answer to a value that is none of the allowed ones.
pub(crate) fn not_valid(name: &str) -> Response {
    Response::error(400, &format!("{name} does not have a valid value"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::{Params, Request};

    fn read(query: &str) -> serde_json::Value {
        let params = Params::read(&Request::new("GET", &format!("/?{query}"))).unwrap();
        serde_json::Value::Object(params.0)
    }

    #[test]
    fn brackets_become_nested_values() {
        let table = [
            ("a=1&b=2+3%2B", json!({"a": "1", "b": "2 3+"})),
            ("v[K]=1&v[L]=2", json!({"v": {"K": "1", "L": "2"}})),
            ("v%5BK%5D=1", json!({"v": {"K": "1"}})),
            ("v[K]=1&v[K]=2", json!({"v": {"K": "2"}})),
            ("v[]=1&v[]=2", json!({"v": ["1", "2"]})),
            (
                "v[][k]=A&v[][x]=1&v[][k]=B&v[][x]=2",
                json!({"v": [{"k": "A", "x": "1"}, {"k": "B", "x": "2"}]}),
            ),
            ("v[0][k]=A", json!({"v": {"0": {"k": "A"}}})),
            ("v[K=1", json!({"v[K": "1"})),
            ("flag", json!({"flag": null})),
            ("", json!({})),
        ];
        for (query, expected) in table {
            assert_eq!(read(query), expected, "{query}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for query in ["a=%FF", "a=%00", "a=1&a[b]=2"] {
            let answer = Params::read(&Request::new("GET", &format!("/?{query}"))).unwrap_err();
            assert_eq!(
                (answer.status, answer.body.as_slice()),
                (400, &b"Bad Request"[..]),
                "{query}"
            );
        }
    }

    #[test]
    fn bodies_that_cannot_be_read_are_refused() {
        let table = [
            ("application/json", "{", 400),
            ("application/json", "[1]", 400),
            ("text/plain", "token=1", 415),
            ("multipart/form-data", "x", 400),
        ];
        for (content_type, body, status) in table {
            let request = Request::new("POST", "/").with_body(content_type, body);
            assert_eq!(
                Params::read(&request).unwrap_err().status,
                status,
                "{content_type}"
            );
        }
    }

    proptest! {
        /// No query makes the reader panic.
        #[test]
        fn every_query_is_read_or_refused(query in ".{0,200}") {
            let _ = Params::read(&Request { query, ..Request::default() });
        }

        /// Every text arrives as it was sent.
        #[test]
        fn values_arrive_whole(value in "[^\u{0}]{0,80}") {
            let encoded = percent_encoding::utf8_percent_encode(
                &value, percent_encoding::NON_ALPHANUMERIC).to_string();
            prop_assert_eq!(read(&format!("v[K]={encoded}")), json!({"v": {"K": value}}));
        }
    }
}
