//! A webhook's address, called by curl.

use super::without_secrets;
use crate::support::bench::{Bench, Text};
use crate::support::call::TOKEN;
use crate::support::sample::{call, open_call, written};
use snippets::places::WebhookUrl;
use snippets::{Call, Endpoint, Field, Note, Options, Refusal, TokenGiven, write};
use std::process::Output;

/// Calls the address, after the token was put in as a person does.
fn called(text: &Text<'_>) -> Vec<Output> {
    let address = text
        .text
        .replacen("token=TRIGGER_TOKEN", &format!("token={TOKEN}"), 1);
    let mut curl = text.command("curl");
    curl.args([
        "--fail",
        "--globoff",
        "--request",
        "POST",
        "--proto",
        "=http",
    ]);
    vec![curl.arg(address).output().unwrap()]
}

/// The address has a limit far below other texts; a case stands in it three times.
fn only_long_ones(case: &str, refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::TooLong { .. }) && case.len() > 1_000
}

#[test]
fn webhook_url() {
    let open: fn(&mut Call) = |call| {
        without_secrets(call);
        call.endpoint = Endpoint::V4RefInPath;
    };
    if let Some(bench) = Bench::set_up(&WebhookUrl, "curl", &["curl"], &called) {
        bench.adapted(open).try_all(only_long_ones);
    }
}

#[test]
fn the_text_of_webhook_url() {
    let text = "https://gitlab.example.com/api/v4/projects/group%2Fname/ref/release%2F100%25\
                /trigger/pipeline?token=TRIGGER_TOKEN\
                &variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true";
    let snippet = written(&WebhookUrl, &open_call());
    assert_eq!(snippet.text, text);
    assert!(snippet.notes.contains(&Note::TokenInServerLogs));
    let in_path = Call {
        endpoint: Endpoint::V4RefInPath,
        ..open_call()
    };
    assert_eq!(written(&WebhookUrl, &in_path).text, text);
}

#[test]
fn an_old_gitlab_has_an_address_too() {
    let old = Call {
        endpoint: Endpoint::V3,
        token: TokenGiven::Real("a+b=".into()),
        ..open_call()
    };
    let snippet = written(&WebhookUrl, &old);
    let start = "https://gitlab.example.com/api/v3/projects/group%2Fname/ref/release%2F100%25\
                 /trigger/builds?token=a%2Bb%3D&";
    assert!(snippet.text.starts_with(start), "{}", snippet.text);
    let sentences: Vec<String> = snippet.notes.iter().map(Note::sentence).collect();
    assert!(sentences.iter().any(|told| told.contains("8.14")));
}

#[test]
fn what_an_address_cannot_carry_is_refused() {
    let dots = Call {
        git_ref: "..".into(),
        ..open_call()
    };
    for (call, field) in [(call(), Field::Value(1)), (dots, Field::Ref)] {
        let refusal = write(&WebhookUrl, &call, &Options::default()).unwrap_err();
        assert_eq!(refusal.field(), field, "{refusal}");
    }
}
