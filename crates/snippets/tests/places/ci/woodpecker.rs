//! Woodpecker: the workflow is substituted in and parsed by the libraries that Woodpecker
//! uses, and its command run by `sh` in a script like Woodpecker's.

use super::{under, with_secrets};
use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::variable;
use crate::support::reader::{Reader, read_alike};
use crate::support::sample::{call, written};
use serde_json::Value;
use snippets::places::Woodpecker;
use snippets::{Field, Options, Refusal, write};
use std::io::Write;
use std::process::{Output, Stdio};

/// The script of a step: each command is shown, then run (Woodpecker source,
/// `script_posix.go`).
fn script(command: &str) -> String {
    let shown = shlex::try_quote(command).unwrap();
    format!("echo + {shown}\n{command}\n")
}

fn by_sh(woodpecker: &Reader, yaml: &[Reader], text: &Text<'_>) -> Output {
    let file = under("steps:", text.text, "  ");
    let read = woodpecker.read(&Value::from(file.as_str()));
    // Other parsers, which substitute nothing, read the same: so nothing was substituted.
    assert_eq!(read, read_alike(yaml, &file));
    let step = &read["steps"][0];
    let commands = step["commands"].as_array().unwrap();
    assert_eq!(commands.len(), 1);
    let named = step["environment"].as_object().into_iter().flatten();
    let named = named.map(|(name, said)| (name.as_str(), said["from_secret"].as_str().unwrap()));
    let mut sh = with_secrets(text, "sh", named);
    let mut child = sh
        .arg("-e")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let script = script(commands[0].as_str().unwrap());
    // As Woodpecker does, by a pipe: what ends here is the shell's input.
    child
        .stdin
        .take()
        .unwrap()
        .write_all(script.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn woodpecker() {
    let Some(woodpecker) = Reader::woodpecker() else {
        return;
    };
    let yaml = Reader::yaml();
    let run = |text: &Text<'_>| vec![by_sh(&woodpecker, &yaml, text)];
    let runtime = "drone/envsubst, yaml.v3, sh";
    if let Some(bench) = Bench::set_up(&Woodpecker, runtime, &["sh", "curl"], &run) {
        bench.try_all(nothing);
    }
}

/// Linux takes 128 KiB for one variable of the environment, Base64 in it needs a third more.
#[test]
fn a_script_at_the_limit_fits_into_the_environment() {
    let mut call = call();
    call.variables.clear();
    let mut longest = String::new();
    for row in 0.. {
        call.variables
            .push(variable(&format!("A{row}"), "'", false));
        match write(&Woodpecker, &call, &Options::default()) {
            Ok(snippet) => longest = snippet.text,
            Err(refusal) => {
                assert!(matches!(refusal, Refusal::TooLong { .. }));
                break;
            }
        }
    }
    let step = read_alike(&[], &longest);
    let script = script(step[0]["commands"][0].as_str().unwrap());
    // What stands before the commands in Woodpecker's script is less than 1,000 bytes.
    let encoded = (script.len() + 1_000).div_ceil(3) * 4;
    assert!("CI_SCRIPT=".len() + encoded < 128 * 1_024, "{encoded}");
}

#[test]
fn names_that_woodpecker_keeps_or_cannot_tell_apart_are_refused() {
    let refused = |keys: &[&str]| {
        let mut call = call();
        call.variables = keys.iter().map(|key| variable(key, "", true)).collect();
        write(&Woodpecker, &call, &Options::default()).unwrap_err()
    };
    let taken = refused(&["CI_REPO"]);
    assert!(matches!(taken, Refusal::SecretNameTaken { row: 0, .. }));
    assert_eq!(refused(&["pin", "PIN"]).field(), Field::Key(1));
}

#[test]
fn the_text_of_woodpecker() {
    assert_eq!(
        written(&Woodpecker, &call()).text,
        r#"# Add as secrets for the event tag (Settings > Secrets):
#   TRIGGER_TOKEN
#   PASSWORD
#   PIN
- name: trigger-build
  image: curlimages/curl:latest
  when:
    - event: tag
  environment:
    "TRIGGER_TOKEN":
      from_secret: "TRIGGER_TOKEN"
    "PASSWORD":
      from_secret: "PASSWORD"
    "PIN":
      from_secret: "PIN"
  commands:
    - "curl --silent --show-error --fail-with-body --globoff --request POST --proto '=https'
      --data-urlencode \"token=$TRIGGER_TOKEN\"
      --data 'ref=release%2F100%25'
      --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true'
      --data-urlencode \"variables%5BPASSWORD%5D=$PASSWORD\"
      --data-urlencode \"variables%5BPIN%5D=$PIN\"
      'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'""#
    );
}
