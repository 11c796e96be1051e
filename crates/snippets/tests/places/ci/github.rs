//! GitHub Actions: the step is read by GitHub's own parser of workflows, its expressions by
//! GitHub's own evaluator, and its script run by bash as the runner runs it.

use super::{under, with_secrets};
use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::variable;
use crate::support::reader::{Reader, read_alike};
use crate::support::sample::{call, written};
use serde_json::json;
use snippets::places::GithubActions;
use snippets::{Call, Field, Options, Refusal, TokenGiven, write};
use std::collections::BTreeMap;
use std::process::Output;

/// A workflow with the step in it.
fn workflow(step: &str) -> String {
    let head = "on: push\njobs:\n  call:\n    runs-on: ubuntu-latest\n    steps:";
    under(head, step, "      ")
}

fn by_bash(github: &Reader, yaml: &[Reader], text: &Text<'_>) -> Output {
    let file = workflow(text.text);
    let secrets: BTreeMap<_, _> = text.environment.iter().cloned().collect();
    let step = github.read(&json!({ "text": file, "secrets": secrets }));
    assert_eq!(step["name"], "Trigger the build");
    let read = read_alike(yaml, text.text);
    let read = &read[0];
    assert_eq!(read["run"], step["script"]);
    assert_eq!(read["shell"], "bash");
    let named = step["environment"].as_object().unwrap().iter();
    let named: Vec<_> = named
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect();
    // The evaluator gives the values, so the names of the secrets must not be asked again.
    for (name, value) in &named {
        assert_eq!(secrets[*name], *value, "{file}");
    }
    let named = named.iter().map(|(name, _)| (*name, *name));
    let script = text.folder.with_extension("sh");
    std::fs::write(&script, step["script"].as_str().unwrap()).unwrap();
    let mut bash = with_secrets(text, "bash", named);
    bash.args(["--noprofile", "--norc", "-eo", "pipefail"]);
    let output = bash.arg(&script).output().unwrap();
    std::fs::remove_file(script).unwrap();
    output
}

#[test]
fn github_actions() {
    let Some(github) = Reader::github_actions() else {
        return;
    };
    let yaml = Reader::yaml();
    let run = |text: &Text<'_>| vec![by_bash(&github, &yaml, text)];
    let runtime = "@actions/workflow-parser, bash";
    if let Some(bench) = Bench::set_up(&GithubActions, runtime, &["bash", "curl"], &run) {
        bench.try_all(nothing);
    }
}

#[test]
fn names_that_github_keeps_or_cannot_tell_apart_are_refused() {
    let refused = |keys: &[&str]| {
        let mut call = call();
        call.variables = keys.iter().map(|key| variable(key, "", true)).collect();
        write(&GithubActions, &call, &Options::default()).unwrap_err()
    };
    for key in ["GITHUB_TOKEN", "github_token", "RUNNER_NAME"] {
        let refusal = refused(&[key]);
        assert!(
            matches!(refusal, Refusal::SecretNameTaken { row: 0, .. }),
            "{key}"
        );
    }
    assert_eq!(refused(&["Pin", "PIN"]).field(), Field::Key(1));
    assert_eq!(refused(&["trigger_token"]).field(), Field::Key(0));
    let token = TokenGiven::File("/run/${{ x }}".into());
    let refusal = write(
        &GithubActions,
        &Call { token, ..call() },
        &Options::default(),
    );
    assert_eq!(refusal.unwrap_err().field(), Field::TokenFile);
}

#[test]
fn the_text_of_github_actions() {
    assert_eq!(
        written(&GithubActions, &call()).text,
        r#"# Add as secrets (Settings > Secrets and variables > Actions):
#   TRIGGER_TOKEN
#   PASSWORD
#   PIN
- name: Trigger the build
  shell: bash
  env:
    "TRIGGER_TOKEN": ${{ secrets.TRIGGER_TOKEN }}
    "PASSWORD": ${{ secrets.PASSWORD }}
    "PIN": ${{ secrets.PIN }}
  run: "curl --silent --show-error --fail-with-body --globoff --request POST --proto '=https'
    --data-urlencode \"token=$TRIGGER_TOKEN\"
    --data 'ref=release%2F100%25'
    --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true'
    --data-urlencode \"variables%5BPASSWORD%5D=$PASSWORD\"
    --data-urlencode \"variables%5BPIN%5D=$PIN\"
    'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'""#
    );
}
