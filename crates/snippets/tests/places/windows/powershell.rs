//! PowerShell, read by a model of it that sends what it would send.

use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::TOKEN;
use crate::support::powershell::{PowerShell as Model, Version};
use crate::support::sample::{call, open_call, written};
use crate::support::{cases, sender};
use snippets::places::PowerShell;
use snippets::{Call, Endpoint, Lines, Note, Options, TokenGiven, write};
use std::process::Output;

/// Reads the text as this version does and sends what it would send.
fn sent_by(version: Version) -> impl Fn(&Text<'_>) -> Vec<Output> {
    move |text| {
        let request = Model::run(version, text.text, &text.environment);
        let request = request.unwrap();
        vec![sender::post(&request.url, &request.body)]
    }
}

/// The cases in each form of the text: with the token by name, written out, from a file.
fn read_in_each_form(bench: &Bench<'_>) {
    let file = TokenGiven::File(bench.token_file());
    for token in [
        TokenGiven::Placeholder,
        TokenGiven::Real(TOKEN.into()),
        file,
    ] {
        assert!(bench.all_arrive(&cases::all(), &token, nothing) > 100);
    }
}

#[test]
fn powershell_7_sends_every_case() {
    for lines in [Lines::Many, Lines::One] {
        let run = sent_by(Version::Seven);
        if let Some(bench) = Bench::set_up(&PowerShell, "model", &[], &run) {
            let options = Options {
                lines,
                ..Options::default()
            };
            read_in_each_form(&bench.with(options));
        }
    }
}

#[test]
fn windows_powershell_sends_every_case_to_a_project_by_number() {
    let run = sent_by(Version::Windows51);
    if let Some(bench) = Bench::set_up(&PowerShell, "model", &[], &run) {
        read_in_each_form(&bench.adapted(|call| call.project = "9".into()));
    }
}

/// .NET Framework would call another address.
#[test]
fn windows_powershell_sends_nothing_to_an_address_that_it_would_change() {
    let in_path = Call {
        endpoint: Endpoint::V4RefInPath,
        project: "9".into(),
        ..call()
    };
    for call in [call(), in_path] {
        let text = written(&PowerShell, &call).text;
        let run = |version| Model::run(version, &text, &[]);
        let thrown = run(Version::Windows51).unwrap_err();
        assert!(thrown.starts_with("Nothing was sent: "), "{thrown}");
        assert!(run(Version::Seven).is_ok());
    }
}

#[test]
fn powershell_gets_every_endpoint() {
    let run = sent_by(Version::Seven);
    let in_path: fn(&mut Call) = |call| call.endpoint = Endpoint::V4RefInPath;
    let old: fn(&mut Call) = |call| call.endpoint = Endpoint::V3;
    for adapt in [in_path, old] {
        if let Some(bench) = Bench::set_up(&PowerShell, "model", &[], &run) {
            let bench = bench.adapted(adapt);
            bench.arrives("it’s", TokenGiven::Placeholder).unwrap();
        }
    }
}

#[test]
fn the_text_of_powershell() {
    assert_eq!(
        written(&PowerShell, &call()).text,
        r"$uri = [uri]'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'
if ($uri.AbsoluteUri -like '*%2F*') {
  Invoke-RestMethod -Method Post -Uri $uri -ContentType 'application/x-www-form-urlencoded' -MaximumRedirection 0 -ErrorAction Stop -Body (
    'token=' + [uri]::EscapeDataString($env:TRIGGER_TOKEN) +
    '&ref=release%2F100%25' +
    '&variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true' +
    '&variables%5BPASSWORD%5D=' + [uri]::EscapeDataString($env:PASSWORD) +
    '&variables%5BPIN%5D=' + [uri]::EscapeDataString($env:PIN)
  )
} else { throw 'Nothing was sent: this PowerShell turns %2F in an address into a slash. Use PowerShell 7 (pwsh), or give the project by its number.' }"
    );
}

#[test]
fn the_text_of_powershell_for_a_project_by_number() {
    let call = Call {
        project: "9".into(),
        token: TokenGiven::File("C:\\it’s here".into()),
        ..open_call()
    };
    let options = Options {
        lines: Lines::One,
        ..Options::default()
    };
    let snippet = write(&PowerShell, &call, &options).unwrap();
    assert_eq!(
        snippet.text,
        "Invoke-RestMethod -Method Post \
         -Uri 'https://gitlab.example.com/api/v4/projects/9/trigger/pipeline' \
         -ContentType 'application/x-www-form-urlencoded' -MaximumRedirection 0 \
         -ErrorAction Stop -Body ('token=' + [uri]::EscapeDataString((Get-Content -Raw \
         -ErrorAction Stop -LiteralPath 'C:\\it’’s here').TrimEnd()) + \
         '&ref=release%2F100%25' + '&variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true')"
    );
    let told = |scheme: &str| {
        let call = Call {
            gitlab: format!("{scheme}://gitlab.example.com"),
            ..call.clone()
        };
        let notes = written(&PowerShell, &call).notes;
        notes.iter().any(|note| matches!(note, Note::Advice(_)))
    };
    assert!(told("https") && !told("http"));
}
