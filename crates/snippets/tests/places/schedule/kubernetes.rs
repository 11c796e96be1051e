//! A Kubernetes CronJob: read by a YAML parser, its command run as it stands, after a
//! model of how the kubelet fills in names.

use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::{TOKEN, variable};
use crate::support::program;
use crate::support::sample::{call, open_call, written};
use serde_json::{Value, json};
use snippets::places::KubernetesCronJob;
use snippets::{Call, Field, Options, TokenGiven, write};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The objects in the text.
fn objects(text: &str) -> Vec<Value> {
    text.split("\n---\n")
        .map(|text| serde_saphyr::from_str(text).unwrap())
        .collect()
}

fn container(cron_job: &Value) -> &Value {
    assert_eq!(cron_job["kind"], "CronJob");
    let containers = &cron_job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"];
    assert_eq!(containers.as_array().unwrap().len(), 1);
    &containers[0]
}

/// The kubelet's part: `$(NAME)` is filled in where the name is known and `$$` becomes
/// `$`. Neither may be there.
fn command(container: &Value) -> Vec<String> {
    let words = container["command"].as_array().unwrap().iter();
    let words: Vec<_> = words
        .map(|word| word.as_str().unwrap().to_owned())
        .collect();
    assert!(
        words
            .iter()
            .all(|word| !word.contains("$(") && !word.contains("$$")),
        "{words:?}"
    );
    words
}

/// The environment, each name taken from the Secret and the key that are told.
fn environment(text: &Text<'_>) -> BTreeMap<String, String> {
    let objects = objects(text.text);
    let (cron_job, secrets) = objects.split_last().unwrap();
    let in_text = |secret: &str, key: &str| {
        let secret = secrets
            .iter()
            .find(|object| object["metadata"]["name"] == secret)?;
        assert_eq!(secret["kind"], "Secret");
        Some(secret["stringData"][key].as_str().unwrap().to_owned())
    };
    let by_hand = |secret: &str, key: &str| {
        assert_eq!(secret, "trigger-build");
        let known = text.environment.iter().find(|(name, _)| name == key);
        known.map(|(_, value)| value.clone())
    };
    let names = container(cron_job)["env"].as_array().unwrap().iter();
    names
        .map(|entry| {
            let from = &entry["valueFrom"]["secretKeyRef"];
            let (secret, key) = (
                from["name"].as_str().unwrap(),
                from["key"].as_str().unwrap(),
            );
            let value = in_text(secret, key)
                .or_else(|| by_hand(secret, key))
                .unwrap();
            (entry["name"].as_str().unwrap().to_owned(), value)
        })
        .collect()
}

fn by_kubelet(text: &Text<'_>) -> Vec<Output> {
    let objects = objects(text.text);
    let words = command(container(objects.last().unwrap()));
    let mut program = text.command(&words[0]);
    for (name, _) in &text.environment {
        program.env_remove(name);
    }
    vec![
        program
            .envs(environment(text))
            .args(&words[1..])
            .output()
            .unwrap(),
    ]
}

#[test]
fn kubernetes() {
    let run = &by_kubelet;
    if let Some(bench) = Bench::set_up(&KubernetesCronJob, "sh", &["sh", "curl"], run) {
        bench.try_all(nothing);
    }
}

#[test]
fn a_job_is_started_once_and_alone() {
    let text = written(&KubernetesCronJob, &call()).text;
    let cron_job = objects(&text).pop().unwrap();
    let spec = &cron_job["spec"];
    assert_eq!(spec["schedule"], "30 0 * * *");
    assert_eq!(spec["concurrencyPolicy"], "Forbid");
    assert_eq!(spec["jobTemplate"]["spec"]["backoffLimit"], json!(0));
    let pod = &spec["jobTemplate"]["spec"]["template"]["spec"];
    assert_eq!(pod["restartPolicy"], "Never");
}

#[test]
fn names_that_yaml_takes_for_something_else_stay_names() {
    let call = Call {
        variables: vec![variable("NO", "", true), variable("_0x1F", "", true)],
        ..open_call()
    };
    let text = written(&KubernetesCronJob, &call).text;
    let cron_job = objects(&text).pop().unwrap();
    let names = container(&cron_job)["env"].as_array().unwrap().iter();
    let names: Vec<_> = names.map(|entry| entry["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["TRIGGER_TOKEN", "NO", "_0x1F"]);
}

#[test]
fn a_key_that_no_secret_takes_is_refused() {
    let with = |length| Call {
        variables: vec![
            variable("A", "", false),
            variable(&"K".repeat(length), "", true),
        ],
        ..open_call()
    };
    let written = |length| write(&KubernetesCronJob, &with(length), &Options::default());
    assert!(written(253).is_ok());
    assert_eq!(written(254).unwrap_err().field(), Field::Key(1));
}

#[test]
fn a_real_token_is_in_a_secret_of_its_own() {
    let call = Call {
        token: TokenGiven::Real(TOKEN.into()),
        ..call()
    };
    let text = written(&KubernetesCronJob, &call).text;
    let start = "# First, with the lines PASSWORD=, PIN= in trigger-build.env:
#   kubectl create secret generic trigger-build --from-env-file=trigger-build.env
apiVersion: v1
kind: Secret
metadata:
  name: trigger-build-token
stringData:
  TRIGGER_TOKEN: \"glptt-4f1c9a_B-77\"
---
apiVersion: batch/v1
";
    assert!(text.starts_with(start), "{text}");
}

/// The objects against Kubernetes' own schemas, as kubernetes-validate (PyPI) carries them.
#[test]
fn the_objects_fit_the_schemas() {
    if !program::are_here(&["kubernetes-validate"]) {
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("kubernetes-validated");
    std::fs::create_dir_all(&folder).unwrap();
    let call = Call {
        token: TokenGiven::Real(TOKEN.into()),
        ..call()
    };
    let text = written(&KubernetesCronJob, &call).text;
    let misspelled = text.replace("backoffLimit", "backofLimit");
    for (text, fits) in [(text, true), (misspelled, false)] {
        let file = folder.join(format!("{fits}.yaml"));
        std::fs::write(&file, text).unwrap();
        let validate = Command::new("kubernetes-validate")
            .arg("--strict")
            .arg(file)
            .output();
        let output = validate.unwrap();
        assert_eq!(output.status.success(), fits, "{output:?}");
    }
}

#[test]
fn the_text_of_kubernetes() {
    assert_eq!(
        written(&KubernetesCronJob, &call()).text,
        r#"# First, with the lines TRIGGER_TOKEN=, PASSWORD=, PIN= in trigger-build.env:
#   kubectl create secret generic trigger-build --from-env-file=trigger-build.env
apiVersion: batch/v1
kind: CronJob
metadata:
  name: trigger-build
spec:
  schedule: "30 0 * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 0
      activeDeadlineSeconds: 300
      template:
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          containers:
            - name: trigger-build
              image: curlimages/curl:latest
              env:
                - name: "TRIGGER_TOKEN"
                  valueFrom:
                    secretKeyRef:
                      name: trigger-build
                      key: "TRIGGER_TOKEN"
                - name: "PASSWORD"
                  valueFrom:
                    secretKeyRef:
                      name: trigger-build
                      key: "PASSWORD"
                - name: "PIN"
                  valueFrom:
                    secretKeyRef:
                      name: trigger-build
                      key: "PIN"
              command:
                - sh
                - -c
                - "curl --silent --show-error --fail-with-body --globoff --request POST --proto '=https'
                  --data-urlencode \"token=$TRIGGER_TOKEN\"
                  --data 'ref=release%2F100%25'
                  --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true'
                  --data-urlencode \"variables%5BPASSWORD%5D=$PASSWORD\"
                  --data-urlencode \"variables%5BPIN%5D=$PIN\"
                  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'""#
    );
}
