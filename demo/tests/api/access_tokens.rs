//! Which access tokens count, for what, and what they tell of themselves.

use pullcord_demo::api::Request;
use serde_json::json;

use super::desk::{Desk, message, number, read, request, text};

#[test]
fn both_headers_carry_a_token() {
    let mut desk = Desk::new();
    let token = "glpat-demo-dan-read-0000000";
    let target = "/api/v4/user";
    for (name, value) in [
        ("private-token", token.to_owned()),
        ("authorization", format!("Bearer {token}")),
        ("authorization", format!("bearer {token}")),
    ] {
        let response = desk.send(&Request::new("GET", target).with_header(name, &value));
        let (status, user) = read(&response);
        assert_eq!(
            (status, text(&user, "/username").as_str()),
            (200, "dan"),
            "{name}: {value}"
        );
        assert!(
            response
                .header("x-request-id")
                .is_some_and(|id| id.len() == 26)
        );
    }
}

#[test]
fn tokens_that_do_not_count_are_refused() {
    let mut desk = Desk::new();
    let table = [
        ("private-token", "wrong", 401, message("401 Unauthorized")),
        (
            "private-token",
            "glpat-demo-dan-read-000000",
            401,
            message("401 Unauthorized"),
        ),
        (
            "authorization",
            "Bearer wrong",
            401,
            message("401 Unauthorized"),
        ),
        (
            "authorization",
            "Basic ZGFu",
            401,
            message("401 Unauthorized"),
        ),
        ("x-other", "", 401, message("401 Unauthorized")),
        (
            "private-token",
            "glpat-demo-linus-api-00000000",
            403,
            message("403 Forbidden - Your account has been blocked."),
        ),
        (
            "private-token",
            "glpat-demo-ada-expired-0000",
            401,
            json!({
                "error": "invalid_token",
                "error_description":
                    "Token is expired. You can either do re-authorization or token refresh.",
            }),
        ),
    ];
    for (name, value, status, body) in table {
        for target in [
            "/user",
            "/version",
            "/metadata",
            "/personal_access_tokens/self",
        ] {
            let request = request("", "GET", target).with_header(name, value);
            assert_eq!(
                read(&desk.send(&request)),
                (status, body.clone()),
                "{value} {target}"
            );
        }
    }
    // A wrong token is not taken for none, even where none is needed.
    let wrong = request("", "GET", "/projects").with_header("private-token", "wrong");
    assert_eq!(desk.send(&wrong).status, 401);
}

#[test]
fn a_read_token_reads_and_does_not_write() {
    let mut desk = Desk::new();
    let with = |method: &str, target: &str| {
        request("", method, target).with_header("private-token", "glpat-demo-ada-read-0000000")
    };
    assert_eq!(desk.send(&with("GET", "/projects/9/triggers")).status, 200);
    for (method, target) in [
        ("POST", "/projects/9/triggers?description=x"),
        ("PUT", "/projects/9/triggers/10?description=x"),
        ("DELETE", "/projects/9/triggers/10"),
        ("POST", "/projects/9/pipeline?ref=master"),
        ("POST", "/projects/9/pipelines/1405/cancel"),
        ("POST", "/projects/9/pipelines/1405/retry"),
    ] {
        let (status, body) = read(&desk.send(&with(method, target)));
        assert_eq!(
            (status, text(&body, "/error")),
            (403, "insufficient_scope".to_owned())
        );
        assert_eq!(text(&body, "/scope"), "api", "{method} {target}");
    }
}

#[test]
fn the_token_tells_about_itself() {
    let mut desk = Desk::new();
    let (status, token) = desk.ask("grace", "GET", "/personal_access_tokens/self");
    assert_eq!(status, 200);
    assert_eq!(token["scopes"], json!(["api"]));
    assert_eq!(
        (number(&token, "/user_id"), token["active"].clone()),
        (2, json!(true))
    );
    assert_eq!(text(&token, "/expires_at").len(), "2026-11-23".len());
}

#[test]
fn a_token_revokes_itself_and_no_other() {
    let mut desk = Desk::new();
    let own = "/personal_access_tokens/self";
    assert_eq!(desk.ask("ada", "DELETE", own).0, 204);
    let (status, body) = desk.ask("ada", "GET", "/user");
    assert_eq!(
        (status, text(&body, "/error")),
        (401, "invalid_token".to_owned())
    );
    assert!(text(&body, "/error_description").starts_with("Token was revoked."));
    let other =
        request("", "GET", "/user").with_header("private-token", "glpat-demo-ada-read-0000000");
    assert_eq!(desk.send(&other).status, 200);
    assert_eq!(desk.ask("grace", "GET", "/user").0, 200);
}
