//! curl's config file, read by curl itself.

use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::{TOKEN, variable};
use crate::support::sample::{call, open_call, written};
use crate::support::{cases, program};
use snippets::places::CmdCurl;
use snippets::{Call, Endpoint, Field, Note, Options, Refusal, TokenGiven, Variable, write};
use std::path::PathBuf;
use std::process::{Command, Output};

/// Runs the config file by this curl, from a file as a person does.
fn run_by(curl: PathBuf) -> impl Fn(&Text<'_>) -> Vec<Output> {
    move |text| {
        let file = text.folder.with_extension("curl");
        std::fs::write(&file, text.text).unwrap();
        let mut command = text.command(curl.to_str().unwrap());
        let output = command.arg("--config").arg(&file).output().unwrap();
        std::fs::remove_file(&file).unwrap();
        assert!(
            !output.status.success() || output.stdout == b"{}",
            "{output:?}"
        );
        vec![output]
    }
}

/// A curl that knows variables, if one is on the path.
fn curl_since_83() -> Option<PathBuf> {
    let newer = program::paths("curl").into_iter().find(|curl| {
        let output = Command::new(curl).arg("--version").output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let version = told.split(' ').nth(1).unwrap();
        let mut numbers = version.split('.').map(|part| part.parse::<u32>().unwrap());
        (numbers.next(), numbers.next()) >= (Some(8), Some(3))
    });
    if newer.is_none() {
        program::skip("curl 8.3 or later is not on this machine");
    }
    newer
}

#[test]
fn cmd_curl() {
    let Some(curl) = curl_since_83() else {
        return;
    };
    let run = run_by(curl);
    if let Some(bench) = Bench::set_up(&CmdCurl, "curl 8.3 or later", &[], &run) {
        bench.try_all(nothing);
    }
}

/// Without names an older curl will do.
#[test]
fn cmd_curl_with_the_real_token() {
    let run = run_by("curl".into());
    let no_secret: fn(&mut Call) = |call| call.variables.retain(|variable| !variable.secret);
    let old: fn(&mut Call) = |call| {
        call.variables.retain(|variable| !variable.secret);
        call.endpoint = Endpoint::V3;
    };
    let in_path: fn(&mut Call) = |call| {
        call.variables.retain(|variable| !variable.secret);
        call.endpoint = Endpoint::V4RefInPath;
    };
    let real = TokenGiven::Real(TOKEN.into());
    if let Some(bench) = Bench::set_up(&CmdCurl, "curl", &["curl"], &run) {
        let bench = bench.adapted(no_secret);
        assert!(bench.all_arrive(&cases::all(), &real, nothing) > 100);
        for adapt in [old, in_path] {
            let bench = Bench::set_up(&CmdCurl, "curl", &["curl"], &run).unwrap();
            bench.adapted(adapt).arrives("a/b", real.clone()).unwrap();
        }
    }
}

/// A name that is not set must not become an empty value.
#[test]
fn cmd_curl_stops_where_a_name_is_not_set() {
    let Some(curl) = curl_since_83() else {
        return;
    };
    let text = written(&CmdCurl, &call()).text;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("not-set-{}.curl", std::process::id()));
    std::fs::write(&file, text).unwrap();
    let mut command = Command::new(curl);
    command.env_remove("TRIGGER_TOKEN").arg("--config");
    let output = command.arg(&file).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(told.contains("TRIGGER_TOKEN"), "{told}");
}

#[test]
fn the_text_of_cmd_curl() {
    let snippet = written(&CmdCurl, &call());
    assert_eq!(
        snippet.text,
        r#"# Save this as trigger.curl and run: curl.exe --config trigger.curl
fail-with-body
globoff
request = "POST"
proto = "=https"
variable = "%TRIGGER_TOKEN"
variable = "%PASSWORD"
variable = "%PIN"
expand-data = "token={{TRIGGER_TOKEN:url}}"
data = "ref=release%2F100%25"
data = "variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true"
expand-data = "variables%5BPASSWORD%5D={{PASSWORD:url}}"
expand-data = "variables%5BPIN%5D={{PIN:url}}"
url = "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline""#
    );
    let advice = |call: &Call| {
        let notes = written(&CmdCurl, call).notes;
        notes
            .into_iter()
            .filter(|note| matches!(note, Note::Advice(_) | Note::Caution(_)))
            .count()
    };
    assert_eq!(advice(&call()), 2);
    assert_eq!(advice(&open_call()), 1);
    let real = Call {
        token: TokenGiven::Real(TOKEN.into()),
        ..open_call()
    };
    assert_eq!(advice(&real), 0);
}

#[test]
fn a_file_for_curl_is_named_so_that_curl_finds_it() {
    let line = |path: &str| {
        let call = Call {
            token: TokenGiven::File(path.into()),
            ..open_call()
        };
        let text = write(&CmdCurl, &call, &Options::default())?.text;
        Ok(text.lines().nth(5).unwrap().to_owned())
    };
    let path = r#"C:\new "files"\t"#;
    let expected = r#"variable = "TRIGGER_TOKEN@C:\\new \"files\"\\t""#;
    assert_eq!(line(path), Ok(expected.to_owned()));
    let standard_input = r#"variable = "TRIGGER_TOKEN@./-""#;
    assert_eq!(line("-"), Ok(standard_input.to_owned()));
    let refusal: Refusal = line("naïve").unwrap_err();
    assert_eq!(refusal.field(), Field::TokenFile);
}

#[test]
fn a_secret_name_that_is_too_long_for_curl_is_refused() {
    let with = |length: usize| {
        let key = "K".repeat(length);
        let variables: Vec<Variable> = vec![variable("A", "", false), variable(&key, "", true)];
        let call = Call {
            variables,
            ..call()
        };
        let refusal = write(&CmdCurl, &call, &Options::default()).err();
        refusal.map(|refusal| refusal.field())
    };
    assert_eq!(with(128), None);
    assert_eq!(with(129), Some(Field::Key(1)));
}
