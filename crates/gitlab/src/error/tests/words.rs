//! The words: plain English, and no secret among them.

use super::*;

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
        Doing::ReadNeeds,
        Doing::ReadDescribed,
        Doing::ReadConfiguration,
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

#[test]
fn three_parts_in_order() {
    let body = r#"{"message":{"base":["Reference not found"]}}"#;
    assert_eq!(
        fail(&start(), &json(400, body)).sentence(),
        "The build was not started. GitLab finds no such branch or tag in the project. \
         GitLab says: \u{201c}Reference not found\u{201d}. \
         Check the name; a commit hash cannot be built this way."
    );
    let body = r#"{"message":"Too many pipelines created in the last minute. Try again later."}"#;
    let sentence = fail(&start(), &json(400, body)).sentence();
    assert!(
        sentence.contains("Try again later.\u{201d} Wait"),
        "no second full stop: {sentence}"
    );
}
