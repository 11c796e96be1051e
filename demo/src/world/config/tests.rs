//! The files say the same as what is made of them.

use serde_json::{Value, json};

use super::{CiConfig, ConfigVariable, Input};
use crate::world::job_plan::job_plans;

const ALL: [CiConfig; 6] = [
    CiConfig::TriggerExample,
    CiConfig::Deployment,
    CiConfig::Service,
    CiConfig::Web,
    CiConfig::Logs,
    CiConfig::Website,
];

/// The file without the head that tells its inputs.
fn read(ci: CiConfig) -> Value {
    let file = ci.file().unwrap();
    let body = file.split_once("\n---\n").map_or(file, |(_, body)| body);
    serde_norway::from_str(body).unwrap()
}

#[test]
fn the_file_takes_the_inputs_that_are_checked() {
    let (head, _) = CiConfig::Website
        .file()
        .unwrap()
        .split_once("\n---\n")
        .unwrap();
    let head: Value = serde_norway::from_str(head).unwrap();
    let show = |input: &Input| {
        let mut shown = json!({});
        if input.kind.word() != "string" {
            shown["type"] = json!(input.kind.word());
        }
        if let Some(text) = input.description {
            shown["description"] = json!(text);
        }
        if let Some(default) = input.default {
            shown["default"] = serde_json::from_str(default).unwrap();
        }
        if !input.options.is_empty() {
            shown["options"] = json!(input.options);
        }
        (input.name.to_owned(), shown)
    };
    let inputs = CiConfig::Website.inputs().unwrap();
    let expected: serde_json::Map<_, _> = inputs.iter().map(show).collect();
    assert_eq!(head["spec"]["inputs"], Value::Object(expected));
}

#[test]
fn the_files_declare_the_variables_that_are_offered() {
    for ci in ALL {
        let show = |one: &ConfigVariable| {
            let mut shown = json!({ "value": one.value });
            match (one.description, one.value) {
                (None, value) => shown = json!(value),
                (Some(text), "") => shown = json!({ "description": text }),
                (Some(text), _) => shown["description"] = json!(text),
            }
            if !one.options.is_empty() {
                shown["options"] = json!(one.options);
            }
            (one.key.to_owned(), shown)
        };
        let declared: serde_json::Map<_, _> = ci.variables().iter().map(show).collect();
        let file = read(ci);
        let written = file.get("variables").cloned().unwrap_or_else(|| json!({}));
        assert_eq!(written, Value::Object(declared), "{ci:?}");
    }
}

#[test]
fn the_files_have_the_jobs_that_run() {
    for ci in ALL {
        let file = read(ci);
        let mut stages: Vec<&str> = Vec::new();
        for plan in job_plans(ci) {
            let job = &file[plan.name];
            assert_eq!(job["stage"], plan.stage, "{}", plan.name);
            let needs = plan.needs.map_or(Value::Null, |needs| json!(needs));
            assert_eq!(job["needs"], needs, "{}", plan.name);
            let starts = job["trigger"].is_string();
            assert_eq!(starts, plan.starts.is_some(), "{}", plan.name);
            assert_eq!(job["when"] == "manual", plan.manual, "{}", plan.name);
            assert_eq!(
                job["allow_failure"] == true,
                plan.allow_failure,
                "{}",
                plan.name
            );
            if stages.last() != Some(&plan.stage) {
                stages.push(plan.stage);
            }
        }
        assert_eq!(file["stages"], json!(stages), "{ci:?}");
        let others = ["stages", "variables", "workflow", "spec"];
        let named = file.as_object().unwrap().keys();
        let jobs = named
            .filter(|name| !others.contains(&name.as_str()))
            .count();
        assert_eq!(jobs, job_plans(ci).len(), "{ci:?}");
    }
}

#[test]
fn without_a_file_there_is_nothing_to_offer() {
    assert!(CiConfig::Missing.file().is_none() && CiConfig::Missing.variables().is_empty());
}
