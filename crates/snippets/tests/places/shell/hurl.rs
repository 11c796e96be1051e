//! A file for hurl, run by hurl.

use super::as_it_is;
use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::TOKEN;
use snippets::places::Hurl;
use snippets::{Call, Endpoint, TokenGiven};
use std::io::Write;
use std::process::{Output, Stdio};

/// Runs a text as the place tells.
pub(super) fn with_long_errors(text: &Text<'_>) -> Output {
    let mut command = text.command("hurl");
    command.args(["--error-format", "long"]);
    for (name, value) in &text.environment {
        let secret = format!("HURL_SECRET_{name}");
        command.env_remove(name).env(secret, value);
    }
    let pipe = Stdio::piped;
    command.stdin(pipe()).stdout(pipe()).stderr(pipe());
    let mut hurl = command.spawn().unwrap();
    let mut input = hurl.stdin.take().unwrap();
    input.write_all(text.text.as_bytes()).unwrap();
    drop(input);
    hurl.wait_with_output().unwrap()
}

fn run(text: &Text<'_>) -> Vec<Output> {
    let output = with_long_errors(text);
    assert_eq!(output.stdout, b"{}", "{output:?}");
    vec![output]
}

#[test]
fn hurl_file() {
    if let Some(bench) = Bench::set_up(&Hurl, "hurl", &["hurl"], &run) {
        bench.try_all(nothing);
    }
}

#[test]
fn every_endpoint_and_address_gets_the_call() {
    let in_path: fn(&mut Call) = |call| call.endpoint = Endpoint::V4RefInPath;
    let old: fn(&mut Call) = |call| call.endpoint = Endpoint::V3;
    for (adapt, host) in [
        (in_path, "127.0.0.1"),
        (old, "127.0.0.1"),
        (as_it_is, "[::1]"),
    ] {
        let bench = Bench::set_up(&Hurl, "hurl", &["hurl"], &run);
        let Some(bench) = bench.and_then(|bench| bench.at(host)) else {
            return;
        };
        let bench = bench.adapted(adapt);
        for case in ["feature/#42-100%_déjà", "a\nb"] {
            bench.arrives(case, TokenGiven::Placeholder).unwrap();
            bench.arrives(case, TokenGiven::Real(TOKEN.into())).unwrap();
        }
    }
}
