//! The body of a request as pairs or JSON, and the bytes of it as text.

use serde_json::{Map, Value};

use super::message::{Request, Response};
use super::multipart;

/// A parameter as it was written: name, still with brackets, and value.
pub(super) type Pair = (String, Value);

/// GitLab's answer to bytes that are no text.
pub(super) fn malformed() -> Response {
    Response::text(400, "Bad Request")
}

/// What a body says.
#[derive(Default)]
pub(super) struct Body {
    /// Of a form: pairs as they were written.
    pub(super) pairs: Vec<Pair>,
    /// Of a JSON object: its fields.
    pub(super) json: Map<String, Value>,
}

/// Reads the body by its type. The error is the answer to one that cannot be
/// read.
pub(super) fn read(request: &Request) -> Result<Body, Response> {
    if request.body.is_empty() {
        return Ok(Body::default());
    }
    let content_type = request.header("content-type").unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    match media_type.to_ascii_lowercase().as_str() {
        "" | "application/x-www-form-urlencoded" => Ok(Body {
            pairs: form_pairs(&request.body)?,
            ..Body::default()
        }),
        "multipart/form-data" => Ok(Body {
            pairs: multipart::read(content_type, &request.body)?,
            ..Body::default()
        }),
        "application/json" => match serde_json::from_slice(&request.body) {
            Ok(Value::Object(json)) => Ok(Body {
                json,
                ..Body::default()
            }),
            Ok(_) | Err(_) => Err(Response::error(
                400,
                "message body does not match declared format",
            )),
        },
        other => {
            let sentence = format!("The provided content-type '{other}' is not supported.");
            Err(Response::error(415, &sentence))
        }
    }
}

/// The pairs of a form or a query.
pub(super) fn form_pairs(form: &[u8]) -> Result<Vec<Pair>, Response> {
    let mut pairs = Vec::new();
    for pair in form
        .split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
    {
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let name = decoded(halves.next().unwrap_or_default())?;
        let value = match halves.next() {
            Some(value) => Value::String(decoded(value)?),
            None => Value::Null,
        };
        pairs.push((name, value));
    }
    Ok(pairs)
}

fn decoded(encoded: &[u8]) -> Result<String, Response> {
    let spaced: Vec<u8> = encoded
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    text_of(percent_encoding::percent_decode(&spaced).collect())
}

/// Bytes as text. What is not UTF-8 or holds a NUL is refused, as GitLab does
/// before anything else looks at the request.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, Response> {
    let text = String::from_utf8(bytes).map_err(|_| malformed())?;
    if text.contains('\0') {
        Err(malformed())
    } else {
        Ok(text)
    }
}
