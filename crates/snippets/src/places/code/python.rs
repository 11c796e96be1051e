//! What both places of Python have in common.

use super::program::{Expressions, needed, reads_environment, reads_file};
use crate::check::CheckedCall;
use crate::quote::python::literal;

const EXPRESSIONS: Expressions = Expressions {
    literal,
    environment: |name| ["os.environ[", &literal(name), "]"].concat(),
    file: |path| ["Path(", &literal(path), ").read_text().rstrip()"].concat(),
};

/// Names that Python or one of its libraries obeys (Python docs, Command line and
/// environment; Requests docs, Advanced usage; OpenSSL's openssl-env).
pub(super) const OBEYED: &[&str] = &[
    "NETRC",
    "OPENSSL_CONF",
    "OPENSSL_MODULES",
    "PYTHONBREAKPOINT",
    "PYTHONHOME",
    "PYTHONINSPECT",
    "PYTHONIOENCODING",
    "PYTHONPATH",
    "PYTHONPLATLIBDIR",
    "PYTHONPYCACHEPREFIX",
    "PYTHONSTARTUP",
    "PYTHONUSERBASE",
    "PYTHONWARNINGS",
    "REQUESTS_CA_BUNDLE",
];

/// The modules of the standard library that the call needs and `more`, in order.
pub(super) fn imports(call: &CheckedCall<'_>, more: &str) -> String {
    let lines = [
        (reads_environment(call), "import os"),
        (true, "import sys"),
        (true, more),
        (reads_file(call), "from pathlib import Path"),
    ];
    needed(&lines.map(|(is_needed, line)| (is_needed && !line.is_empty(), line)))
}

/// The URL and the fields, each under its name.
pub(super) fn url_and_fields(call: &CheckedCall<'_>) -> String {
    let fields = EXPRESSIONS.fields(call, |name, value| {
        ["    ", name, ": ", value, ",\n"].concat()
    });
    let url = literal(&call.url());
    ["url = ", &url, "\nfields = {\n", &fields.concat(), "}\n"].concat()
}
