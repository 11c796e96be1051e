//! The keyword `trigger`: read by four YAML parsers alike, held against GitLab's schema, and
//! then read by a model of how GitLab passes variables on.

use crate::support::call::{NEVER, hidden, variable};
use crate::support::gitlab::{Build, started_by};
use crate::support::reader::{Reader, names, read_alike};
use crate::support::sample::{call, written};
use crate::support::{call as tried, cases, generated, record};
use snippets::places::GitlabCiTrigger;
use snippets::{
    Call, CiForm, Endpoint, Field, Input, Note, Options, Place, Refusal, TokenGiven, write,
};
use std::collections::BTreeMap;

/// The build that has to start.
fn expected(call: &Call, hidden: &str) -> Build {
    let variables = call.variables.iter().filter(|row| !row.key.is_empty());
    let variables = variables.map(|row| {
        let value = if row.secret { hidden } else { &row.value };
        (row.key.clone(), value.to_owned())
    });
    let inputs = call.inputs.iter();
    Build {
        project: call.project.clone(),
        git_ref: call.git_ref.clone(),
        variables: variables.collect(),
        inputs: inputs
            .map(|row| (row.name.clone(), row.value.clone()))
            .collect(),
    }
}

/// What of a case cannot be said by the keyword.
fn may_be_refused(case: &str, refusal: &Refusal) -> bool {
    match refusal.field() {
        Field::Ref => case.contains(['$', '%']),
        Field::InputValue(_) => case.contains("$[[") || case.chars().count() > 1_024,
        Field::Value(_) => case.contains("$[[") || case.contains("${{"),
        _ => false,
    }
}

/// So that a case is tried as a value where it cannot be the branch or an input.
const SIMPLER: [fn(&mut Call); 3] = [
    |_| {},
    |call| call.git_ref = "main".into(),
    |call| {
        call.git_ref = "main".into();
        call.inputs[0].value = "plain".into();
    },
];

#[test]
fn gitlab_ci_trigger() {
    let (readers, schema) = (Reader::yaml(), Reader::gitlab_schema());
    let mut tried = 0;
    let generated = generated::texts(generated::count());
    for case in cases::all().iter().chain(&generated) {
        for simplify in SIMPLER {
            let mut call = tried::call("localhost", case, TokenGiven::Placeholder);
            simplify(&mut call);
            let snippet = match write(&GitlabCiTrigger, &call, &Options::default()) {
                Ok(snippet) => snippet,
                Err(refusal) => {
                    assert!(may_be_refused(case, &refusal), "{case:?}: {refusal}");
                    continue;
                }
            };
            assert!(!snippet.text.contains(NEVER), "{}", snippet.text);
            let file = read_alike(&readers, &snippet.text);
            if let Some(schema) = &schema {
                let errors = schema.read(&snippet.text.as_str().into());
                assert_eq!(errors, serde_json::json!([]), "{}", snippet.text);
            }
            let hidden = hidden(case);
            let project = BTreeMap::from([("HIDDEN", hidden), ("HOME", "/wrong"), ("x", "wrong")]);
            let build = started_by(&file["trigger_build"], &project);
            assert_eq!(build, expected(&call, hidden), "{}", snippet.text);
            tried += 1;
        }
    }
    let last = schema.map_or(
        "a model of GitLab",
        |_| "GitLab's schema, a model of GitLab",
    );
    record::record(&GitlabCiTrigger, &names(&readers, last), tried, tried);
}

#[test]
fn what_the_keyword_cannot_say_is_refused() {
    let refused = |change: fn(&mut Call)| {
        let mut call = call();
        change(&mut call);
        let refusal = write(&GitlabCiTrigger, &call, &Options::default()).unwrap_err();
        assert!(matches!(
            refusal,
            Refusal::NotThere { .. } | Refusal::SecretNameTaken { .. }
        ));
        refusal.field()
    };
    assert_eq!(refused(|call| call.project = "9".into()), Field::Project);
    assert_eq!(refused(|call| call.project = "a/$b".into()), Field::Project);
    assert_eq!(refused(|call| call.git_ref = "a$b".into()), Field::Ref);
    assert_eq!(refused(|call| call.git_ref = "a$$b".into()), Field::Ref);
    assert_eq!(refused(|call| call.git_ref = "%b%".into()), Field::Ref);
    assert_eq!(refused(|call| call.git_ref = "$[[ x ]]".into()), Field::Ref);
    let in_value = |call: &mut Call| call.variables[0].value = "$[[ inputs.x ]]".into();
    assert_eq!(refused(in_value), Field::Value(0));
    let rules = |call: &mut Call| call.variables = vec![variable("CI_COMMIT_TAG", "v1", false)];
    assert_eq!(refused(rules), Field::Key(0));
    let own = |call: &mut Call| call.variables = vec![variable("CI_API_V4_URL", "", true)];
    assert_eq!(refused(own), Field::Key(0));
    let long = |call: &mut Call| {
        let value = "é".repeat(1_025);
        let name = "x".into();
        call.inputs = vec![Input { name, value }];
    };
    assert_eq!(refused(long), Field::InputValue(0));
    let old = |call: &mut Call| call.endpoint = Endpoint::V3;
    assert_eq!(refused(old), Field::Whole);
}

/// The jobs of the build see the value as it is: the note for calls by the API would be
/// wrong.
#[test]
fn a_value_that_stays_as_it_is_is_not_said_to_be_replaced() {
    let mut call = call();
    call.variables = vec![variable("A", "$HOME", false)];
    let notes = written(&GitlabCiTrigger, &call).notes;
    let key = "A".into();
    assert!(!notes.contains(&Note::GitlabExpandsDollar { key }));
    let sentences: Vec<_> = notes.iter().map(Note::sentence).collect();
    let kept = |sentence: &String| sentence.contains("expand: false");
    assert!(sentences.iter().any(kept), "{sentences:?}");
    let place: &'static dyn Place = &GitlabCiTrigger;
    assert!(!notes.contains(&Note::SetTokenFirst { place }));
}

#[test]
fn the_text_of_gitlab_ci_trigger() {
    let mut call = call();
    call.variables.push(variable("NO", "$HOME", false));
    call.inputs = tried::call("localhost", "7", TokenGiven::Placeholder).inputs;
    let options = Options {
        ci_form: CiForm::Only,
        ..Options::default()
    };
    assert_eq!(
        write(&GitlabCiTrigger, &call, &options).unwrap().text,
        r#"# Set as masked CI/CD variables (Settings > CI/CD > Variables):
#   PASSWORD
#   PIN
trigger_build:
  stage: deploy
  only:
    - tags
  inherit:
    variables: false
  variables:
    "UPLOAD_TO_S3": "it's \\ true"
    "PASSWORD": "$PASSWORD"
    "PIN": "$PIN"
    "NO":
      value: "$HOME"
      expand: false
  trigger:
    project: "group/name"
    branch: "release/100%"
    inputs:
      "the-input": "7""#
    );
}
