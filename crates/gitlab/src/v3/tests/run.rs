use super::{early, late, nine, talk};
use crate::endpoint::Endpoint;
use crate::endpoints::{Run, Started, run_trigger};
use crate::error::ErrorKind;
use crate::nouns::{GitRef, PipelineId};
use crate::secret::Token;
use crate::server::Server;

const START: &str = "POST /projects/9/trigger/builds";
const BUILDS: &str = "GET /projects/9/pipelines?per_page=100";
const JOBS: &str = "GET /projects/9/builds?per_page=100";
const REQUESTED: &str = "{\"id\":3,\"variables\":{\"K\":\"v\"}}";

fn start() -> Endpoint<Started> {
    let run = Run {
        git_ref: GitRef::new("main"),
        variables: vec![("K".to_owned(), "v".to_owned())],
        inputs: vec![],
        extra: vec![],
    };
    run_trigger(&nine(), &Token::new("t0ken-of-nobody"), &run)
}

const BUILD_LIST: &str = r#"[
    {"id":52,"sha":"a","ref":"main","status":"pending",
     "user":{"id":1,"username":"ada"}},
    {"id":51,"sha":"a","ref":"other","status":"pending","user":null},
    {"id":50,"sha":"a","ref":"main","status":"pending","user":null},
    {"id":49,"sha":"a","ref":"main","status":"success","user":null}
]"#;

const JOB_LIST: &str = r#"[
    {"id":72,"name":"test","ref":"main","status":"pending","user":null,"commit":{"id":"a"}},
    {"id":71,"name":"build","ref":"main","status":"pending","user":null,"commit":{"id":"a"}},
    {"id":70,"name":"build","ref":"main","status":"success","user":null,"commit":{"id":"b"}}
]"#;

#[test]
fn the_newest_that_nobody_started_is_the_build() {
    let known = talk(
        &start(),
        &late(),
        &[(START, 201, REQUESTED), (BUILDS, 200, BUILD_LIST)],
    );
    assert_eq!(known.unwrap(), Started::As(PipelineId(50)));
    let known = talk(
        &start(),
        &early(),
        &[(START, 201, REQUESTED), (JOBS, 200, JOB_LIST)],
    );
    assert_eq!(known.unwrap(), Started::As(PipelineId(71)));
}

#[test]
fn what_was_started_stays_so_whatever_becomes_of_the_search() {
    for (status, body) in [(200, "[]"), (403, ""), (500, ""), (200, "?")] {
        let lines = [(START, 201, REQUESTED), (BUILDS, status, body)];
        assert_eq!(talk(&start(), &late(), &lines).unwrap(), Started::Untold);
    }
    let asked = start().asked_of(&late()).unwrap();
    let started = crate::response::Response {
        status: 201,
        body: REQUESTED.into(),
        ..Default::default()
    };
    let told = [started];
    assert!(
        asked.questions().is_enough(&told),
        "though no second answer came"
    );
    assert_eq!(asked.answer(&told).unwrap(), Started::Untold);
    assert!(!asked.questions().is_enough(&[]));
}

#[test]
fn the_token_starts_it_and_the_account_looks_for_it() {
    let asked = start().asked_of(&late()).unwrap();
    let first = asked.questions().next(&[]).unwrap();
    assert!(!first.identified && first.query.is_empty());
    assert_eq!(
        first.body_text().unwrap(),
        "token=t0ken-of-nobody&ref=main&variables%5BK%5D=v"
    );
    let started = crate::response::Response {
        status: 201,
        ..Default::default()
    };
    let second = asked.questions().next(&[started]).unwrap();
    assert!(second.identified && second.body_text().is_none());
}

/// What GitLab 8 says when it does not start one (docs and source of 8.3 to 8.17).
#[test]
fn every_refusal_has_its_sentence() {
    let refusal = |server: &Server, status, body: &str| {
        let error = talk(&start(), server, &[(START, status, body)]).unwrap_err();
        assert!(error.is_surely_undone(), "{body}");
        error
    };
    let fields = |kind: ErrorKind| match kind {
        ErrorKind::Refused { fields } => fields.into_iter().map(|one| one.field).collect(),
        _ => Vec::new(),
    };
    let error = refusal(
        &early(),
        400,
        r#"{"message":"400 (Bad request) \"ref\" not given"}"#,
    );
    assert_eq!(fields(error.kind), ["ref"]);
    let error = refusal(
        &late(),
        400,
        r#"{"error":"ref is missing, token is missing"}"#,
    );
    assert_eq!(fields(error.kind), ["ref", "token"]);
    let error = refusal(&late(), 400, r#"{"error":"variables is invalid"}"#);
    assert_eq!(fields(error.kind), ["variables"]);
    let words = "variables needs to be a map of key-valued strings";
    let error = refusal(&early(), 400, &format!("{{\"message\":\"{words}\"}}"));
    assert!(error.sentence().contains(words), "{error}");
    for (status, body, kind) in [
        (
            404,
            r#"{"message":"404 Not Found"}"#,
            ErrorKind::BadTriggerToken,
        ),
        (
            401,
            r#"{"message":"401 Unauthorized"}"#,
            ErrorKind::BadTriggerToken,
        ),
        (400, r#"{"message":"No builds created"}"#, ErrorKind::NoJobs),
    ] {
        for server in [early(), late()] {
            assert_eq!(refusal(&server, status, body).kind, kind, "{body}");
        }
    }
}
