//! Inputs of a build, where the configuration takes some.

use serde_json::{Value, json};

use super::desk::{Desk, base, error, text};

const RUN: &str = "/projects/2/trigger/pipeline";

fn run(desk: &mut Desk, inputs: &Value) -> (u16, Value) {
    let token = desk.token_of("ada", "2", 20);
    desk.post_json(
        "",
        RUN,
        &json!({ "token": token, "ref": "main", "inputs": inputs }),
    )
}

#[test]
fn inputs_that_fit_start_a_build() {
    let mut desk = Desk::new();
    for inputs in [
        json!({"environment": "preview"}),
        json!({"environment": "production", "pages": 3.5, "dry_run": true, "channels": []}),
        json!({"environment": "production", "pages": "12", "dry_run": "false", "channels": "[1]"}),
    ] {
        let (status, build) = run(&mut desk, &inputs);
        assert_eq!(
            (status, text(&build, "/source").as_str()),
            (201, "trigger"),
            "{inputs}"
        );
    }
    let token = desk.token_of("ada", "2", 20);
    let form = format!("token={token}&ref=main&inputs[environment]=preview&inputs[pages]=7");
    assert_eq!(desk.post("", RUN, &form).0, 201);
    let body = json!({"ref": "main", "inputs": {"environment": "preview"}});
    desk.start("dan", "2", &body);
}

#[test]
fn what_is_wrong_with_inputs_is_said_in_gitlabs_words() {
    let mut desk = Desk::new();
    let missing = "`environment` input: required value has not been provided";
    for (inputs, sentence) in [
        (json!({}), missing.to_owned()),
        (
            json!({"environment": "moon"}),
            "`environment` input: `moon` cannot be used because it is not in the list of \
             allowed options"
                .to_owned(),
        ),
        (
            json!({"stage": "x", "more": 1}),
            format!("unknown input arguments: more, stage, {missing}"),
        ),
        (
            json!({"environment": "preview", "pages": "many", "dry_run": 1, "channels": "web"}),
            "`pages` input: provided value is not a number, `dry_run` input: provided value is \
             not a boolean, `channels` input: provided value is not an array"
                .to_owned(),
        ),
    ] {
        let expected = base(&format!("`.gitlab-ci.yml`: {sentence}"));
        assert_eq!(run(&mut desk, &inputs), (400, expected), "{inputs}");
    }
    assert_eq!(
        run(&mut desk, &json!([1])),
        (400, error("inputs is invalid"))
    );
    assert_eq!(desk.ask("ada", "GET", "/projects/2/pipelines").1, json!([]));
}
