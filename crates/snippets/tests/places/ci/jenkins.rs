//! Jenkins: the stage is run by Groovy, the language of a Jenkinsfile, with steps that
//! remember what they are given, and the script by `sh` as Jenkins runs it.

use super::with_secrets;
use crate::support::bench::{Bench, Text, nothing};
use crate::support::reader::Reader;
use crate::support::sample::{call, written};
use serde_json::Value;
use snippets::TokenGiven;
use snippets::places::Jenkins;
use std::process::Output;

fn by_sh(groovy: &Reader, text: &Text<'_>) -> Output {
    let stage = groovy.read(&Value::from(text.text));
    let scripts = stage["scripts"].as_array().unwrap();
    assert_eq!(scripts.len(), 1, "{}", text.text);
    let bound = stage["bound"].as_object().unwrap().iter();
    let bound = bound.map(|(name, id)| (name.as_str(), id.as_str().unwrap()));
    let script = text.folder.with_extension("sh");
    std::fs::write(&script, scripts[0].as_str().unwrap()).unwrap();
    let mut sh = with_secrets(text, "sh", bound);
    let output = sh.arg("-xe").arg(&script).output().unwrap();
    std::fs::remove_file(script).unwrap();
    output
}

#[test]
fn jenkins() {
    let Some(groovy) = Reader::jenkins() else {
        return;
    };
    let run = |text: &Text<'_>| vec![by_sh(&groovy, text)];
    if let Some(bench) = Bench::set_up(&Jenkins, "groovy, sh", &["sh", "curl"], &run) {
        bench.try_all(nothing);
    }
}

/// Without a name to set there is no `withCredentials` to stand in.
#[test]
fn a_stage_without_secrets() {
    let mut call = call();
    call.variables.clear();
    call.token = TokenGiven::File("it's here".into());
    assert_eq!(
        written(&Jenkins, &call).text,
        r#"stage('Trigger the build') {
    steps {
        sh '''curl --silent --show-error --fail-with-body --globoff --request POST --proto \'=https\' \\
            --data-urlencode "token=$(cat -- \'it\'\\\'\'s here\')" \\
            --data \'ref=release%2F100%25\' \\
            \'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline\''''
    }
}"#
    );
}

#[test]
fn the_text_of_jenkins() {
    assert_eq!(
        written(&Jenkins, &call()).text,
        r#"// Add as credentials of the kind Secret text (Manage Jenkins > Credentials):
//   TRIGGER_TOKEN
//   PASSWORD
//   PIN
stage('Trigger the build') {
    steps {
        withCredentials([
            string(credentialsId: 'TRIGGER_TOKEN', variable: 'TRIGGER_TOKEN'),
            string(credentialsId: 'PASSWORD', variable: 'PASSWORD'),
            string(credentialsId: 'PIN', variable: 'PIN')
        ]) {
            sh '''curl --silent --show-error --fail-with-body --globoff --request POST --proto \'=https\' \\
                --data-urlencode "token=$TRIGGER_TOKEN" \\
                --data \'ref=release%2F100%25\' \\
                --data \'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true\' \\
                --data-urlencode "variables%5BPASSWORD%5D=$PASSWORD" \\
                --data-urlencode "variables%5BPIN%5D=$PIN" \\
                \'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline\''''
        }
    }
}"#
    );
}
