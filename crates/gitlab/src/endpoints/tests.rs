//! Method, path, query and body of every endpoint, and that hostile names stay in place.

use crate::endpoint::Endpoint;
use crate::endpoints::*;
use crate::escape::write_pairs;
use crate::nouns::{
    AccessLevel, GitRef, JobId, PipelineId, ProjectId, ProjectRef, Source, Status, TriggerId,
};
use crate::request::Redirects;
use crate::time::Timestamp;

fn nine() -> ProjectRef {
    ProjectRef::Id(ProjectId(9))
}

fn line<T>(endpoint: &Endpoint<T>) -> String {
    let request = endpoint.request();
    let query = write_pairs(&request.query);
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{} {}{mark}{query}", request.method.as_str(), request.path)
}

#[test]
fn every_call_is_the_one_gitlab_documents() {
    let (project, trigger_id) = (nine(), TriggerId(10));
    let (build, job_id) = (PipelineId(46), JobId(7));
    let new = NewTrigger {
        description: "d".to_owned(),
        expires_at: None,
    };
    let rows = [
        (line(&metadata()), "GET /metadata"),
        (line(&version()), "GET /version"),
        (line(&current_user()), "GET /user"),
        (line(&token_info()), "GET /personal_access_tokens/self"),
        (line(&project_endpoint(&project)), "GET /projects/9"),
        (
            line(&maintained_projects()),
            "GET /projects?per_page=100&simple=true&archived=false&min_access_level=40&\
             order_by=id&sort=asc&membership=true&pagination=keyset",
        ),
        (
            line(&maintained_projects_of_group("docs/a b")),
            "GET /groups/docs%2Fa%20b/projects?per_page=100&simple=true&archived=false&\
             min_access_level=40&order_by=id&sort=asc&include_subgroups=true",
        ),
        (
            line(&triggers(&project)),
            "GET /projects/9/triggers?per_page=100",
        ),
        (
            line(&trigger(&project, trigger_id)),
            "GET /projects/9/triggers/10",
        ),
        (
            line(&create_trigger(&project, &new)),
            "POST /projects/9/triggers",
        ),
        (
            line(&update_trigger(&project, trigger_id, "d")),
            "PUT /projects/9/triggers/10",
        ),
        (
            line(&delete_trigger(&project, trigger_id)),
            "DELETE /projects/9/triggers/10",
        ),
        (
            line(&branches(&project, " ")),
            "GET /projects/9/repository/branches?per_page=100",
        ),
        (
            line(&branches(&project, "^fix/")),
            "GET /projects/9/repository/branches?per_page=100&search=%5Efix%2F",
        ),
        (
            line(&tags(&project, "")),
            "GET /projects/9/repository/tags?per_page=100",
        ),
        (
            line(&tags(&project, "v1")),
            "GET /projects/9/repository/tags?per_page=100&search=v1",
        ),
        (
            line(&pipeline(&project, build)),
            "GET /projects/9/pipelines/46",
        ),
        (
            line(&pipeline_variables(&project, build)),
            "GET /projects/9/pipelines/46/variables",
        ),
        (
            line(&pipeline_jobs(&project, build)),
            "GET /projects/9/pipelines/46/jobs?per_page=100&include_retried=true",
        ),
        (
            line(&pipeline_bridges(&project, build)),
            "GET /projects/9/pipelines/46/bridges?per_page=100",
        ),
        (
            line(&trigger_jobs(&project, build)),
            "GET /projects/9/pipelines/46/trigger_jobs?per_page=100",
        ),
        (
            line(&retry_pipeline(&project, build)),
            "POST /projects/9/pipelines/46/retry",
        ),
        (
            line(&cancel_pipeline(&project, build)),
            "POST /projects/9/pipelines/46/cancel",
        ),
        (line(&job(&project, job_id)), "GET /projects/9/jobs/7"),
        (
            line(&trace(&project, job_id)),
            "GET /projects/9/jobs/7/trace",
        ),
        (
            line(&trace_from(&project, job_id, 4096)),
            "GET /projects/9/jobs/7/trace?byte_offset=4096",
        ),
        (
            line(&retry_job(&project, job_id)),
            "POST /projects/9/jobs/7/retry",
        ),
        (
            line(&cancel_job(&project, job_id)),
            "POST /projects/9/jobs/7/cancel",
        ),
        (
            line(&play_job(&project, job_id, &[])),
            "POST /projects/9/jobs/7/play",
        ),
    ];
    for (found, expected) in rows {
        assert_eq!(found, expected);
    }
}

fn project_endpoint(reference: &ProjectRef) -> Endpoint<crate::nouns::Project> {
    project(reference)
}

#[test]
fn searches_and_filters_become_parameters() {
    assert_eq!(
        line(&projects(&ProjectSearch::default())),
        "GET /projects?per_page=100&simple=true&order_by=last_activity_at&sort=desc\
         &membership=true&archived=false"
    );
    let search = ProjectSearch {
        text: " a&b ".to_owned(),
        membership: false,
        min_access_level: Some(AccessLevel::MAINTAINER),
        archived: None,
        per_page: 20,
    };
    assert_eq!(
        line(&projects(&search)),
        "GET /projects?per_page=20&simple=true&order_by=last_activity_at&sort=desc\
         &search=a%26b&search_namespaces=true&min_access_level=40"
    );
    assert_eq!(
        line(&pipelines(&nine(), &PipelineFilter::default())),
        "GET /projects/9/pipelines?per_page=100"
    );
    let time = Timestamp::parse("2026-01-31T10:00:00Z");
    let filter = PipelineFilter {
        status: Some(Status::Success),
        git_ref: Some(GitRef::new("a b&c")),
        source: Some(Source::Trigger),
        sha: Some("0ff3".to_owned()),
        username: Some("root".to_owned()),
        created_after: time,
        created_before: time,
        updated_after: time,
        per_page: 5,
    };
    let at = "2026-01-31T10%3A00%3A00.000Z";
    assert_eq!(
        line(&pipelines(&nine(), &filter)),
        format!(
            "GET /projects/9/pipelines?per_page=5&status=success&ref=a%20b%26c&source=trigger\
             &sha=0ff3&username=root&created_after={at}&created_before={at}&updated_after={at}"
        )
    );
    let filter = JobFilter {
        statuses: vec![Status::Failed, Status::Running],
        per_page: 3,
    };
    assert_eq!(
        line(&jobs(&nine(), &filter)),
        "GET /projects/9/jobs?per_page=3&scope%5B%5D=failed&scope%5B%5D=running"
    );
    assert_eq!(
        line(&jobs(&nine(), &JobFilter::default())),
        "GET /projects/9/jobs?per_page=100"
    );
}

#[test]
fn a_path_is_one_segment() {
    let project = ProjectRef::parse("group/sub/na.me").unwrap();
    assert_eq!(
        line(&trigger(&project, TriggerId(1))),
        "GET /projects/group%2Fsub%2Fna.me/triggers/1"
    );
}

#[test]
fn only_a_log_follows_redirects_and_the_account_goes_along() {
    assert_eq!(
        trace(&nine(), JobId(7)).request().redirects,
        Redirects::Follow
    );
    assert_eq!(
        job(&nine(), JobId(7)).request().redirects,
        Redirects::Refuse
    );
    assert!(trace(&nine(), JobId(7)).request().identified);
    assert!(delete_trigger(&nine(), TriggerId(1)).request().identified);
}

#[test]
fn a_manual_job_gets_its_variables_in_the_body() {
    let body = |pairs: &[(&str, &str)]| {
        let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        let pairs: Vec<_> = pairs.iter().map(owned).collect();
        play_job(&nine(), JobId(7), &pairs).request().body_text()
    };
    assert_eq!(body(&[]), None);
    let sent = body(&[("TARGET", "a \"b\"\nc"), ("EMPTY", "")]).unwrap();
    let document: serde_json::Value = serde_json::from_str(&sent).unwrap();
    let expected = serde_json::json!({ "job_variables_attributes": [
        { "key": "TARGET", "value": "a \"b\"\nc" },
        { "key": "EMPTY", "value": "" },
    ] });
    assert_eq!(document, expected);
}

#[test]
fn descriptions_and_expiry_go_as_json() {
    let expires_at = Timestamp::parse("2026-12-31");
    let new = NewTrigger {
        description: "a \"b\" \u{fc}".to_owned(),
        expires_at,
    };
    let body = create_trigger(&nine(), &new).request().body_text().unwrap();
    let document: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(document["description"], "a \"b\" \u{fc}");
    assert_eq!(document["expires_at"], "2026-12-31T00:00:00.000Z");
    let new = NewTrigger {
        expires_at: None,
        ..new
    };
    let body = create_trigger(&nine(), &new).request().body_text().unwrap();
    assert!(!body.contains("expires_at"));
    let body = update_trigger(&nine(), TriggerId(1), "x")
        .request()
        .body_text()
        .unwrap();
    assert_eq!(body, "{\"description\":\"x\"}");
}
