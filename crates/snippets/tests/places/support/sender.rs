//! Sends a request as it is written, for texts that are no program.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{ExitStatus, Output};

/// Sends the message to the server at `host` and waits for the answer, which has to be 201.
pub(crate) fn send(host: &str, message: &str) -> Output {
    let mut connection = TcpStream::connect(host).unwrap();
    connection.write_all(message.as_bytes()).unwrap();
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 201 "), "{message}");
    Output {
        status: ExitStatus::default(),
        stdout: answer,
        stderr: Vec::new(),
    }
}

/// Sends a form to an `http://` URL.
pub(crate) fn post(url: &str, form: &str) -> Output {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_at(rest.find('/').unwrap());
    let length = form.len();
    send(
        host,
        &format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: \
             application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
        ),
    )
}

/// A text for a form, encoded as browsers do it: everything but letters, digits and `*-._`,
/// the space as `+` (WHATWG URL standard, application/x-www-form-urlencoded percent-encode
/// set).
pub(crate) fn form_encoded(text: &str) -> String {
    let encoded = |byte: u8| match byte {
        b' ' => "+".to_owned(),
        b'*' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encoded).collect()
}
