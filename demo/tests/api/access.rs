//! Who may do what, and what is said to those who may not.

use pullcord_demo::api::Request;
use pullcord_demo::world::{Account, WELL_KNOWN};
use serde_json::json;

use super::desk::{Desk, error, message, number, read, request, text};

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

/// Status by role, in the order ada (owner), grace (maintainer), dan
/// (developer), gus (guest), nobody.
#[test]
fn roles_decide() {
    let table: [(&str, &str, [u16; 5]); 20] = [
        ("GET", "/projects/9", [200, 200, 200, 200, 404]),
        ("GET", "/projects/9/triggers", [200, 200, 403, 403, 401]),
        ("GET", "/projects/9/triggers/10", [200, 200, 403, 403, 401]),
        (
            "POST",
            "/projects/9/triggers?description=x",
            [201, 201, 403, 403, 401],
        ),
        (
            "PUT",
            "/projects/9/triggers/10?description=x",
            [200, 403, 403, 403, 401],
        ),
        (
            "DELETE",
            "/projects/9/triggers/13",
            [204, 204, 403, 403, 401],
        ),
        ("GET", "/projects/9/pipelines", [200, 200, 200, 403, 404]),
        (
            "GET",
            "/projects/9/pipelines/latest",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/pipelines/1405",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/pipelines/1405/jobs",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/pipelines/1405/bridges",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/pipelines/1405/trigger_jobs",
            [200, 200, 200, 403, 404],
        ),
        (
            "POST",
            "/projects/9/pipelines/1405/cancel",
            [200, 200, 200, 403, 401],
        ),
        (
            "POST",
            "/projects/9/pipelines/1405/retry",
            [201, 201, 201, 403, 401],
        ),
        (
            "DELETE",
            "/projects/9/pipelines/1405",
            [204, 403, 403, 403, 401],
        ),
        (
            "POST",
            "/projects/9/pipeline?ref=develop",
            [201, 201, 201, 403, 401],
        ),
        ("GET", "/projects/9/jobs", [200, 200, 200, 403, 404]),
        (
            "GET",
            "/projects/9/repository/branches",
            [200, 200, 200, 403, 404],
        ),
        (
            "GET",
            "/projects/9/repository/tags",
            [200, 200, 200, 403, 404],
        ),
        ("GET", "/projects/17", [404, 200, 404, 404, 404]),
    ];
    for (method, target, expected) in table {
        for (user, status) in ["ada", "grace", "dan", "gus", ""].into_iter().zip(expected) {
            let mut desk = Desk::new();
            assert_eq!(
                desk.ask(user, method, target).0,
                status,
                "{user:?} {method} {target}"
            );
        }
    }
}

#[test]
fn addresses_that_lead_nowhere_are_404() {
    let mut desk = Desk::new();
    for (method, target) in [
        ("GET", "/nothing"),
        ("PATCH", "/projects/9/triggers/10"),
        ("POST", "/projects/9/triggers/10/take_ownership"),
        ("GET", "/projects/9/trigger/pipeline"),
        ("GET", "/projects/9/pipeline"),
        ("GET", "/projects/docs/handbook"),
    ] {
        assert_eq!(
            desk.ask("ada", method, target),
            (404, error("404 Not Found")),
            "{target}"
        );
    }
    let old = Request::new("GET", "/api/v3/projects");
    let gone = error("API V3 is no longer supported. Use API V4 instead.");
    assert_eq!(read(&desk.send(&old)), (410, gone));
    assert_eq!(
        desk.send(&Request::new("GET", "/docs/handbook")).status,
        404
    );
}

#[test]
fn every_owner_of_a_picture_has_one() {
    let mut desk = Desk::new();
    for id in 1..=5 {
        let path = format!("/uploads/-/system/user/avatar/{id}/avatar.svg");
        let picture = desk.send(&Request::new("GET", &path));
        assert_eq!(
            picture.header("content-type"),
            Some("image/svg+xml"),
            "{path}"
        );
    }
    let missing = Request::new("GET", "/uploads/-/system/user/avatar/6/avatar.svg");
    assert_eq!(desk.send(&missing).status, 404);
    assert_eq!(Account::all(WELL_KNOWN).len(), 5);
}

#[test]
fn a_head_request_is_a_get_without_a_body() {
    let mut desk = Desk::new();
    let response = desk.send(&request("ada", "HEAD", "/projects/9/triggers"));
    assert_eq!((response.status, response.body.len()), (200, 0));
    assert_eq!(response.header("x-total"), Some("9"));
}
