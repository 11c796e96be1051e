//! Jobs of `.gitlab-ci.yml`, and commands in other YAML files.

use crate::expect::{Form, project_9, reads};
use snippets::{Endpoint, Kind, Why};

const CALL: &str = "curl -X POST -F token=$TRIGGER_TOKEN -F ref=main https://gitlab.example.com/api/v4/projects/9/trigger/pipeline";

fn call() -> Form {
    project_9().token("$TRIGGER_TOKEN").git_ref("main")
}

fn no_gitlab(form: Form) -> Form {
    Form {
        gitlab: None,
        ..form
    }
}

/// The job of GitLab's own documentation, with other values, in every way to write it.
#[test]
fn what_gitlab_documents() {
    for script in [
        "    - 'curl --fail --request POST --form token=$MY_TOKEN --form ref=main \"${CI_API_V4_URL}/projects/9/trigger/pipeline\"'\n",
        "    - \"curl --fail --request POST --form token=$MY_TOKEN --form ref=main $CI_API_V4_URL/projects/9/trigger/pipeline\"\n",
        "    - curl --fail --request POST --form token=$MY_TOKEN --form ref=main ${CI_API_V4_URL}/projects/9/trigger/pipeline\n",
        "    - >\n      curl --fail --request POST\n      --form token=$MY_TOKEN --form ref=main\n      ${CI_API_V4_URL}/projects/9/trigger/pipeline\n",
        "    - |\n      curl --fail --request POST \\\n        --form token=$MY_TOKEN --form ref=main \\\n        ${CI_API_V4_URL}/projects/9/trigger/pipeline\n",
        "  - >-\n     curl --fail -X POST --form token=$MY_TOKEN --form ref=main ${CI_SERVER_URL}/api/v4/projects/9/trigger/pipeline\n",
    ] {
        let text = format!(
            "trigger_pipeline:\n  stage: deploy\n  script:\n{script}  rules:\n    - if: $CI_COMMIT_TAG\n  environment: production\n"
        );
        let own = if script.contains("SERVER") {
            "${CI_SERVER_URL}"
        } else if script.contains('{') {
            "${CI_API_V4_URL}"
        } else {
            "$CI_API_V4_URL"
        };
        let form = no_gitlab(project_9().token("$MY_TOKEN").git_ref("main"));
        reads(&text, Kind::CiScript, form, &[(own, Why::OwnGitlab)]);
    }
}

#[test]
fn parts_of_a_job_are_enough() {
    for text in [
        format!("script:\n  - {CALL}\n"),
        format!("script: {CALL}\n"),
        format!("    job:\n      script:\n        - cd / && {CALL}\n"),
        format!("job:\n  before_script: [set -e]\n  script:\n    - - {CALL}\n"),
    ] {
        let reading = snippets::read(&text);
        assert_eq!(reading.kind, Kind::CiScript, "{text}");
        assert_eq!(Form::read(&reading), call(), "{text}");
    }
    reads(&format!("- {CALL}\n"), Kind::YamlScript, call(), &[]);
}

#[test]
fn variables_of_the_job_are_filled_in() {
    reads(
        "variables:\n  REF: main\n  COLOUR: red\njob:\n  variables:\n    PASSWORD: hunter2\n    \
         OTHER: x\n    TOKEN: $TRIGGER_TOKEN\n  script:\n    - curl -F ref=$REF -F \
         variables[PASSWORD]=$PASSWORD -F token=$TOKEN \
         https://gitlab.example.com/api/v4/projects/9/trigger/pipeline\n",
        Kind::CiScript,
        call().secret("PASSWORD", "hunter2"),
        &[("OTHER", Why::SettingNotUsed)],
    );
}

#[test]
fn one_job_is_read_of_a_file() {
    reads(
        &format!(
            "stages: [build, deploy]\ninclude:\n  - local: x.yml\n\nbuild:\n  script: make\n\n\
             other:\n  trigger: group/other\n\nlater:\n  script:\n    - make start\n    - {CALL}\n"
        ),
        Kind::CiTrigger,
        Form {
            project: Some("group/other".into()),
            ..Form::default()
        },
        &[("build", Why::OtherJob), ("later", Why::OtherCall)],
    );
    reads(
        &format!(
            "later:\n  script:\n    - make start\n    - {CALL}\n    - curl -H \"A: b\"\nx:\n  script: *x\n"
        ),
        Kind::CiScript,
        call(),
        &[
            ("curl -H \"A", Why::NotText),
            ("make start", Why::OtherCommand),
            ("x", Why::OtherJob),
            ("*x", Why::YamlFeature),
        ],
    );
}

#[test]
fn trigger_jobs() {
    reads(
        "deploy:\n  stage: deploy\n  variables:\n    A: \"0777\"\n    B: 0777\n    PASSWORD: $PASSWORD\n    \
         C: x-$CI_COMMIT_TAG-%B%-%%B\n    D: $$5\n    E:\n      value: it's $x\n      expand: false\n  trigger:\n    project: my/deployment\n    branch: stable\n    \
         strategy: depend\n    forward:\n      pipeline_variables: true\n    inputs:\n      size: 3\n      text: \"$x\"\n      zones: [a, \"b\"]\n",
        Kind::CiTrigger,
        Form {
            project: Some("my/deployment".into()),
            ..Form::default()
        }
        .git_ref("stable")
        .variable("A", "0777")
        .variable("B", "0777")
        .secret("PASSWORD", "")
        .variable("C", "x-$CI_COMMIT_TAG-%B%-%%B")
        .variable("D", "$$5")
        .variable("E", "it's $x")
        .input("size", "3")
        .input("text", "$x")
        .input("zones", "[\"a\", \"b\"]"),
        &[
            ("trigger: forward", Why::FieldUnknown),
            ("$CI_COMMIT_TAG", Why::FilledInThere),
            ("%B%", Why::FilledInThere),
        ],
    );
    reads(
        "x:\n  trigger: $CI_PROJECT_NAMESPACE/other\n",
        Kind::CiTrigger,
        Form::default(),
        &[("$CI_PROJECT_NAMESPACE", Why::AddressFilledIn)],
    );
}

#[test]
fn commands_in_other_files() {
    for text in [
        format!(
            "on: push\njobs:\n  trigger:\n    runs-on: ubuntu-latest\n    steps:\n      - name: Trigger\n        env:\n          TRIGGER_TOKEN: ${{{{ secrets.TRIGGER_TOKEN }}}}\n        run: |\n          {CALL}\n"
        ),
        format!(
            "steps:\n  - name: trigger\n    image: curlimages/curl\n    commands:\n      - {CALL}\n"
        ),
    ] {
        reads(&text, Kind::YamlScript, call(), &[]);
    }
}

#[test]
fn a_call_to_an_old_server() {
    let mut form = call();
    form.endpoint = Some(Endpoint::V3);
    let text = CALL
        .replace("v4", "v3")
        .replace("trigger/pipeline", "trigger/builds");
    reads(
        &format!("x:\n  script:\n  - \"{text}\"\n  only:\n  - tags\n"),
        Kind::CiScript,
        form,
        &[],
    );
}
