//! v4 of 9.0 and 11.5.

use pullcord_demo::server::Release;
use serde_json::{Value, json};

use super::{Asked, compare};
use crate::published;

/// What v4 of 9.0 and 11.5 both document.
fn v4(asked: &mut Asked) -> Vec<(&'static str, Value)> {
    let one = "/projects/9/pipelines/1394";
    let id = |list: &Value| list[0]["id"].to_string();
    let failed = asked.get("/projects/9/jobs?scope=failed");
    let job = format!("/projects/9/jobs/{}", id(&failed));
    let running = id(&asked.get("/projects/9/jobs?scope=running"));
    let success = id(&asked.get("/projects/9/jobs?scope=success"));
    let manual = id(&asked.get("/projects/13/jobs?scope=manual"));
    let body = json!({ "description": "x" });
    let mut trigger = |method: &str, target: &str| {
        let target = format!("/projects/9/triggers{target}");
        asked.answers.ask(method, &target, Some(&body))
    };
    vec![
        ("GET_projects__id__triggers", trigger("GET", "")),
        (
            "GET_projects__id__triggers__trigger_id",
            trigger("GET", "/10"),
        ),
        ("POST_projects__id__triggers", trigger("POST", "")),
        (
            "PUT_projects__id__triggers__trigger_id",
            trigger("PUT", "/10"),
        ),
        (
            "POST_projects__id__triggers__trigger_id__take_ownership",
            trigger("POST", "/10/take_ownership"),
        ),
        (
            "GET_projects__id__pipelines",
            asked.get("/projects/9/pipelines"),
        ),
        ("GET_projects__id__pipelines__pipeline_id", asked.get(one)),
        (
            "POST_projects__id__pipelines__pipeline_id__cancel",
            asked.post(&format!("{one}/cancel")),
        ),
        (
            "POST_projects__id__pipelines__pipeline_id__retry",
            asked.post(&format!("{one}/retry")),
        ),
        (
            "POST_projects__id__pipeline",
            asked.post("/projects/9/pipeline?ref=develop"),
        ),
        ("GET_projects__id__jobs", failed),
        ("GET_projects__id__jobs__job_id", asked.get(&job)),
        (
            "POST_projects__id__jobs__job_id__retry",
            asked.post(&format!("{job}/retry")),
        ),
        (
            "POST_projects__id__jobs__job_id__cancel",
            asked.post(&format!("/projects/9/jobs/{running}/cancel")),
        ),
        (
            "POST_projects__id__jobs__job_id__erase",
            asked.post(&format!("/projects/9/jobs/{success}/erase")),
        ),
        (
            "POST_projects__id__jobs__job_id__play",
            asked.post(&format!("/projects/13/jobs/{manual}/play")),
        ),
    ]
}

#[test]
fn v4_of_9_0_is_matched_field_by_field() {
    let Some(folder) = published() else { return };
    let asked = &mut Asked::new(Release::V9_0, "/api/v4");
    let mut ours = v4(asked);
    // The documentation of 9.0 writes `/pipeline/` for this one.
    ours.push((
        "GET_projects__id__pipeline__pipeline_id__jobs",
        asked.get("/projects/9/pipelines/1394/jobs"),
    ));
    let left_out = ["POST_projects__id__jobs__job_id__artifacts__keep"];
    compare(&folder.join("examples/v4-gitlab-9.0.0"), &ours, &left_out);
}

#[test]
fn v4_of_11_5_is_matched_field_by_field() {
    let Some(folder) = published() else { return };
    let asked = &mut Asked::new(Release::V11_5, "/api/v4");
    let mut ours = v4(asked);
    let tags = "/projects/9/repository/tags";
    ours.extend([
        (
            "GET_projects__id__pipelines__pipeline_id__jobs",
            asked.get("/projects/9/pipelines/1394/jobs"),
        ),
        (
            "GET_projects__id__repository__branches__branch",
            asked.get("/projects/9/repository/branches/master"),
        ),
        ("GET_projects__id__repository__tags", asked.get(tags)),
        (
            "GET_projects__id__repository__tags__tag_name",
            asked.get(&format!("{tags}/v1.0")),
        ),
        ("GET_version", asked.get("/version")),
    ]);
    let left_out = [
        "POST_projects__id__jobs__job_id__artifacts__keep",
        "GET_projects__id__repository__commits",
        "GET_projects__id__repository__commits__sha__refs",
        // Half of these is about what the demo has not: issues, merges, sign-ins.
        "GET_projects__id",
        "GET_user",
    ];
    compare(&folder.join("examples/v4-gitlab-11.5.0"), &ours, &left_out);
}
