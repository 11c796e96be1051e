//! A Python program that needs nothing but Python.

use super::program::without_obeyed;
use super::python::{OBEYED, imports, url_and_fields};
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::{Group, Language, Options, Place, Refusal, Written};

/// A Python program that needs nothing but Python.
///
/// Read by Python 3.6 or later; see `quote/python.rs` for its literals. `urlencode` encodes
/// the form, as UTF-8. Whatever is no success goes through `HTTPErrorProcessor` to those
/// who follow a redirect, as a GET without the fields, or raise an error (Python docs,
/// `urllib.request`, `HTTPErrorProcessor` objects); the one that takes its place here
/// gives every answer back as it is. `urllib` never retries and reads no `~/.netrc`; it
/// honours the proxies of the environment. Why the answer is printed in ASCII:
/// [`crate::places::PythonRequests`].
#[derive(Clone, Copy, Debug)]
pub struct PythonStandard;

const REST: &str = r#"

class AsAnswered(urllib.request.HTTPErrorProcessor):
    """Follows no redirect and raises no error."""

    def http_response(self, request, response):
        return response

    https_response = http_response


opener = urllib.request.build_opener(AsAnswered)
body = urllib.parse.urlencode(fields).encode()
with opener.open(url, body, timeout=60) as response:
    answer = response.read().decode("ascii", "backslashreplace")
if response.status != 201:
    sys.exit(f"GitLab answered {response.status}: {answer}")
print(answer)"#;

impl Sealed for PythonStandard {}

impl Place for PythonStandard {
    fn slug(&self) -> &'static str {
        "python"
    }

    fn label(&self) -> &'static str {
        "Python"
    }

    fn group(&self) -> Group {
        Group::Code
    }

    fn search_words(&self) -> &'static str {
        "python3 py script urllib standard library"
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
            &imports(call, "import urllib.parse\nimport urllib.request"),
            "\n",
            &url_and_fields(call),
            REST,
        ];
        Ok(Written::plain(text.concat()))
    }
}
