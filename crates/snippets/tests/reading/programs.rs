//! Commands that curl, wget and HTTPie run: what arrives at a server is what is read.

mod commands;
#[path = "../places/support/form.rs"]
mod form;
#[path = "../places/support/server.rs"]
mod server;

use crate::expect::Form;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use server::Server;
use snippets::read;
use std::io::Write;
use std::process::{Command, Stdio};

/// How many commands of a program are run.
fn count(quick: usize) -> usize {
    if std::env::var_os("PULLCORD_LONG").is_some() {
        quick * 10
    } else {
        quick
    }
}

/// Runs commands that `strategy` draws, their address for `{URL}`, and compares.
fn runs(program: &str, quick: usize, strategy: impl Strategy<Value = String>) {
    for needed in ["bash", program] {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        if !std::env::split_paths(&folders).any(|folder| folder.join(needed).is_file()) {
            writeln!(
                std::io::stdout(),
                "skipped: {needed} is not on this machine"
            )
            .unwrap();
            return;
        }
    }
    let Some(server) = Server::start("127.0.0.1") else {
        return;
    };
    let mut runner = TestRunner::deterministic();
    for _ in 0..count(quick) {
        let drawn = strategy.new_tree(&mut runner).unwrap().current();
        let path = "/api/v4/projects/group%2Fname/trigger/pipeline";
        let url = format!("http://{}{path}", server.host);
        compare(&drawn.replace("{URL}", &url), path, &server);
    }
}

fn compare(text: &str, path: &str, server: &Server) {
    let output = Command::new("bash")
        .args(["-c", text])
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut received = server.take();
    assert_eq!(received.len(), 1, "{text}\n{output:?}");
    let received = received.remove(0);
    let request = format!("{} {}", received.method, received.path());
    assert_eq!(request, format!("POST {path}"));
    let mut arrived: Vec<(String, String)> = received
        .fields()
        .into_iter()
        .map(|(name, value)| (name, String::from_utf8(value).unwrap()))
        .collect();
    arrived.sort();
    let reading = read(text);
    assert_eq!(reading.not_understood, [], "{text}");
    let form = Form::read(&reading);
    assert_eq!(
        form.gitlab,
        Some(format!("http://{}", server.host)),
        "{text}"
    );
    assert_eq!(form.project.as_deref(), Some("group/name"), "{text}");
    let mut fields: Vec<(String, String)> = form
        .variables
        .into_iter()
        .map(|(key, value, _)| (format!("variables[{key}]"), value))
        .collect();
    let inputs = form.inputs.into_iter();
    fields.extend(inputs.map(|(name, value)| (format!("inputs[{name}]"), value)));
    fields.extend(form.git_ref.map(|name| ("ref".to_owned(), name)));
    fields.extend(form.token.map(|token| ("token".to_owned(), token)));
    fields.sort();
    assert_eq!(fields, arrived, "{text}");
}

#[test]
fn curl() {
    runs("curl", 400, commands::curl());
}

#[test]
fn wget() {
    runs("wget", 40, commands::wget());
}

#[test]
fn httpie() {
    runs("http", 8, commands::httpie());
}
