//! `.gitlab-ci.yml`: read by four YAML parsers alike, Psych among them, and its script run by
//! a shell; some of it run by gitlab-ci-local from end to end.

use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::{self as tried, TOKEN};
use crate::support::reader::{Reader, names, read_alike};
use crate::support::sample::{call, written};
use crate::support::{cases, generated, program, record};
use snippets::places::{GitlabCi, GitlabCiJobToken};
use snippets::{
    Call, CalledGitlab, CiForm, Endpoint, Field, Note, Options, Place, Refusal, TokenGiven, write,
};
use std::path::Path;
use std::process::{Command, Output};

/// The one command of the job.
fn script(readers: &[Reader], text: &str) -> String {
    let file = read_alike(readers, text);
    let job = &file["trigger_build"];
    assert_eq!(job["stage"], "deploy");
    let script = job["script"].as_array().unwrap();
    assert_eq!(script.len(), 1);
    script[0].as_str().unwrap().to_owned()
}

#[test]
fn gitlab_ci() {
    let readers = Reader::yaml();
    for shell in ["dash", "bash"] {
        let run = |text: &Text<'_>| vec![text.in_shell(shell, &script(&readers, text.text))];
        let runtime = names(&readers, shell);
        if let Some(bench) = Bench::set_up(&GitlabCi, &runtime, &[shell, "curl"], &run) {
            bench.try_all(nothing);
        }
    }
}

/// What a runner sets for each job, at a GitLab under this address.
fn set_by_runner(command: &mut Command, gitlab: &str) {
    command
        .env("CI_API_V4_URL", format!("{gitlab}/api/v4"))
        .env("CI_JOB_TOKEN", TOKEN);
}

#[test]
fn gitlab_ci_job_token() {
    let readers = Reader::yaml();
    let run = |text: &Text<'_>| {
        assert!(!text.text.contains("127.0.0.1"), "{}", text.text);
        let mut shell = text.command("dash");
        set_by_runner(shell.env_remove("TRIGGER_TOKEN"), text.gitlab);
        let script = script(&readers, text.text);
        vec![shell.args(["-c", &script]).output().unwrap()]
    };
    let runtime = names(&readers, "dash");
    if let Some(bench) = Bench::set_up(&GitlabCiJobToken, &runtime, &["dash", "curl"], &run) {
        bench.try_all(nothing);
        let in_path = |call: &mut Call| call.endpoint = Endpoint::V4RefInPath;
        let bench = bench.adapted(in_path);
        bench.arrives("it's 100%", TokenGiven::Placeholder).unwrap();
    }
}

/// A job that calls the GitLab it runs on finds it by the name that GitLab sets.
#[test]
fn gitlab_ci_on_its_own_gitlab() {
    let run = |text: &Text<'_>| {
        assert!(!text.text.contains("127.0.0.1"), "{}", text.text);
        let mut shell = text.command("sh");
        set_by_runner(&mut shell, text.gitlab);
        let script = script(&[], text.text);
        vec![shell.args(["-c", &script]).output().unwrap()]
    };
    let own = Options {
        called: CalledGitlab::Own,
        ..Options::default()
    };
    if let Some(bench) = Bench::set_up(&GitlabCi, "sh", &["sh", "curl"], &run) {
        let bench = bench.with(own.clone());
        bench.arrives("it's 100%", TokenGiven::Placeholder).unwrap();
    }
    let old = Call {
        endpoint: Endpoint::V3,
        ..tried::call("localhost", "main", TokenGiven::Placeholder)
    };
    let named = write(&GitlabCi, &old, &own).unwrap().text;
    assert!(named.contains("http://localhost/api/v3/"), "{named}");
}

/// A CI/CD variable of the type File is the name of a file with its value.
#[test]
fn a_token_in_a_variable_of_the_type_file_is_read() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("the token of gitlab's");
    std::fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let run = |text: &Text<'_>| {
        let mut shell = text.command("sh");
        shell.env("TRIGGER_TOKEN", &file);
        vec![
            shell
                .args(["-c", &script(&[], text.text)])
                .output()
                .unwrap(),
        ]
    };
    if let Some(bench) = Bench::set_up(&GitlabCi, "sh", &["sh", "curl"], &run) {
        let by_name = TokenGiven::File("$TRIGGER_TOKEN".into());
        bench.arrives("it's 100%", by_name).unwrap();
    }
    std::fs::remove_file(file).unwrap();
    let notes = |path: &str| {
        let token = TokenGiven::File(path.into());
        written(&GitlabCi, &Call { token, ..call() }).notes
    };
    let name = "TRIGGER_TOKEN".into();
    assert!(notes("$TRIGGER_TOKEN").contains(&Note::TokenFileVariable { name }));
    let path = "$TRIGGER_TOKEN.txt";
    let plain = Note::TokenFile { path: path.into() };
    assert!(notes(path).contains(&plain));
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
        let file = read_alike(&[], &snippet.text);
        assert_eq!(file["trigger_build"][key], value);
    }
}

#[test]
fn what_gitlab_would_fill_in_or_knows_itself_is_refused() {
    let token = TokenGiven::File("/run/$[[ inputs.x ]]".into());
    let filled_in = write(&GitlabCi, &Call { token, ..call() }, &Options::default());
    assert_eq!(filled_in.unwrap_err().field(), Field::TokenFile);
    for place in [&GitlabCi as &'static dyn Place, &GitlabCiJobToken] {
        let mut call = call();
        call.variables = vec![tried::variable("CI_JOB_TOKEN", "", true)];
        let taken = write(place, &call, &Options::default()).unwrap_err();
        assert!(matches!(taken, Refusal::SecretNameTaken { row: 0, .. }));
    }
    let old = Call {
        endpoint: Endpoint::V3,
        ..call()
    };
    let refusal = write(&GitlabCiJobToken, &old, &Options::default()).unwrap_err();
    assert_eq!(refusal.field(), Field::Whole);
}

/// gitlab-ci-local, which holds the file against GitLab's schema, decides by its rules
/// whether the job runs, and runs it.
fn by_gitlab_ci_local(text: &Text<'_>, variables: &[(&str, String)]) -> Output {
    let folder = text.folder.with_file_name(format!(
        "{}-project",
        text.folder.file_name().unwrap().to_str().unwrap()
    ));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(".gitlab-ci.yml"), text.text).unwrap();
    let git = text
        .command("git")
        .current_dir(&folder)
        .args(["init", "-q", "."])
        .status();
    assert!(git.unwrap().success());
    let mut command = text.command(PROGRAM);
    command.current_dir(&folder).arg("--force-shell-executor");
    for (name, value) in variables {
        command.args(["--variable", &format!("{name}={value}")]);
    }
    let output = command.output().unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    // What it keeps for the user, here the bench's folder.
    let _ = std::fs::remove_dir_all(text.folder.join(".gitlab-ci-local"));
    output
}

const PROGRAM: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/node/node_modules/.bin/gitlab-ci-local"
);

#[test]
fn gitlab_ci_local_runs_the_job() {
    if !Path::new(PROGRAM).is_file() {
        program::skip("gitlab-ci-local is not on this machine");
        return;
    }
    let run = |text: &Text<'_>| {
        let token = text
            .environment
            .iter()
            .find(|(name, _)| name == "TRIGGER_TOKEN");
        let token = token.map(|(_, value)| ("TRIGGER_TOKEN", value.clone()));
        let tag = ("CI_COMMIT_TAG", "v1".to_owned());
        let job_token = ("CI_JOB_TOKEN", TOKEN.to_owned());
        let own = ("CI_API_V4_URL", format!("{}/api/v4", text.gitlab));
        let variables: Vec<_> = [tag, job_token, own].into_iter().chain(token).collect();
        vec![by_gitlab_ci_local(text, &variables)]
    };
    let needed = ["node", "git", "rsync", "curl"];
    for place in [&GitlabCi as &'static dyn Place, &GitlabCiJobToken] {
        let Some(bench) = Bench::set_up(place, "gitlab-ci-local", &needed, &run) else {
            return;
        };
        // It would replace names in the value of a secret, which here is the case itself.
        let bench = bench.adapted(|call| call.variables.retain(|row| !row.secret));
        let cases = cases::all();
        let every = if generated::is_long() { 5 } else { 40 };
        let some: Vec<_> = cases.into_iter().step_by(every).collect();
        for case in &some {
            bench.arrives(case, TokenGiven::Placeholder).unwrap();
        }
        record::record(place, "gitlab-ci-local", some.len(), some.len());
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

#[test]
fn the_text_of_gitlab_ci_job_token() {
    let mut call = call();
    call.variables.truncate(1);
    assert_eq!(
        written(&GitlabCiJobToken, &call).text,
        r#"trigger_build:
  stage: deploy
  image: curlimages/curl:latest
  rules:
    - if: $CI_COMMIT_TAG
  script:
    - "curl --silent --show-error --fail-with-body --globoff --request POST --proto '=https'
      --data-urlencode \"token=$CI_JOB_TOKEN\"
      --data 'ref=release%2F100%25'
      --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true'
      \"$CI_API_V4_URL/projects/group%2Fname/trigger/pipeline\"""#
    );
}
