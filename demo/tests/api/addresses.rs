//! Addresses that lead nowhere, pictures, and the method HEAD.

use pullcord_demo::api::Request;
use pullcord_demo::world::{Account, WELL_KNOWN};

use super::desk::{Desk, error, read, request};

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
