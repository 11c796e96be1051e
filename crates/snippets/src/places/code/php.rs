//! A PHP program for a command line, with the curl extension.

use super::program::{Expressions, without_obeyed};
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote::php::literal;
use crate::{Group, Language, Options, Place, Refusal, TokenGiven, Written};

/// A PHP program for a command line, with the curl extension.
///
/// Read by PHP 7.0 or later; see `quote/php.rs` for its literals. `CURLOPT_POSTFIELDS`
/// gets the encoded form as one text: an array would be sent as multipart, and PHP before
/// 5.5 would take values that begin with `@` for files (PHP manual, `curl_setopt`).
/// `http_build_query` is told its separator, as `arg_separator.output` of a `php.ini` may
/// be another. `getenv` gives `false` for a name that is not set, which would be sent as 0:
/// so the names are looked for first. libcurl follows no redirect unless told to, repeats
/// no POST, reads no `~/.netrc` and honours the proxies of the environment.
///
/// `file_get_contents` takes `scheme://` and `data:` for other things than files (PHP
/// manual, Supported Protocols and Wrappers); behind `./` they are names of files.
#[derive(Clone, Copy, Debug)]
pub struct Php;

const EXPRESSIONS: Expressions = Expressions {
    literal,
    environment: |name| ["getenv(", &literal(name), ")"].concat(),
    file: |_| "rtrim($token)".into(),
};

/// Names that PHP obeys (PHP manual, The configuration file).
const OBEYED: &[&str] = &["OPENSSL_CONF", "PHPRC", "PHP_INI_SCAN_DIR"];

const REST: &str = r#"
$call = curl_init($url);
curl_setopt_array($call, [
    CURLOPT_POSTFIELDS => http_build_query($fields, "", "&"),
    CURLOPT_FOLLOWLOCATION => false,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 60,
]);
$answer = curl_exec($call);
if ($answer === false) {
    fwrite(STDERR, curl_error($call) . "\n");
    exit(1);
}
$status = curl_getinfo($call, CURLINFO_RESPONSE_CODE);
if ($status !== 201) {
    fwrite(STDERR, "GitLab answered $status: $answer\n");
    exit(1);
}
echo $answer, "\n";"#;

/// The program ends if one of the names is not set.
fn all_set(names: &[&str]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let names: Vec<String> = names.iter().map(|name| literal(name)).collect();
    [
        "foreach ([",
        &names.join(", "),
        r#"] as $name) {
    if (getenv($name) === false) {
        fwrite(STDERR, "$name is not set\n");
        exit(1);
    }
}
"#,
    ]
    .concat()
}

/// The program ends, and PHP has said why, if the file cannot be read.
fn token_read(path: &str) -> String {
    let is_wrapper = path.contains("://") || path.starts_with("data:");
    let path = [if is_wrapper { "./" } else { "" }, path].concat();
    [
        "$token = file_get_contents(",
        &literal(&path),
        ");\nif ($token === false) {\n    exit(1);\n}\n",
    ]
    .concat()
}

impl Sealed for Php {}

impl Place for Php {
    fn slug(&self) -> &'static str {
        "php"
    }

    fn label(&self) -> &'static str {
        "PHP"
    }

    fn group(&self) -> Group {
        Group::Code
    }

    fn search_words(&self) -> &'static str {
        "curl_init curl_exec script"
    }

    fn language(&self) -> Language {
        Language::Slashes
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::for_program(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        without_obeyed(call, OBEYED)?;
        let token = match call.token {
            TokenGiven::File(path) => token_read(path),
            TokenGiven::Placeholder | TokenGiven::Real(_) => String::new(),
        };
        let fields = EXPRESSIONS.fields(call, |name, value| {
            ["    ", name, " => ", value, ",\n"].concat()
        });
        let text = [
            "<?php\n\n",
            &all_set(&call.names_to_set()),
            &token,
            "$url = ",
            &literal(&call.url()),
            ";\n$fields = [\n",
            &fields.concat(),
            "];\n",
            REST,
        ];
        Ok(Written::plain(text.concat()))
    }
}
