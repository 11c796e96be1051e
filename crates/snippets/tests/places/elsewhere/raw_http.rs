//! The request itself, sent over a connection as it is, and by httpYac.

use super::without_secrets;
use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::TOKEN;
use crate::support::sample::{call, open_call, written};
use crate::support::{cases, generated, record, sender};
use snippets::places::RawHttp;
use snippets::{Call, Endpoint, Field, Options, TokenGiven, write};
use std::process::Output;

fn sent(text: &Text<'_>) -> Vec<Output> {
    vec![sender::send(text.server, text.text)]
}

#[test]
fn raw_http_is_a_message() {
    let real = TokenGiven::Real(TOKEN.into());
    let in_path: fn(&mut Call) = |call| {
        without_secrets(call);
        call.endpoint = Endpoint::V4RefInPath;
    };
    let old: fn(&mut Call) = |call| {
        without_secrets(call);
        call.endpoint = Endpoint::V3;
    };
    let runtime = "TCP connection";
    if let Some(bench) = Bench::set_up(&RawHttp, runtime, &[], &sent) {
        let bench = bench.adapted(without_secrets);
        let tried = bench.all_arrive(&cases::all(), &real, nothing);
        record::record(&RawHttp, runtime, tried, tried);
        for adapt in [in_path, old] {
            let bench = Bench::set_up(&RawHttp, runtime, &[], &sent).unwrap();
            bench.adapted(adapt).arrives("a/b", real.clone()).unwrap();
        }
    }
}

/// Sends the text as a `.http` file, by a client of such files.
fn by_httpyac(text: &Text<'_>) -> Vec<Output> {
    let file = text.folder.with_extension("http");
    std::fs::write(&file, text.text).unwrap();
    let mut client = text.command("httpyac");
    // The client takes files of its own folder only and keeps a cache at home.
    let folder = file.parent().unwrap();
    client.env("HOME", folder).current_dir(folder);
    client
        .args(["send", "--all"])
        .arg(file.file_name().unwrap());
    let output = client.output().unwrap();
    std::fs::remove_file(&file).unwrap();
    vec![output]
}

#[test]
fn raw_http_is_a_file_of_a_client() {
    let Some(bench) = Bench::set_up(&RawHttp, "httpYac", &["httpyac"], &by_httpyac) else {
        return;
    };
    let bench = bench.adapted(without_secrets);
    // The client needs a second to start.
    let step = if generated::is_long() { 1 } else { 20 };
    let cases = cases::all().into_iter().chain(generated::texts(20));
    let sample: Vec<String> = cases.step_by(step).collect();
    for case in &sample {
        bench.arrives(case, TokenGiven::Placeholder).unwrap();
    }
    let real = TokenGiven::Real(TOKEN.into());
    bench.arrives("it's\n100%", real).unwrap();
    record::record(&RawHttp, "httpYac", sample.len(), sample.len());
}

#[test]
fn the_text_of_raw_http() {
    assert_eq!(
        written(&RawHttp, &open_call()).text,
        "POST https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline HTTP/1.1
Host: gitlab.example.com
Content-Type: application/x-www-form-urlencoded

token={{$processEnv TRIGGER_TOKEN}}&ref=release%2F100%25&variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true"
    );
    let real = Call {
        gitlab: "http://[::1]:8485/gitlab".into(),
        git_ref: "é".into(),
        variables: Vec::new(),
        token: TokenGiven::Real("glptt-4f1c".into()),
        ..call()
    };
    assert_eq!(
        written(&RawHttp, &real).text,
        "POST http://[::1]:8485/gitlab/api/v4/projects/group%2Fname/trigger/pipeline HTTP/1.1
Host: [::1]:8485
Content-Type: application/x-www-form-urlencoded
Content-Length: 27

token=glptt-4f1c&ref=%C3%A9"
    );
}

#[test]
fn a_secret_value_is_refused() {
    let refusal = write(&RawHttp, &call(), &Options::default()).unwrap_err();
    assert_eq!(refusal.field(), Field::Value(1));
}
