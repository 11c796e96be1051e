//! The request itself, as an HTTP message and as a `.http` file.

use super::without_secrets;
use crate::check::CheckedCall;
use crate::field::Value;
use crate::place::sealed::Sealed;
use crate::quote::url;
use crate::{Group, Language, Note, Options, Place, Refusal, TokenGiven, Written};

/// The request itself, as an HTTP message and as a `.http` file.
///
/// With the real token it is one exact message, which `nc` or `openssl s_client` can send:
/// the request line has the whole URL, which every server has to accept (RFC 9112, 3.2.2
/// absolute-form), lines may end in a line feed alone (RFC 9112, 2.2), and the body is ASCII
/// on one line, `Content-Length` bytes long. It is a `.http` file as well (Visual Studio,
/// Visual Studio Code's REST Client, httpYac), and these need the whole URL: of a path with
/// a `Host` they make plain HTTP.
///
/// With the token by name it is a `.http` file only: `{{$processEnv NAME}}` is put in as it
/// is, and the client counts the length. GitLab's own tokens have no character that a form
/// would change. A secret value may have, so it is refused. As `{{` begins a name there, all
/// else is percent-encoded. The tests send the message over a connection, and the file by
/// httpYac.
#[derive(Clone, Copy, Debug)]
pub struct RawHttp;

impl Sealed for RawHttp {}

impl Place for RawHttp {
    fn slug(&self) -> &'static str {
        "http"
    }

    fn label(&self) -> &'static str {
        "HTTP request"
    }

    fn group(&self) -> Group {
        Group::Elsewhere
    }

    fn search_words(&self) -> &'static str {
        "raw .http rest client netcat nc telnet visual studio code httpyac"
    }

    fn language(&self) -> Language {
        Language::Plain
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Set ${name} to {what} in the environment of the client first (Visual Studio, VS \
             Code's REST Client, httpYac). In any other, write {what} in the place of \
             {{{{$processEnv {name}}}}}."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        without_secrets(call, NO_SECRETS)?;
        let address = call.url();
        let body = body(call);
        let host = call.gitlab.split('/').nth(2).unwrap_or_default();
        let head = [
            "POST ",
            &address,
            " HTTP/1.1\nHost: ",
            host,
            "\nContent-Type: application/x-www-form-urlencoded\n",
        ]
        .concat();
        let (length, notes) = match call.token {
            TokenGiven::Real(_) => (
                format!("Content-Length: {}\n", body.len()),
                vec![Note::Advice(COUNTED)],
            ),
            TokenGiven::Placeholder | TokenGiven::File(_) => (String::new(), Vec::new()),
        };
        Ok(Written {
            text: [&head, &length, "\n", &body].concat(),
            notes,
        })
    }
}

const NO_SECRETS: &str = "A client puts a value into a request as it is, so a secret one could \
    change the fields around it. Use a curl call, which encodes it, or send no secret value.";

const COUNTED: &str = "Content-Length counts the bytes of the last line. Take that header out if \
    you change the line and your client counts by itself.";

fn body(call: &CheckedCall<'_>) -> String {
    let fields = call.fields().into_iter().map(|(name, value)| {
        let value = match value {
            Value::Text(text) => url::encode(text),
            Value::Environment(name) | Value::File(name) => ["{{$processEnv ", name, "}}"].concat(),
        };
        [&name.encoded(), "=", &value].concat()
    });
    fields.collect::<Vec<_>>().join("&")
}
