//! Reads `multipart/form-data` (RFC 7578), as `curl --form` sends it.

use serde_json::{Value, json};

use super::body::{Pair, malformed, text_of};
use super::message::Response;

/// The fields of a body. A file becomes an object, as in Rack, so that it can
/// never be taken for a text.
pub(super) fn read(content_type: &str, body: &[u8]) -> Result<Vec<Pair>, Response> {
    let boundary = parameter(content_type, "boundary").ok_or_else(malformed)?;
    // The first delimiter has no line end before it.
    let body = [b"\r\n", body].concat();
    let delimiter = format!("\r\n--{boundary}");
    let mut parts = split(&body, delimiter.as_bytes())
        .into_iter()
        .skip(1)
        .peekable();
    if parts.peek().is_none() {
        return Err(malformed());
    }
    let mut pairs = Vec::new();
    for part in parts {
        if part.starts_with(b"--") {
            return Ok(pairs);
        }
        pairs.push(field(part)?);
    }
    // The closing delimiter is missing: the body was cut.
    Err(malformed())
}

fn field(part: &[u8]) -> Result<Pair, Response> {
    let part = part.strip_prefix(b"\r\n").ok_or_else(malformed)?;
    let end = position(part, b"\r\n\r\n").ok_or_else(malformed)?;
    let (head, content) = part.split_at(end);
    let content = content.strip_prefix(b"\r\n\r\n").unwrap_or_default();
    let head = text_of(head.to_vec())?;
    let mut lines = head.split("\r\n");
    let disposition = lines
        .find(|line| {
            line.to_ascii_lowercase()
                .starts_with("content-disposition:")
        })
        .ok_or_else(malformed)?;
    let name = parameter(disposition, "name").ok_or_else(malformed)?;
    let value = match parameter(disposition, "filename") {
        Some(filename) => json!({ "filename": filename, "size": content.len() }),
        None => Value::String(text_of(content.to_vec())?),
    };
    Ok((name, value))
}

/// The value of `; name=value` or `; name="va\"lue"` in a header.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let mut rest = header;
    while let Some((_, after)) = rest.split_once(';') {
        let (name, value) = after.split_once('=')?;
        let (text, left) = value_of(value)?;
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(text);
        }
        rest = left;
    }
    None
}

fn value_of(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        let (value, rest) = text.split_at(end);
        return Some((value.trim().to_owned(), rest));
    };
    let mut value = String::new();
    let mut letters = quoted.char_indices();
    while let Some((index, letter)) = letters.next() {
        match letter {
            '"' => return Some((value, quoted.get(index + 1..)?)),
            '\\' => value.push(letters.next()?.1),
            other => value.push(other),
        }
    }
    None
}

fn split<'body>(body: &'body [u8], delimiter: &[u8]) -> Vec<&'body [u8]> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some(at) = position(rest, delimiter) {
        let (part, after) = rest.split_at(at);
        parts.push(part);
        rest = after.get(delimiter.len()..).unwrap_or_default();
    }
    parts.push(rest);
    parts
}

fn position(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::read;

    const TYPE: &str = "multipart/form-data; boundary=XX";

    #[test]
    fn fields_and_files_are_told_apart() {
        let body = "--XX\r\nContent-Disposition: form-data; name=\"variables[A\\\"B]\"\r\n\r\n\
                    one\r\ntwo\r\n--XX\r\nContent-Disposition: form-data; name=f; filename=\"a;b\"\r\n\
                    Content-Type: text/plain\r\n\r\n12345\r\n--XX--\r\n";
        let fields = read(TYPE, body.as_bytes()).unwrap();
        assert_eq!(
            fields[0],
            ("variables[A\"B]".to_owned(), json!("one\r\ntwo"))
        );
        assert_eq!(
            fields[1],
            ("f".to_owned(), json!({"filename": "a;b", "size": 5}))
        );
    }

    #[test]
    fn cut_bodies_are_refused() {
        let whole = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX--\r\n";
        assert!(read(TYPE, whole.as_bytes()).is_ok());
        for length in 0..whole.len() - 4 {
            let cut = whole.get(..length).unwrap();
            assert_eq!(
                read(TYPE, cut.as_bytes()).unwrap_err().status,
                400,
                "{cut:?}"
            );
        }
        assert_eq!(
            read("multipart/form-data", whole.as_bytes())
                .unwrap_err()
                .status,
            400
        );
    }

    proptest! {
        #[test]
        fn values_arrive_whole(value in "[^\u{0}]{0,80}") {
            prop_assume!(!value.contains("\r\n--XX"));
            let body = format!(
                "--XX\r\nContent-Disposition: form-data; name=\"v\"\r\n\r\n{value}\r\n--XX--\r\n");
            let fields = read(TYPE, body.as_bytes()).unwrap();
            prop_assert_eq!(fields, vec![("v".to_owned(), json!(value))]);
        }
    }
}
