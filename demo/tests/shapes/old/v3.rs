//! v3 of 8.4 and 8.17.

use pullcord_demo::server::Release;
use serde_json::Value;

use super::{Asked, compare};
use crate::published;

/// Builds of v3 whose changes are shown: one that failed, one that runs, one
/// that succeeded, and one for a person.
fn changed_builds(asked: &mut Asked) -> Vec<(&'static str, Value)> {
    let id = |list: &Value| list[0]["id"].to_string();
    let failed = id(&asked.get("/projects/9/builds?scope=failed"));
    let running = id(&asked.get("/projects/9/builds?scope=running"));
    let build = |id: &str, change: &str| format!("/projects/9/builds/{id}/{change}");
    vec![
        (
            "POST_projects__id__builds__build_id__retry",
            asked.post(&build(&failed, "retry")),
        ),
        (
            "POST_projects__id__builds__build_id__cancel",
            asked.post(&build(&running, "cancel")),
        ),
    ]
}

fn triggers_of_v3(asked: &mut Asked) -> Vec<(&'static str, Value)> {
    let list = asked.get("/projects/9/triggers");
    let token = list[0]["token"].as_str().unwrap_or_default().to_owned();
    vec![
        ("GET_projects__id__triggers", list),
        (
            "GET_projects__id__triggers__token",
            asked.get(&format!("/projects/9/triggers/{token}")),
        ),
        (
            "POST_projects__id__triggers",
            asked.post("/projects/9/triggers"),
        ),
    ]
}

fn builds_of_v3(asked: &mut Asked) -> Vec<(&'static str, Value)> {
    let list = asked.get("/projects/9/builds?scope=failed");
    let (id, sha) = (&list[0]["id"], list[0]["commit"]["id"].as_str());
    let of_commit = format!(
        "/projects/9/repository/commits/{}/builds",
        sha.unwrap_or_default()
    );
    let one = asked.get(&format!("/projects/9/builds/{id}"));
    vec![
        ("GET_projects__id__builds", list),
        ("GET_projects__id__builds__build_id", one),
        (
            "GET_projects__id__repository__commits__sha__builds",
            asked.get(&of_commit),
        ),
    ]
}

#[test]
fn v3_of_8_4_is_matched_field_by_field() {
    let Some(folder) = published() else { return };
    let asked = &mut Asked::new(Release::V8_4, "/api/v3");
    let mut ours = triggers_of_v3(asked);
    ours.extend(builds_of_v3(asked));
    ours.extend(changed_builds(asked));
    compare(&folder.join("examples/v3-gitlab-8.4.0"), &ours, &[]);
}

#[test]
fn v3_of_8_17_is_matched_field_by_field() {
    let Some(folder) = published() else { return };
    let asked = &mut Asked::new(Release::V8_17, "/api/v3");
    let mut ours = triggers_of_v3(asked);
    ours.extend(builds_of_v3(asked));
    ours.extend(changed_builds(asked));
    let token = ours[2].1["token"].as_str().unwrap_or_default().to_owned();
    let revoke = format!("/projects/9/triggers/{token}");
    let success = asked.get("/projects/9/builds?scope=success")[0]["id"].clone();
    let mut v4 = Asked::new(Release::V9_0, "/api/v4");
    let manual = v4.get("/projects/13/jobs?scope=manual")[0]["id"].clone();
    let one = "/projects/9/pipelines/1394";
    let branch = "/projects/9/repository/branches/master";
    ours.extend([
        (
            "DELETE_projects__id__triggers__token",
            asked.answers.ask_below("/api/v3", "DELETE", &revoke, None),
        ),
        (
            "POST_projects__id__builds__build_id__erase",
            asked.post(&format!("/projects/9/builds/{success}/erase")),
        ),
        (
            "POST_projects__id__builds__build_id__play",
            asked.post(&format!("/projects/13/builds/{manual}/play")),
        ),
        ("GET_projects", asked.get("/projects")),
        ("GET_projects__id", asked.get("/projects/9")),
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
        (
            "GET_projects__id__repository__branches",
            asked.get("/projects/9/repository/branches"),
        ),
        (
            "GET_projects__id__repository__branches__branch",
            asked.get(branch),
        ),
        (
            "GET_projects__id__repository__tags",
            asked.get("/projects/9/repository/tags"),
        ),
        (
            "GET_projects__id__repository__tags__tag_name",
            asked.get("/projects/9/repository/tags/v1.0"),
        ),
        ("GET_user", asked.get("/user")),
        ("GET_version", asked.get("/version")),
    ]);
    let left_out = [
        // The demo has no artifacts, no list of commits, and no passwords.
        "POST_projects__id__builds__build_id__artifacts__keep",
        "GET_projects__id__repository__commits",
        "GET_projects__id__repository__commits__sha",
        "POST_session",
    ];
    compare(&folder.join("examples/v3-gitlab-8.17.0"), &ours, &left_out);
}
