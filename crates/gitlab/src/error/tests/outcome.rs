//! What is known about the outcome, and whether asking again may help.

use super::*;

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
            sentence.ends_with("Check whether it was before you try again."),
            "{sentence}"
        );
    }
    let refused = fail(&start(), &answer(403, "text/html", "<p>blocked"));
    assert!(refused.kind == WebPage && refused.is_surely_undone());
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
