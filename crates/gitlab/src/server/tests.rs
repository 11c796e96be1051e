use super::is_no_such_api;
use super::{Dialect, Feature, Server, Signature};
use crate::endpoints::current_user;
use crate::error::ApiError;
use crate::nouns::Version;
use crate::response::Response;

fn version(text: &str) -> Option<Version> {
    Some(Version {
        version: text.to_owned(),
        revision: None,
        enterprise: None,
    })
}

fn v4(text: &str) -> Server {
    Server::of_v4(Signature::Bearer, version(text))
}

#[test]
fn an_unfinished_v4_is_not_spoken() {
    let server = Server::of_v4(Signature::PrivateToken, version("8.17.0"));
    assert_eq!(server, Server::of_v3(version("8.17.0")));
    assert_eq!(v4("9.0.0").dialect, Dialect::V4);
    assert_eq!(v4("next").dialect, Dialect::V4);
    assert_eq!(Server::of_v4(Signature::Bearer, None).dialect, Dialect::V4);
}

#[test]
fn it_is_named_in_a_few_words() {
    let rows = [
        (v4("19.2.0-ee"), "GitLab 19.2.0-ee, API v4"),
        (Server::default(), "GitLab, API v4"),
        (Server::of_v3(version("8.17.0")), "GitLab 8.17.0, API v3"),
        (Server::of_v3(None), "GitLab before 8.13, API v3"),
    ];
    for (server, words) in rows {
        assert_eq!(server.words(), words);
    }
}

#[test]
fn what_is_missing_follows_from_the_version() {
    use Feature::{Builds, DescribedVariables, Inputs};
    assert_eq!(Server::of_v3(None).lacks(), Feature::ALL);
    assert_eq!(Server::of_v3(version("8.17.0")).lacks(), Feature::ALL[1..]);
    assert_eq!(v4("9.0.0").lacks(), Feature::ALL[3..]);
    assert_eq!(v4("11.5.0").lacks(), Feature::ALL[3..]);
    assert_eq!(v4("11.11.0").lacks(), [DescribedVariables, Inputs]);
    assert_eq!(v4("17.10.4").lacks(), [Inputs]);
    assert_eq!(v4("19.2.0").lacks(), []);
    assert_eq!(Server::default().lacks(), [], "asking shows");
    assert!(v4("10.8.7").has(Builds), "its v4 has them");
}

#[test]
fn later_ones_come_later() {
    let mut before = String::new();
    for feature in Feature::ALL {
        let words = feature.since().words();
        assert!(words.starts_with("with ") || words.starts_with("after "));
        assert!(!feature.words().is_empty() && feature.words() != before);
        feature.words().clone_into(&mut before);
    }
}

fn refusal(status: u16, body: &str) -> ApiError {
    let response = Response {
        status,
        body: body.as_bytes().to_vec(),
        ..Response::default()
    };
    current_user().answer(&response).unwrap_err()
}

#[test]
fn an_older_one_is_looked_for_step_by_step() {
    let private = Server::of_v4(Signature::PrivateToken, None);
    let (today, old) = (Server::default(), Server::of_v3(None));
    let unauthorized = refusal(401, "{\"message\":\"401 Unauthorized\"}");
    let page = refusal(404, "<!DOCTYPE html>");
    let gone = refusal(
        410,
        "{\"error\":\"API V3 is no longer supported. Use API V4 instead.\"}",
    );
    let expired = refusal(401, "{\"error_description\":\"Token is expired.\"}");
    for (server, refusal, instead) in [
        (&today, &unauthorized, Some(&private)),
        (&today, &expired, None),
        (&today, &page, Some(&old)),
        (&today, &refusal(403, ""), None),
        (&today, &refusal(502, ""), None),
        (&private, &unauthorized, None),
        (&private, &page, Some(&old)),
        (&old, &unauthorized, None),
        (&old, &page, None),
        (&old, &gone, None),
    ] {
        assert_eq!(
            server.instead(refusal).as_ref(),
            instead,
            "{server:?} {refusal:?}"
        );
    }
    assert!(is_no_such_api(&gone) && !is_no_such_api(&unauthorized));
}

#[test]
fn its_version_settles_what_it_is() {
    let told = version("8.17.0").unwrap();
    for guess in [
        Server::of_v4(Signature::PrivateToken, None),
        Server::of_v3(None),
    ] {
        assert_eq!(
            guess.of_version(told.clone()),
            Server::of_v3(version("8.17.0"))
        );
    }
    let told = version("11.5.0").unwrap();
    let private = Server::of_v4(Signature::PrivateToken, None).of_version(told);
    assert_eq!(
        (private.dialect, private.signature),
        (Dialect::V4, Signature::PrivateToken)
    );
}
