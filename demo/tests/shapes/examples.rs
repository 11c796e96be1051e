//! Against the examples of GitLab's documentation (19.2): what they have, ours
//! have too, with the same type.

use std::fs;

use serde_json::Value;

use super::answers::Answers;
use super::{fits, published, type_of};

/// What only a job with artifacts has; the demo's jobs have none.
const ONLY_WITH_ARTIFACTS: [&str; 2] = ["artifacts_file", "download_url"];

/// What an example has and our answer has not, or has otherwise. Null fits
/// everything, on both sides.
pub(crate) fn missing(example: &Value, ours: &Value, at: &str) -> Vec<String> {
    match (example, ours) {
        (Value::Null, _) | (_, Value::Null) => Vec::new(),
        (Value::Object(example), Value::Object(ours)) => example
            .iter()
            .filter(|(name, _)| !ONLY_WITH_ARTIFACTS.contains(&name.as_str()))
            .flat_map(|(name, part)| match ours.get(name) {
                Some(ours) => missing(part, ours, &format!("{at}.{name}")),
                None => vec![format!("{at}.{name} is missing")],
            })
            .collect(),
        (Value::Array(example), Value::Array(ours)) => match (example.first(), ours.first()) {
            (Some(example), Some(ours)) => missing(example, ours, &format!("{at}[0]")),
            _ => Vec::new(),
        },
        (example, ours) if fits(type_of(example), type_of(ours)) => Vec::new(),
        (Value::Number(_), Value::Number(_)) => Vec::new(),
        (example, ours) => vec![format!("{at} is {ours}, where the example has {example}")],
    }
}

#[test]
fn examples_are_matched_field_by_field() {
    let Some(folder) = published() else { return };
    let mut answers = Answers::new();
    let triggered = answers.triggered();
    let build = triggered["id"].clone();
    let body = serde_json::json!({"ref": "develop", "description": "x"});
    let failed = answers.list("/projects/9/jobs?scope=failed").swap_remove(0);
    let failed_jobs = format!(
        "/projects/9/pipelines/{}/jobs?scope=failed",
        failed["pipeline"]["id"]
    );
    let job = format!("/projects/9/jobs/{}", failed["id"]);
    let service = answers.get("/projects/13/pipelines?status=success")[0]["id"].clone();
    let service = format!("/projects/13/pipelines/{service}");
    let manual = answers.get(&format!("{service}/jobs?scope=manual"))[0]["id"].clone();
    let erased = answers.get("/projects/9/jobs?scope=success")[0]["id"].clone();
    let table = [
        (
            "GET_projects__id__pipelines__pipeline_id__bridges",
            answers.get(&format!("{service}/bridges")),
        ),
        (
            "POST_projects__id__jobs__job_id__play",
            answers.ask("POST", &format!("/projects/13/jobs/{manual}/play"), None),
        ),
        (
            "POST_projects__id__jobs__job_id__erase",
            answers.ask("POST", &format!("/projects/9/jobs/{erased}/erase"), None),
        ),
        (
            "GET_projects__id__triggers",
            answers.get("/projects/9/triggers"),
        ),
        (
            "GET_projects__id__triggers__trigger_id",
            answers.get("/projects/9/triggers/10"),
        ),
        (
            "POST_projects__id__triggers",
            answers.ask("POST", "/projects/9/triggers", Some(&body)),
        ),
        (
            "PUT_projects__id__triggers__trigger_id",
            answers.ask("PUT", "/projects/9/triggers/10", Some(&body)),
        ),
        ("POST_projects__id__trigger__pipeline", triggered),
        (
            "POST_projects__id__pipeline",
            answers.ask("POST", "/projects/9/pipeline", Some(&body)),
        ),
        (
            "GET_projects__id__pipelines",
            answers.get("/projects/9/pipelines"),
        ),
        (
            "GET_projects__id__pipelines__pipeline_id",
            answers.get("/projects/9/pipelines/1394"),
        ),
        (
            "GET_projects__id__pipelines__pipeline_id__variables",
            answers.get("/projects/9/pipelines/1394/variables"),
        ),
        (
            "GET_projects__id__pipelines__pipeline_id__jobs",
            answers.get(&failed_jobs),
        ),
        (
            "POST_projects__id__pipelines__pipeline_id__cancel",
            answers.ask(
                "POST",
                &format!("/projects/9/pipelines/{build}/cancel"),
                None,
            ),
        ),
        (
            "POST_projects__id__pipelines__pipeline_id__retry",
            answers.ask(
                "POST",
                &format!("/projects/9/pipelines/{build}/retry"),
                None,
            ),
        ),
        (
            "GET_projects__id__jobs",
            answers.get("/projects/9/jobs?scope=failed"),
        ),
        ("GET_projects__id__jobs__job_id", answers.get(&job)),
        (
            "POST_projects__id__jobs__job_id__retry",
            answers.ask("POST", &format!("{job}/retry"), None),
        ),
        (
            "POST_projects__id__jobs__job_id__cancel",
            answers.ask("POST", &format!("{job}/cancel"), None),
        ),
    ];
    for (name, ours) in table {
        let file = folder.join(format!("examples/v4-gitlab-19.2/{name}.json"));
        let example: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        assert!(!ours.is_null(), "{name} was refused");
        assert_eq!(missing(&example, &ours, name), Vec::<String>::new());
    }
}
