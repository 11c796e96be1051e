//! What each answer becomes, in kind and in words.

use super::ErrorKind::{self, *};
use super::{ApiError, Cause, Doing, FieldProblem, TokenFault};
use crate::endpoint::Endpoint;
use crate::endpoints::*;
use crate::nouns::{GitRef, JobId, Pipeline, ProjectId, ProjectRef, Trigger, TriggerId};
use crate::paging::Page;
use crate::response::Response;
use crate::secret::Token;

const SECRET: &str = "hunter2";

fn nine() -> ProjectRef {
    ProjectRef::Id(ProjectId(9))
}

fn list() -> Endpoint<Page<Trigger>> {
    triggers(&nine())
}

fn start() -> Endpoint<Pipeline> {
    let run = Run {
        git_ref: GitRef::new("main"),
        variables: Vec::new(),
        inputs: Vec::new(),
        extra: Vec::new(),
    };
    run_trigger(&nine(), &Token::new(SECRET), &run)
}

fn answer(status: u16, kind: &str, body: &str) -> Response {
    Response {
        status,
        headers: vec![
            ("Content-Type".to_owned(), kind.to_owned()),
            ("X-Request-Id".to_owned(), "01ABC".to_owned()),
        ],
        body: body.into(),
        redirected_away: false,
    }
}

fn json(status: u16, body: &str) -> Response {
    answer(status, "application/json", body)
}

fn fail<T>(endpoint: &Endpoint<T>, response: &Response) -> ApiError {
    match endpoint.answer(response) {
        Ok(_) => panic!("taken for a success: {response:?}"),
        Err(error) => error,
    }
}

fn field(field: &str, problem: &str) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}

#[test]
fn a_list_that_fails() {
    let unknown = TokenRefused(TokenFault::Unknown);
    let none = Refused { fields: vec![] };
    let rows: [(u16, &str, ErrorKind); 21] = [
        (401, r#"{"message":"401 Unauthorized"}"#, unknown.clone()),
        (401, "", unknown),
        (
            401,
            r#"{"error":"invalid_token","error_description":"Token is expired. You can either do re-authorization or token refresh."}"#,
            TokenRefused(TokenFault::Expired),
        ),
        (
            401,
            r#"{"error":"invalid_token","error_description":"Token was revoked. You have to re-authorize from the user."}"#,
            TokenRefused(TokenFault::Revoked),
        ),
        (
            403,
            r#"{"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token.","scope":"api"}"#,
            ScopeTooSmall { needed: "read_api" },
        ),
        (403, r#"{"message":"403 Forbidden"}"#, Forbidden),
        (
            403,
            r#"{"message":"403 Forbidden - Permissions error message"}"#,
            Forbidden,
        ),
        (404, r#"{"message":"404 Project Not Found"}"#, NotFound),
        (404, r#"{"message":"404 Not found"}"#, NotFound),
        (404, r#"{"error":"404 Not Found"}"#, NotFound),
        (404, "", NotFound),
        (
            400,
            r#"{"error":"status does not have a valid value"}"#,
            Refused {
                fields: vec![field("status", "does not have a valid value")],
            },
        ),
        (
            400,
            r#"{"message":"400 (Bad request) \"x\" not given"}"#,
            none.clone(),
        ),
        (405, r#"{"error":"405 Not Allowed"}"#, none.clone()),
        (
            410,
            r#"{"error":"API V3 is no longer supported. Use API V4 instead."}"#,
            none,
        ),
        (409, r#"{"message":"Resource lock"}"#, Conflict),
        (412, "", Conflict),
        (
            429,
            r#"{"message":{"error":"This endpoint has been requested too many times. Try again later."}}"#,
            TooManyRequests { retry_after: None },
        ),
        (
            500,
            r#"{"message":"500 Internal Server Error"}"#,
            ServerFault,
        ),
        (503, "", ServerFault),
        (200, r#"{"message":"not a list"}"#, Unreadable),
    ];
    for (status, body, kind) in rows {
        let error = fail(&list(), &json(status, body));
        assert_eq!(error.kind, kind, "{status} {body}");
        assert_eq!(error.status, Some(status));
        assert_eq!(error.request_id.as_deref(), Some("01ABC"));
        assert!(error.is_surely_undone(), "a reading changes nothing");
        assert!(
            error
                .sentence()
                .starts_with("The triggers could not be loaded. "),
            "{error}"
        );
    }
}

#[test]
fn a_build_that_does_not_start() {
    let base = |text: &str| format!(r#"{{"message":{{"base":["{text}"]}}}}"#);
    let rows = [
        (
            400,
            r#"{"error":"token is missing"}"#.to_owned(),
            Refused {
                fields: vec![field("token", "is missing")],
            },
        ),
        (
            400,
            r#"{"error":"ref is empty"}"#.to_owned(),
            Refused {
                fields: vec![field("ref", "is empty")],
            },
        ),
        (
            400,
            r#"{"error":"variables is invalid"}"#.to_owned(),
            Refused {
                fields: vec![field("variables", "is invalid")],
            },
        ),
        (
            400,
            r#"{"message":"variables needs to be a map of key-valued strings"}"#.to_owned(),
            Refused { fields: vec![] },
        ),
        (
            400,
            base("Duplicate variable name(s): A"),
            Refused { fields: vec![] },
        ),
        (
            400,
            base("Pipelines are disabled!"),
            Refused { fields: vec![] },
        ),
        (400, base("Reference not found"), RefMissing),
        (400, base("Commit not found"), RefMissing),
        (400, base("Missing .gitlab-ci.yml file"), ConfigInvalid),
        (400, base("Missing CI config file"), ConfigInvalid),
        (
            400,
            base("Insufficient permissions to create a new pipeline"),
            Forbidden,
        ),
        (
            400,
            base("Insufficient permissions for protected ref 'x'"),
            Forbidden,
        ),
        (
            400,
            base("Insufficient permissions to set pipeline variables"),
            VariablesNotAllowed,
        ),
        (
            400,
            base(
                "Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.",
            ),
            NoJobs,
        ),
        (400, base("No stages / jobs for this pipeline."), NoJobs),
        (400, r#"{"message":"No builds created"}"#.to_owned(), NoJobs),
        (
            400,
            r#"{"message":"No pipeline created"}"#.to_owned(),
            NoJobs,
        ),
        (
            400,
            base("Too many pipelines created in the last minute. Try again later."),
            TooManyBuilds,
        ),
        (
            401,
            r#"{"message":"401 Unauthorized"}"#.to_owned(),
            BadTriggerToken,
        ),
        (403, r#"{"message":"403 Forbidden"}"#.to_owned(), Forbidden),
        (
            404,
            r#"{"message":"404 Not Found"}"#.to_owned(),
            BadTriggerToken,
        ),
        (
            422,
            r#"{"message":"config_error"}"#.to_owned(),
            ConfigInvalid,
        ),
        (
            422,
            r#"{"message":"Could not create pipeline"}"#.to_owned(),
            ConfigInvalid,
        ),
        (
            422,
            r#"{"message":{"base":["jobs:build config is odd"]}}"#.to_owned(),
            ConfigInvalid,
        ),
        (400, base("YAML is broken"), ConfigInvalid),
    ];
    for (status, body, kind) in rows {
        let error = fail(&start(), &json(status, &body));
        assert_eq!(error.kind, kind, "{status} {body}");
        assert!(
            error.is_surely_undone() && !error.is_worth_retrying(),
            "{body}"
        );
        let sentence = error.sentence();
        assert!(
            sentence.starts_with("The build was not started. "),
            "{sentence}"
        );
        assert!(
            sentence.contains(error.said.as_deref().expect("GitLab's words")),
            "{sentence}"
        );
    }
}

#[test]
fn the_same_words_mean_nothing_special_elsewhere() {
    let body = r#"{"message":{"base":["Reference not found"]}}"#;
    assert_eq!(
        fail(&list(), &json(400, body)).kind,
        Refused { fields: vec![] }
    );
    let error = fail(
        &retry_job(&nine(), JobId(7)),
        &json(404, r#"{"message":"404 Not Found"}"#),
    );
    assert_eq!(error.kind, NotFound);
}

#[test]
fn a_scope_follows_what_was_done() {
    let body = r#"{"error":"insufficient_scope","scope":"api"}"#;
    let error = fail(&delete_trigger(&nine(), TriggerId(10)), &json(403, body));
    assert_eq!(error.kind, ScopeTooSmall { needed: "api" });
    assert!(error.sentence().contains("\u{201c}api\u{201d}"), "{error}");
}

#[test]
fn a_web_page_is_no_answer() {
    let page = "<!doctype html>\n<title>Sign in</title>";
    for status in [200, 400, 401, 403, 404, 422] {
        let error = fail(&list(), &answer(status, "text/html; charset=utf-8", page));
        assert_eq!(error.kind, WebPage, "{status}");
        assert_eq!(
            error.excerpt.as_deref(),
            Some("<!doctype html> <title>Sign in</title>")
        );
        assert_eq!(error.said, None);
    }
    assert_eq!(
        fail(&list(), &answer(200, "application/json", page)).kind,
        WebPage
    );
    let log = trace(&nine(), JobId(7));
    assert_eq!(fail(&log, &answer(200, "text/html", page)).kind, WebPage);
    assert_eq!(
        log.answer(&answer(200, "text/plain", page)).as_deref(),
        Ok(page.as_bytes())
    );
    assert_eq!(log.answer(&answer(200, "text/plain", "")), Ok(Vec::new()));
    let gone = delete_trigger(&nine(), TriggerId(10));
    assert_eq!(fail(&gone, &answer(200, "text/html", page)).kind, WebPage);
    assert_eq!(
        gone.answer(&Response {
            status: 204,
            ..Response::default()
        }),
        Ok(())
    );
    // A status that speaks for itself is believed, whoever writes the page.
    assert_eq!(
        fail(&list(), &answer(502, "text/html", page)).kind,
        ServerFault
    );
    let throttled = fail(&list(), &answer(429, "text/html", page));
    assert_eq!(throttled.kind, TooManyRequests { retry_after: None });
}

#[test]
fn a_pause_is_told_where_it_can_be_read() {
    let mut response = answer(429, "text/plain", "Retry later\n");
    let error = fail(&list(), &response);
    assert_eq!(error.kind, TooManyRequests { retry_after: None });
    assert_eq!(error.said.as_deref(), Some("Retry later"));
    response
        .headers
        .push(("retry-after".to_owned(), "30".to_owned()));
    let error = fail(&list(), &response);
    assert_eq!(
        error.kind,
        TooManyRequests {
            retry_after: Some(30)
        }
    );
    assert!(error.sentence().contains("30 seconds"), "{error}");
    response.headers[2].1 = "Fri, 31 Dec 1999 23:59:59 GMT".to_owned();
    assert_eq!(
        fail(&list(), &response).kind,
        TooManyRequests { retry_after: None }
    );
}

#[test]
fn a_redirect_is_not_followed_silently() {
    let error = fail(&list(), &Response::opaque_redirect());
    assert_eq!((error.kind, error.status), (Redirected, None));
    assert_eq!(fail(&list(), &json(301, "")).kind, Redirected);
}

#[test]
fn what_cannot_be_read_is_told() {
    let deep = "[".repeat(100_000);
    for body in ["", "[{]", "{\"id\":", "\u{0}", deep.as_str(), "[1e400]x"] {
        assert_eq!(
            fail(&list(), &json(200, body)).kind,
            Unreadable,
            "{:.20}",
            body
        );
    }
    for body in [
        "{}",
        "[]",
        "null",
        r#"{"id":-1,"sha":"","ref":"","status":""}"#,
    ] {
        assert_eq!(fail(&start(), &json(201, body)).kind, Unreadable, "{body}");
    }
}

#[test]
fn a_lost_answer_to_a_change_is_not_known() {
    let started = "It is not known whether the build was started. ";
    let lost = [
        ApiError::unreachable(Doing::StartBuild, Cause::Unknown),
        ApiError::unreachable(Doing::StartBuild, Cause::Offline),
        ApiError::timed_out(Doing::StartBuild),
        ApiError::aborted(Doing::StartBuild),
        fail(&start(), &json(502, "")),
        fail(&start(), &json(201, "{\"id\":1")),
        fail(&start(), &answer(200, "text/html", "<p>")),
    ];
    for error in lost {
        assert!(
            !error.is_surely_undone() && !error.is_worth_retrying(),
            "{error:?}"
        );
        let sentence = error.sentence();
        assert!(sentence.starts_with(started), "{sentence}");
        assert!(
            sentence.ends_with("Look whether it was before you try again."),
            "{sentence}"
        );
    }
    let never_sent = ApiError::unreachable(Doing::StartBuild, Cause::MixedContent);
    assert!(never_sent.is_surely_undone());
    assert!(
        never_sent
            .sentence()
            .starts_with("The build was not started. ")
    );
}

#[test]
fn only_a_reading_is_worth_retrying_and_only_when_it_may_help() {
    let doing = Doing::ListTriggers;
    for error in [
        ApiError::unreachable(doing, Cause::Unknown),
        ApiError::unreachable(doing, Cause::Offline),
        ApiError::timed_out(doing),
        fail(&list(), &json(503, "")),
        fail(&list(), &json(429, "")),
        fail(&list(), &json(409, "")),
    ] {
        assert!(error.is_worth_retrying(), "{error:?}");
    }
    for error in [
        ApiError::unreachable(doing, Cause::MixedContent),
        ApiError::aborted(doing),
        fail(&list(), &json(401, "")),
        fail(&list(), &json(403, "")),
        fail(&list(), &json(404, "")),
        fail(&list(), &json(200, "")),
        fail(&list(), &Response::opaque_redirect()),
    ] {
        assert!(!error.is_worth_retrying(), "{error:?}");
    }
}

#[test]
fn the_trigger_token_is_in_no_part_of_an_error() {
    let bodies = [
        format!(r#"{{"message":"token {SECRET} is bad"}}"#),
        format!(r#"{{"message":{{"{SECRET}":["glptt-12345678"]}}}}"#),
        format!(r#"{{"error":"{SECRET} is missing"}}"#),
        format!("<p>\n{SECRET}"),
        SECRET.to_owned(),
    ];
    for body in bodies {
        for status in [400, 404, 422, 500] {
            let mut response = answer(status, "text/plain", &body);
            response.headers[1].1 = format!("id-{SECRET}");
            let error = fail(&start(), &response);
            let all = format!("{error:?} {error} {:?}", error.details());
            assert!(!all.contains(SECRET) && !all.contains("glptt"), "{all}");
        }
    }
}

#[test]
fn details_hold_what_an_administrator_asks_for() {
    let error = fail(
        &list(),
        &json(404, r#"{"message":"404 Project Not Found"}"#),
    );
    let expected = [
        ("Status", "404".to_owned()),
        ("X-Request-Id", "01ABC".to_owned()),
        ("GitLab said", "404 Project Not Found".to_owned()),
    ];
    assert_eq!(error.details(), expected);
    assert_eq!(ApiError::timed_out(Doing::ReadLog).details(), []);
}

#[test]
fn every_sentence_is_plain_english() {
    let kinds = [
        TokenRefused(TokenFault::Expired),
        TokenRefused(TokenFault::Revoked),
        TokenRefused(TokenFault::Unknown),
        ScopeTooSmall { needed: "api" },
        Forbidden,
        NotFound,
        Refused { fields: vec![] },
        Refused {
            fields: vec![field("description", "is missing")],
        },
        RefMissing,
        NoJobs,
        VariablesNotAllowed,
        BadTriggerToken,
        TooManyBuilds,
        ConfigInvalid,
        TooManyRequests {
            retry_after: Some(1),
        },
        Conflict,
        ServerFault,
        WebPage,
        Unreadable,
        Redirected,
        Unreachable {
            cause: Cause::Offline,
        },
        Unreachable {
            cause: Cause::MixedContent,
        },
        Unreachable {
            cause: Cause::Unknown,
        },
        TimedOut,
        Aborted,
    ];
    let doings = [
        Doing::ReadVersion,
        Doing::ReadUser,
        Doing::ReadToken,
        Doing::ListProjects,
        Doing::ReadProject,
        Doing::ListTriggers,
        Doing::ReadTrigger,
        Doing::CreateTrigger,
        Doing::UpdateTrigger,
        Doing::RevokeTrigger,
        Doing::StartBuild,
        Doing::ListBranches,
        Doing::ListTags,
        Doing::ListBuilds,
        Doing::ReadBuild,
        Doing::ReadVariables,
        Doing::ListJobs,
        Doing::ListBridges,
        Doing::RetryBuild,
        Doing::CancelBuild,
        Doing::ReadJob,
        Doing::ReadLog,
        Doing::RetryJob,
        Doing::CancelJob,
        Doing::PlayJob,
    ];
    for doing in doings {
        for kind in &kinds {
            let error = ApiError {
                kind: kind.clone(),
                ..ApiError::timed_out(doing)
            };
            let sentence = error.sentence();
            assert!(sentence.ends_with('.'), "{sentence}");
            let odd = sentence.contains("  ") || sentence.contains('!') || sentence.contains("..");
            assert!(!odd, "{sentence}");
            assert!(
                sentence.matches(". ").count() >= 1,
                "what, and why: {sentence}"
            );
        }
    }
}
