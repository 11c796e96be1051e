//! Readers of form bodies and queries, written for the tests alone. They panic at what
//! GitLab would not have got from our calls.

/// Fields in the order of arrival.
pub(crate) type Fields = Vec<(String, Vec<u8>)>;

/// Reads `a=1&b=2`.
pub(crate) fn url_encoded(text: &[u8]) -> Fields {
    let text = std::str::from_utf8(text).unwrap();
    text.split('&')
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap();
            (String::from_utf8(decoded(name)).unwrap(), decoded(value))
        })
        .collect()
}

fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            other => other,
        });
    }
    decoded
}

/// Reads a multipart body whose parts have a name and nothing else: no file name, no type.
pub(crate) fn multipart(content_type: &str, body: &[u8]) -> Fields {
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let separator = format!("\r\n--{boundary}");
    let mut rest = body.strip_prefix(&separator.as_bytes()[2..]).unwrap();
    let mut fields = Vec::new();
    while rest != b"--\r\n" {
        let head = b"\r\nContent-Disposition: form-data; name=\"";
        rest = rest.strip_prefix(head).unwrap();
        let (name, after) = split(rest, b"\"\r\n\r\n");
        let (value, next) = split(after, separator.as_bytes());
        fields.push((String::from_utf8(name.into()).unwrap(), value.into()));
        rest = next;
    }
    fields
}

fn split<'a>(text: &'a [u8], separator: &[u8]) -> (&'a [u8], &'a [u8]) {
    let at = text
        .windows(separator.len())
        .position(|window| window == separator)
        .unwrap();
    (&text[..at], &text[at + separator.len()..])
}

/// Reads a JSON object whose members are texts or objects of texts.
pub(crate) fn json(body: &[u8]) -> Fields {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(body).unwrap();
    let mut fields = Fields::new();
    for (name, value) in object {
        match value {
            serde_json::Value::String(text) => fields.push((name, text.into_bytes())),
            serde_json::Value::Object(members) => {
                fields.extend(members.into_iter().map(|(key, value)| {
                    let text = value.as_str().unwrap().to_owned();
                    (format!("{name}[{key}]"), text.into_bytes())
                }));
            }
            other => panic!("{name} is {other}"),
        }
    }
    fields
}
