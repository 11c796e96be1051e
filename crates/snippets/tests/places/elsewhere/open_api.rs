//! An OpenAPI document, read by a YAML parser and a model of a client, and by a validator.

use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::TOKEN;
use crate::support::sample::{call, written};
use crate::support::{cases, program, sender};
use serde_json::Value;
use snippets::places::OpenApi;
use snippets::{Call, Endpoint, TokenGiven};
use std::collections::BTreeSet;
use std::process::{Command, Output};

/// The address and the form that a client makes of the document: the value of each field
/// is its default, and where it has none, the client asks `ask`.
fn read(text: &str, ask: impl Fn(&str) -> String) -> (String, String) {
    let document: Value = serde_saphyr::from_str(text).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let servers = document["servers"].as_array().unwrap();
    let [(path, item)] = &object(&document["paths"])[..] else {
        panic!("one path: {text}");
    };
    assert!(!path.contains(['{', '}']), "{path}");
    let address = servers[0]["url"].as_str().unwrap().to_owned() + path;
    let content = &item["post"]["requestBody"]["content"];
    let schema = &content["application/x-www-form-urlencoded"]["schema"];
    let properties = object(&schema["properties"]);
    let names: BTreeSet<&str> = properties.iter().map(|(name, _)| *name).collect();
    let required = schema["required"].as_array().unwrap().iter();
    let required: BTreeSet<&str> = required.map(|name| name.as_str().unwrap()).collect();
    assert_eq!(names, required);
    let fields = properties.iter().map(|(name, property)| {
        assert_eq!(property["type"], "string");
        let value = match &property["default"] {
            Value::String(value) => value.clone(),
            Value::Null if property["format"] == "password" => ask(name),
            other => panic!("{name} is {other}"),
        };
        let encoded = sender::form_encoded;
        format!("{}={}", encoded(name), encoded(&value))
    });
    (address, fields.collect::<Vec<_>>().join("&"))
}

fn object(value: &Value) -> Vec<(&str, &Value)> {
    let members = value.as_object().unwrap().iter();
    members
        .map(|(name, value)| (name.as_str(), value))
        .collect()
}

fn called(text: &Text<'_>) -> Vec<Output> {
    let (address, form) = read(text.text, |field| {
        let wanted = match field {
            "token" => "TRIGGER_TOKEN",
            "variables[HIDDEN]" => "HIDDEN",
            other => panic!("{other} is asked for"),
        };
        let mut known = text.environment.iter();
        known.find(|(name, _)| name == wanted).unwrap().1.clone()
    });
    vec![sender::post(&address, &form)]
}

#[test]
fn open_api() {
    let Some(bench) = Bench::set_up(&OpenApi, "model", &[], &called) else {
        return;
    };
    for token in [TokenGiven::Placeholder, TokenGiven::Real(TOKEN.into())] {
        assert!(bench.all_arrive(&cases::all(), &token, nothing) > 100);
    }
    let in_path: fn(&mut Call) = |call| call.endpoint = Endpoint::V4RefInPath;
    let old: fn(&mut Call) = |call| call.endpoint = Endpoint::V3;
    for adapt in [in_path, old] {
        let bench = Bench::set_up(&OpenApi, "model", &[], &called).unwrap();
        let bench = bench.adapted(adapt);
        bench.arrives("{a}/b", TokenGiven::Placeholder).unwrap();
    }
}

/// The published schema of OpenAPI 3.1, as the Python package `openapi-spec-validator` has it.
#[test]
fn open_api_is_valid() {
    let validator = "openapi-spec-validator";
    if !program::are_here(&[validator]) {
        return;
    }
    let in_path = Call {
        endpoint: Endpoint::V4RefInPath,
        git_ref: "{a}\n\u{202e}🚀".into(),
        token: TokenGiven::Real(TOKEN.into()),
        ..call()
    };
    for (at, call) in [call(), in_path].iter().enumerate() {
        let name = format!("openapi-{at}-{}.yaml", std::process::id());
        let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&file, written(&OpenApi, call).text).unwrap();
        let output = Command::new(validator).arg(&file).output().unwrap();
        std::fs::remove_file(&file).unwrap();
        assert!(output.status.success(), "{output:?}");
    }
}

#[test]
fn the_text_of_open_api() {
    assert_eq!(
        written(&OpenApi, &call()).text,
        r#"openapi: "3.1.0"
info:
  title: Trigger a GitLab build
  version: "1"
servers:
  - url: "https://gitlab.example.com/api/v4"
paths:
  "/projects/group%2Fname/trigger/pipeline":
    post:
      operationId: triggerBuild
      summary: Trigger a build
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required:
                - "token"
                - "ref"
                - "variables[UPLOAD_TO_S3]"
                - "variables[PASSWORD]"
                - "variables[PIN]"
              properties:
                "token":
                  type: string
                  format: password
                "ref":
                  type: string
                  default: "release/100%"
                "variables[UPLOAD_TO_S3]":
                  type: string
                  default: "it's \\ true"
                "variables[PASSWORD]":
                  type: string
                  format: password
                "variables[PIN]":
                  type: string
                  format: password
      responses:
        "201":
          description: The build was created.
        default:
          description: GitLab's reason stands in the answer, as message or error."#
    );
}
