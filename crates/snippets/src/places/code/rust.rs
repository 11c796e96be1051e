//! A Rust program that uses reqwest.

use super::program::{Expressions, needed, only_if, reads_environment, reads_file, without_obeyed};
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote::rust::literal;
use crate::{Group, Language, Options, Place, Refusal, Written};

/// A Rust program that uses reqwest.
///
/// Read by Rust 1.85 or later with reqwest 0.13 and its features `blocking` and `form`;
/// see `quote/rust.rs` for its literals. `form` encodes the fields, as UTF-8. A client
/// follows redirects unless its policy is none, and waits half a minute unless told
/// otherwise. It sends a request again only if the server said in HTTP/2 that it did not
/// take it (reqwest docs, module `retry`). It reads no `~/.netrc` and honours the proxies
/// of the environment. `env::var` gives an error for what is not UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct Rust;

const EXPRESSIONS: Expressions = Expressions {
    literal,
    environment: |name| ["&setting(", &literal(name), ")?"].concat(),
    file: |path| {
        [
            "&fs::read_to_string(",
            &literal(path),
            ")?.trim_end().to_owned()",
        ]
        .concat()
    },
};

/// Names that cargo, its compiler or a program of Rust's obeys, as far as they change what
/// runs (The Cargo Book, Environment Variables; The rustc Book).
const OBEYED: &[&str] = &[
    "CARGO_BUILD_RUSTC",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_HOME",
    "CARGO_TARGET_DIR",
    "RUSTC",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTC_WRAPPER",
    "RUSTDOC",
    "RUSTFLAGS",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "RUST_BACKTRACE",
    "RUST_MIN_STACK",
];

const REST: &str = r#"    ];
    let client = Client::builder()
        .redirect(Policy::none())
        .timeout(Duration::from_secs(60))
        .build()?;
    let response = client.post(url).form(fields).send()?;
    let status = response.status();
    let answer = response.text()?;
    if status != StatusCode::CREATED {
        eprintln!("GitLab answered {status}: {answer}");
        std::process::exit(1);
    }
    println!("{answer}");
    Ok(())
}"#;

const SETTING: &str = r#"

fn setting(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}"#;

impl Sealed for Rust {}

impl Place for Rust {
    fn slug(&self) -> &'static str {
        "rust"
    }

    fn label(&self) -> &'static str {
        "Rust"
    }

    fn group(&self) -> Group {
        Group::Code
    }

    fn search_words(&self) -> &'static str {
        "rs cargo reqwest"
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
        let uses = needed(&[
            (
                true,
                r#"// Cargo.toml: reqwest = { version = "0.13", features = ["blocking", "form"] }"#,
            ),
            (
                true,
                "use reqwest::blocking::Client;\nuse reqwest::redirect::Policy;",
            ),
            (true, "use reqwest::StatusCode;"),
            (reads_environment(call), "use std::env;"),
            (true, "use std::error::Error;"),
            (reads_file(call), "use std::fs;"),
            (true, "use std::time::Duration;"),
        ]);
        let fields = EXPRESSIONS.fields(call, |name, value| {
            ["        (", name, ", ", value, "),\n"].concat()
        });
        let text = [
            uses.as_str(),
            "\nfn main() -> Result<(), Box<dyn Error>> {\n    let url = ",
            &literal(&call.url()),
            ";\n    let fields: &[(&str, &str)] = &[\n",
            &fields.concat(),
            REST,
            only_if(reads_environment(call), SETTING),
        ];
        Ok(Written::plain(text.concat()))
    }
}
