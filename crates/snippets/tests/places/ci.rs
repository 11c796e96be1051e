//! Jobs of CI systems: the file is read by a YAML parser and its script run by a shell.

use crate::support::bench::{Bench, Text, nothing};
use crate::support::call as tried;
use crate::support::sample::{call, written};
use snippets::places::GitlabCi;
use snippets::{CalledGitlab, CiForm, Endpoint, Options, TokenGiven, write};
use std::process::Output;

/// The one command of the job.
fn script(text: &str) -> String {
    let file: serde_json::Value = serde_saphyr::from_str(text).unwrap();
    let job = &file["trigger_build"];
    assert_eq!(job["stage"], "deploy");
    let script = job["script"].as_array().unwrap();
    assert_eq!(script.len(), 1);
    script[0].as_str().unwrap().to_owned()
}

fn run_by(shell: &'static str) -> impl Fn(&Text<'_>) -> Vec<Output> {
    move |text| vec![text.in_shell(shell, &script(text.text))]
}

#[test]
fn gitlab_ci() {
    for shell in ["sh", "bash"] {
        let run = run_by(shell);
        if let Some(bench) = Bench::set_up(&GitlabCi, shell, &[shell, "curl"], &run) {
            bench.try_all(nothing);
        }
    }
}

/// A job that calls the GitLab it runs on finds it by the name that GitLab sets.
#[test]
fn gitlab_ci_on_its_own_gitlab() {
    let run = |text: &Text<'_>| {
        assert!(!text.text.contains("127.0.0.1"), "{}", text.text);
        let mut shell = text.command("sh");
        shell.env("CI_API_V4_URL", format!("{}/api/v4", text.gitlab));
        vec![shell.args(["-c", &script(text.text)]).output().unwrap()]
    };
    let own = Options {
        called: CalledGitlab::Own,
        ..Options::default()
    };
    if let Some(bench) = Bench::set_up(&GitlabCi, "sh", &["sh", "curl"], &run) {
        let bench = bench.with(own.clone());
        bench.arrives("it's 100%", TokenGiven::Placeholder).unwrap();
    }
    let old = snippets::Call {
        endpoint: Endpoint::V3,
        ..tried::call("localhost", "main", TokenGiven::Placeholder)
    };
    let named = write(&GitlabCi, &old, &own).unwrap().text;
    assert!(named.contains("http://localhost/api/v3/"), "{named}");
}

#[test]
fn a_job_says_when_it_runs() {
    let call = tried::call("localhost", "main", TokenGiven::Placeholder);
    for (ci_form, key, value) in [
        (
            CiForm::Rules,
            "rules",
            serde_json::json!([{ "if": "$CI_COMMIT_TAG" }]),
        ),
        (CiForm::Only, "only", serde_json::json!(["tags"])),
    ] {
        let options = Options {
            ci_form,
            ..Options::default()
        };
        let snippet = write(&GitlabCi, &call, &options).unwrap();
        let file: serde_json::Value = serde_saphyr::from_str(&snippet.text).unwrap();
        assert_eq!(file["trigger_build"][key], value);
    }
}

#[test]
fn the_text_of_gitlab_ci() {
    assert_eq!(
        written(&GitlabCi, &call()).text,
        r#"# Set as masked CI/CD variables (Settings > CI/CD > Variables):
#   TRIGGER_TOKEN
#   PASSWORD
#   PIN
trigger_build:
  stage: deploy
  image: curlimages/curl:latest
  rules:
    - if: $CI_COMMIT_TAG
  script:
    - "curl --silent --show-error --fail-with-body --globoff --request POST --proto '=https'
      --data-urlencode \"token=$TRIGGER_TOKEN\"
      --data 'ref=release%2F100%25'
      --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true'
      --data-urlencode \"variables%5BPASSWORD%5D=$PASSWORD\"
      --data-urlencode \"variables%5BPIN%5D=$PIN\"
      'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'""#
    );
}
