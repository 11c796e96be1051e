//! The question, and every way in which GraphQL answers or refuses it.

use super::*;
use crate::error::{ErrorKind, TokenFault};
use crate::instance::Instance;
use crate::nouns::JobNeeds;
use crate::response::Response;

fn answer(status: u16, body: &str) -> Response {
    Response {
        status,
        body: body.into(),
        ..Response::default()
    }
}

fn question(after: Option<&str>) -> Endpoint<NeedsPage> {
    job_needs("docs/handbook", PipelineId(46), after)
}

#[test]
fn it_is_posted_beside_the_rest_api() {
    let instance = Instance::parse("https://gitlab.example.com/root").unwrap();
    let asked = question(Some("ey\"J"));
    let request = asked.request();
    assert_eq!(
        request.url(&instance),
        "https://gitlab.example.com/root/api/graphql"
    );
    assert_eq!(request.method.as_str(), "POST");
    assert!(request.identified);
    let body: serde_json::Value = serde_json::from_str(&request.body_text().unwrap()).unwrap();
    let variables = serde_json::json!({
        "path": "docs/handbook", "build": "gid://gitlab/Ci::Pipeline/46", "after": "ey\"J",
    });
    assert_eq!(body["variables"], variables);
    assert!(!asked.doing().changes());
}

#[test]
fn jobs_come_with_what_they_wait_for() {
    let body = r#"{"data":{"project":{"pipeline":{"jobs":{"nodes":[
        {"name":"build","needs":{"nodes":[]}},
        {"name":"deploy","needs":{"nodes":[{"name":"build"},{"name":null},{"name":"test 1/2"}]}},
        {"name":null},
        {"name":"bridge","needs":null}
    ],"pageInfo":{"hasNextPage":true,"endCursor":"eyJ"}}}}}}"#;
    let page = question(None).answer(&answer(200, body)).unwrap();
    let job = |name: &str, needs: &[&str]| JobNeeds {
        name: name.to_owned(),
        needs: needs.iter().map(|need| (*need).to_owned()).collect(),
    };
    let expected = [
        job("build", &[]),
        job("deploy", &["build", "test 1/2"]),
        job("bridge", &[]),
    ];
    assert_eq!(page.jobs, expected);
    assert_eq!(page.after.as_deref(), Some("eyJ"));
}

#[test]
fn the_last_page_leads_nowhere() {
    let body = r#"{"data":{"project":{"pipeline":{"jobs":{"nodes":[],
        "pageInfo":{"hasNextPage":false,"endCursor":"eyJ"}}}}}}"#;
    let page = question(None).answer(&answer(200, body)).unwrap();
    assert_eq!((page.jobs.len(), page.after), (0, None));
}

#[test]
fn a_refusal_is_in_the_body_or_a_status() {
    let refused = ErrorKind::Refused { fields: Vec::new() };
    let unknown = ErrorKind::TokenRefused(TokenFault::Unknown);
    let rows = [
        (
            200,
            r#"{"errors":[{"message":"Field 'needs' doesn't exist on type 'CiJob'",
                "locations":[{"line":5,"column":22}],"path":["query","project"],
                "extensions":{"code":"undefinedField","typeName":"CiJob"}}]}"#,
            refused.clone(),
            Some("Field 'needs' doesn't exist on type 'CiJob'"),
        ),
        (
            200,
            r#"{"errors":[{"message":"a"},{"message":"b"}],"data":{"project":{"pipeline":{"jobs":{"nodes":[]}}}}}"#,
            refused,
            Some("a; b"),
        ),
        (
            200,
            r#"{"data":{"project":null}}"#,
            ErrorKind::NotFound,
            None,
        ),
        (
            200,
            r#"{"data":{"project":{"pipeline":null}}}"#,
            ErrorKind::NotFound,
            None,
        ),
        (200, r#"{"data":null}"#, ErrorKind::Unreadable, None),
        (200, "[]", ErrorKind::Unreadable, None),
        (
            401,
            r#"{"errors":[{"message":"Invalid token"}]}"#,
            unknown,
            Some("Invalid token"),
        ),
        (404, "", ErrorKind::NotFound, None),
    ];
    for (status, body, kind, said) in rows {
        let error = question(None).answer(&answer(status, body)).unwrap_err();
        assert_eq!(error.kind, kind, "{body}");
        assert_eq!(error.said.as_deref(), said, "{body}");
        assert!(error.is_surely_undone(), "{body}");
    }
}
