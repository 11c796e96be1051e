//! What is pasted into a shell, run by the shells themselves.

mod cut;
mod hidden;
mod hurl;
mod length;
mod names;
mod refused;
mod texts;

use crate::support::bench::{Bench, Text, nothing, only_for_length};
use crate::support::call::{TOKEN, open};
use crate::support::generated;
use crate::support::{cases, program};
use snippets::places::{CurlForm, CurlHidden, CurlJson, CurlQuery, Httpie, Wget};
use snippets::{Call, CurlAge, Endpoint, Lines, OptionNames, Options, Place, Style, TokenGiven};
use std::process::{Command, Output};
use std::sync::Once;

/// The shells of each run; the others take part with `--long`.
const SHELLS: &[&str] = &["dash", "bash"];

/// The shells that take part with `--long`. `busybox` is its `sh`.
const MORE_SHELLS: &[&str] = &["zsh", "mksh", "ksh93", "busybox", "yash", "fish"];

/// Makes a call one that a place can carry, or writes in its other way.
type Adapt = fn(&mut Call);

/// The commands, the program that each runs, and what a call has to be for it.
const COMMANDS: &[(&dyn Place, &str, Adapt)] = &[
    (&CurlForm, "curl", as_it_is),
    (&CurlQuery, "curl", as_it_is),
    (&CurlJson, "curl", open),
    (&CurlHidden, "curl", as_it_is),
    (&CurlHidden, "curl", open),
    (&Wget, "wget", as_it_is),
    (&Httpie, "http", as_it_is),
    (&Httpie, "http", open),
];

fn as_it_is(_: &mut Call) {}

/// The shells of this run.
fn shells() -> impl Iterator<Item = &'static str> {
    let more: &[&str] = if generated::is_long() {
        MORE_SHELLS
    } else {
        &[]
    };
    SHELLS.iter().chain(more).copied()
}

/// The shell, to be given a text to run by `-c` or on its standard input.
fn shell_command(shell: &str, text: &Text<'_>) -> Command {
    let program = program::path(shell).unwrap();
    let mut command = text.command(program.to_str().unwrap());
    if shell == "busybox" {
        command.arg("sh");
    }
    for (name, folder) in settings() {
        command.env(name, folder);
    }
    command
}

/// Where programs look for their settings, outside of the folder that has to stay empty: fish
/// makes files there, and HTTPie is told not to look for a newer HTTPie while it is tested.
fn settings() -> [(&'static str, &'static str); 3] {
    const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/settings");
    const HTTPIE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/settings/httpie");
    static WRITTEN: Once = Once::new();
    WRITTEN.call_once(|| {
        std::fs::create_dir_all(HTTPIE).unwrap();
        let file = [HTTPIE, "/config.json"].concat();
        std::fs::write(file, r#"{"disable_update_warnings": true}"#).unwrap();
    });
    [
        ("HTTPIE_CONFIG_DIR", HTTPIE),
        ("XDG_CONFIG_HOME", FOLDER),
        ("XDG_DATA_HOME", FOLDER),
    ]
}

fn run_by(shell: &str, text: &Text<'_>) -> Output {
    let mut command = shell_command(shell, text);
    command.args(["-c", text.text]).output().unwrap()
}

/// The output, which is GitLab's answer and nothing else.
fn succeeded(output: Output) -> Output {
    assert_eq!(output.stdout.trim_ascii_end(), b"{}", "{output:?}");
    output
}

/// Tries every case in every shell of this run. `kind` tells apart what is recorded of one
/// place in several ways.
fn in_each_shell(
    place: &'static dyn Place,
    program: &str,
    (kind, adapt): (&str, Adapt),
    expected: fn(&str, &snippets::Refusal) -> bool,
) {
    for shell in shells() {
        let run = |text: &Text<'_>| vec![succeeded(run_by(shell, text))];
        let runtime = format!("{shell}{kind}");
        if let Some(bench) = Bench::set_up(place, &runtime, &[shell, program], &run) {
            let cases = cases_for(program, &runtime);
            bench.adapted(adapt).try_these(&cases, expected);
        }
    }
}

/// Every case. HTTPie takes a fifth of a second to start, so that a run without `--long`
/// tries it with all of them in one shell only, and with some in the others.
fn cases_for(program: &str, runtime: &str) -> Vec<String> {
    let step = match (program, runtime) {
        _ if generated::is_long() => 1,
        ("http", "dash, items") => 1,
        ("http", "dash, body") => 4,
        ("http", _) => 8,
        _ => 1,
    };
    cases::all().into_iter().step_by(step).collect()
}

#[test]
fn curl_form() {
    in_each_shell(&CurlForm, "curl", ("", as_it_is), nothing);
}

#[test]
fn curl_query() {
    in_each_shell(&CurlQuery, "curl", ("", as_it_is), only_for_length);
}

#[test]
fn curl_json() {
    in_each_shell(&CurlJson, "curl", ("", open), nothing);
}

#[test]
fn curl_hidden() {
    in_each_shell(&CurlHidden, "curl", ("", as_it_is), nothing);
}

#[test]
fn curl_hidden_without_secrets() {
    in_each_shell(&CurlHidden, "curl", (", nothing secret", open), nothing);
}

#[test]
fn wget() {
    in_each_shell(&Wget, "wget", ("", as_it_is), nothing);
}

#[test]
fn httpie_items() {
    in_each_shell(&Httpie, "http", (", items", open), nothing);
}

#[test]
fn httpie_body() {
    in_each_shell(&Httpie, "http", (", body", as_it_is), nothing);
}

/// Tries `cases` with `sh` in every command of the shell, written with these options.
fn in_each_command(options: &Options, more: Adapt, cases: &[&str], host: &str) {
    let run = |text: &Text<'_>| vec![succeeded(run_by("sh", text))];
    for &(place, program, adapt) in COMMANDS {
        let bench = Bench::set_up(place, "sh", &["sh", program], &run);
        let Some(bench) = bench.and_then(|bench| bench.at(host)) else {
            continue;
        };
        let bench = bench.with(options.clone()).adapted(adapt).adapted(more);
        for case in cases {
            bench.arrives(case, TokenGiven::Placeholder).unwrap();
        }
        let real = TokenGiven::Real(TOKEN.into());
        bench.arrives(cases[0], real).unwrap();
    }
}

/// Options change how a command looks, never what arrives.
#[test]
fn every_choice_sends_the_same() {
    for lines in [Lines::Many, Lines::One] {
        for option_names in [OptionNames::Long, OptionNames::Short] {
            for (style, curl) in [
                (Style::Fitting, CurlAge::Since776),
                (Style::Encoded, CurlAge::Older),
            ] {
                let options = Options {
                    style,
                    lines,
                    option_names,
                    curl,
                    ..Options::default()
                };
                let cases = ["it's \\ 100%", "two\nlines"];
                in_each_command(&options, as_it_is, &cases, "127.0.0.1");
            }
        }
    }
}

/// The ref in the path, and the old servers' endpoint.
#[test]
fn every_endpoint_gets_the_call() {
    let in_path: Adapt = |call| call.endpoint = Endpoint::V4RefInPath;
    let old: Adapt = |call| call.endpoint = Endpoint::V3;
    for adapt in [in_path, old] {
        let cases = ["feature/#42-100%_déjà", "a\nb"];
        in_each_command(&Options::default(), adapt, &cases, "127.0.0.1");
    }
}

/// The brackets of such an address are a range to curl, were it not for `--globoff`.
#[test]
fn an_ipv6_address_is_one_address() {
    in_each_command(&Options::default(), as_it_is, &["100%"], "[::1]");
}

/// `program` is not the one that the place was written for: it must stop, and send nothing.
#[test]
fn another_wget_sends_nothing() {
    for other in ["wget2", "busybox"] {
        if !program::are_here(&["sh", other]) {
            continue;
        }
        let run = |text: &Text<'_>| {
            let call = text.text.replacen("wget ", &other_wget(other), 1);
            let output = text.in_shell("sh", &call);
            assert!(!output.status.success(), "{output:?}");
            Vec::new()
        };
        let bench = Bench::set_up(&Wget, other, &["sh"], &run).unwrap();
        bench.arrives("main", TokenGiven::Placeholder).unwrap();
    }
}

fn other_wget(program: &str) -> String {
    match program {
        "busybox" => "busybox wget ".into(),
        program => format!("{program} "),
    }
}
