//! What each refusal becomes.

use super::*;

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
            Refused {
                fields: vec![field("x", "is missing")],
            },
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
