//! A Python program that uses Requests.

use super::program::without_obeyed;
use super::python::{OBEYED, imports, url_and_fields};
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::{Group, Language, Options, Place, Refusal, Written};

/// A Python program that uses Requests.
///
/// Read by Python 3.6 or later; see `quote/python.rs` for its literals. `data=` with names
/// and texts is form-encoded, as UTF-8. What Requests would do by itself and must not
/// (Requests docs, Quickstart and Authentication; its `sessions.py`):
/// - follow a redirect: `allow_redirects=False`;
/// - send the user name and password that `~/.netrc` has for the host: it looks there only
///   if no `auth` is given, so one is given that adds nothing. `trust_env = False` would do
///   as much, but also forget the proxies of the environment, which are honoured here as
///   curl honours them;
/// - take everything below 400 for a success: only 201 is one.
///
/// It never retries by itself. The answer is printed in ASCII: a console or a log in
/// another encoding would otherwise fail after the call was sent, and invite another.
#[derive(Clone, Copy, Debug)]
pub struct PythonRequests;

const REST: &str = r#"response = requests.post(
    url,
    data=fields,
    auth=lambda request: request,  # no password from ~/.netrc
    allow_redirects=False,
    timeout=60,
)
answer = response.content.decode("ascii", "backslashreplace")
if response.status_code != 201:
    sys.exit(f"GitLab answered {response.status_code}: {answer}")
print(answer)"#;

impl Sealed for PythonRequests {}

impl Place for PythonRequests {
    fn slug(&self) -> &'static str {
        "python-requests"
    }

    fn label(&self) -> &'static str {
        "Python, Requests"
    }

    fn group(&self) -> Group {
        Group::Code
    }

    fn search_words(&self) -> &'static str {
        "python3 py script http"
    }

    fn language(&self) -> Language {
        Language::Hash
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::for_program(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        without_obeyed(call, OBEYED)?;
        let text = [
            &imports(call, ""),
            "\nimport requests\n\n",
            &url_and_fields(call),
            REST,
        ];
        Ok(Written::plain(text.concat()))
    }
}
