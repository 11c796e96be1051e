//! What is pasted into a shell, run by the shells themselves.

use crate::support::bench::{Bench, Text, nothing, only_for_length};
use crate::support::call::{TOKEN, variable};
use crate::support::generated;
use crate::support::sample::{call, written};
use snippets::places::{CurlForm, CurlQuery};
use snippets::{CurlAge, Endpoint, Lines, OptionNames, Options, Place, Refusal, Style, TokenGiven};
use std::process::Output;

/// The shells of each run; the others take part with `--long`.
const SHELLS: &[&str] = &["dash", "bash"];

/// The shells that take part with `--long`. `busybox` is its `sh`.
const MORE_SHELLS: &[&str] = &["zsh", "mksh", "ksh93", "busybox", "yash", "fish"];

/// Tries every case in every shell of this run.
pub(crate) fn in_each_shell(
    place: &'static dyn Place,
    programs: &[&str],
    options: &Options,
    expected: fn(&str, &Refusal) -> bool,
) {
    let more: &[&str] = if generated::is_long() {
        MORE_SHELLS
    } else {
        &[]
    };
    for shell in SHELLS.iter().chain(more) {
        let run = |text: &Text<'_>| vec![succeeded(run_by(shell, text))];
        let needed: Vec<_> = [*shell]
            .into_iter()
            .chain(programs.iter().copied())
            .collect();
        if let Some(bench) = Bench::set_up(place, shell, &needed, &run) {
            bench.with(options.clone()).try_all(expected);
        }
    }
}

fn run_by(shell: &str, text: &Text<'_>) -> Output {
    match shell {
        "busybox" => text
            .command("busybox")
            .args(["sh", "-c", text.text])
            .output()
            .unwrap(),
        shell => text.in_shell(shell, text.text),
    }
}

/// The output, which is GitLab's answer and nothing else.
fn succeeded(output: Output) -> Output {
    assert_eq!(output.stdout, b"{}", "{output:?}");
    output
}

#[test]
fn curl_form() {
    in_each_shell(&CurlForm, &["curl"], &Options::default(), nothing);
}

#[test]
fn curl_query() {
    in_each_shell(&CurlQuery, &["curl"], &Options::default(), only_for_length);
}

/// Options change how a command looks, never what arrives.
#[test]
fn every_choice_sends_the_same() {
    let run = |text: &Text<'_>| vec![succeeded(text.in_shell("sh", text.text))];
    for place in [&CurlForm as &'static dyn Place, &CurlQuery] {
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
                    let Some(bench) = Bench::set_up(place, "sh", &["sh", "curl"], &run) else {
                        return;
                    };
                    let bench = bench.with(options);
                    for case in ["it's \\ 100%", "two\nlines"] {
                        bench.arrives(case, TokenGiven::Placeholder).unwrap();
                        let real = TokenGiven::Real(TOKEN.into());
                        bench.arrives(case, real).unwrap();
                    }
                }
            }
        }
    }
}

/// The ref in the path, and the old servers' endpoint.
#[test]
fn every_endpoint_gets_the_call() {
    let run = |text: &Text<'_>| vec![succeeded(text.in_shell("sh", text.text))];
    let in_path: fn(&mut snippets::Call) = |call| call.endpoint = Endpoint::V4RefInPath;
    let old: fn(&mut snippets::Call) = |call| call.endpoint = Endpoint::V3;
    for place in [&CurlForm as &'static dyn Place, &CurlQuery] {
        for adapt in [in_path, old] {
            let Some(bench) = Bench::set_up(place, "sh", &["sh", "curl"], &run) else {
                return;
            };
            let bench = bench.adapted(adapt);
            for case in ["feature/#42-100%_déjà", "a\nb"] {
                bench.arrives(case, TokenGiven::Placeholder).unwrap();
            }
        }
    }
}

/// The brackets of such an address are a range to curl, were it not for `--globoff`.
#[test]
fn an_ipv6_address_is_one_address() {
    let run = |text: &Text<'_>| vec![succeeded(text.in_shell("sh", text.text))];
    for place in [&CurlForm as &'static dyn Place, &CurlQuery] {
        let bench = Bench::set_up(place, "sh", &["sh", "curl"], &run);
        if let Some(bench) = bench.and_then(|bench| bench.at("[::1]")) {
            bench.arrives("100%", TokenGiven::Placeholder).unwrap();
        }
    }
}

#[test]
fn the_text_of_curl_form() {
    assert_eq!(
        written(&CurlForm, &call()).text,
        r#"curl --fail-with-body --globoff --request POST --proto '=https' \
  --form-string "token=$TRIGGER_TOKEN" \
  --form-string 'ref=release/100%' \
  --form-string 'variables[UPLOAD_TO_S3]=it'\''s '\\' true' \
  --form-string "variables[PASSWORD]=$PASSWORD" \
  --form-string "variables[PIN]=$PIN" \
  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn curl_form_is_encoded_as_soon_as_one_value_cannot_be_seen() {
    let mut call = call();
    call.gitlab = "http://127.0.0.1:8485".into();
    call.variables.push(variable("NOTE", "two\nlines", false));
    assert_eq!(
        written(&CurlForm, &call).text,
        r#"curl --fail-with-body --globoff --request POST --proto '=http' \
  --data-urlencode "token=$TRIGGER_TOKEN" \
  --data 'ref=release%2F100%25' \
  --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true' \
  --data-urlencode "variables%5BPASSWORD%5D=$PASSWORD" \
  --data-urlencode "variables%5BPIN%5D=$PIN" \
  --data 'variables%5BNOTE%5D=two%0Alines' \
  'http://127.0.0.1:8485/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn the_text_of_curl_query() {
    assert_eq!(
        written(&CurlQuery, &call()).text,
        concat!(
            "curl --fail-with-body --globoff --request POST --proto '=https' \\\n",
            "  --get --data-urlencode \"variables%5BPASSWORD%5D=$PASSWORD\" \\\n",
            "  --data-urlencode \"variables%5BPIN%5D=$PIN\" \\\n",
            "  \"https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline",
            "?token=$TRIGGER_TOKEN&ref=release%2F100%25",
            "&variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true\"",
        )
    );
}
