//! Who is let in by v3, and what they see of projects.

use pullcord_demo::api::Request;
use pullcord_demo::server::Release;
use serde_json::{Value, json};

use super::ask;
use crate::desk::{Desk, each, message, read};
use crate::oauth;

const PERSONAL: &str = "glpat-demo-ada-api-00000000";

fn user(desk: &mut Desk, api: &str, name: &str, value: &str) -> (u16, Value) {
    let request = Request::new("GET", &format!("/api/{api}/user"));
    read(&desk.send(&request.with_header(name, value)))
}

#[test]
fn a_bearer_token_is_one_of_oauth() {
    let table = [
        (Release::V8_4, "v3"),
        (Release::V8_17, "v3"),
        (Release::V9_0, "v3"),
        (Release::V9_0, "v4"),
        (Release::V11_5, "v4"),
    ];
    for (release, api) in table {
        let mut desk = Desk::old(release);
        assert_eq!(user(&mut desk, api, "private-token", PERSONAL).0, 200);
        let bearer = format!("Bearer {PERSONAL}");
        let refused = (401, message("401 Unauthorized"));
        assert_eq!(user(&mut desk, api, "authorization", &bearer), refused);
        let token = oauth::access_token(&mut desk);
        let bearer = format!("Bearer {token}");
        let (status, who) = user(&mut desk, api, "authorization", &bearer);
        assert_eq!((status, &who["username"]), (200, &json!("grace")));
    }
    let mut newest = Desk::old(Release::V19_2);
    let bearer = format!("Bearer {PERSONAL}");
    assert_eq!(user(&mut newest, "v4", "authorization", &bearer).0, 200);
}

#[test]
fn why_a_token_ended_is_told_by_newer_servers() {
    let expired = "glpat-demo-ada-expired-0000";
    let table = [
        (Release::V8_4, "v3", "/message", "401 Unauthorized"),
        (Release::V9_0, "v4", "/message", "401 Unauthorized"),
        (Release::V11_5, "v4", "/error", "invalid_token"),
    ];
    for (release, api, pointer, expected) in table {
        let (status, body) = user(&mut Desk::old(release), api, "private-token", expired);
        assert_eq!(
            (status, body.pointer(pointer)),
            (401, Some(&json!(expected))),
            "{release}"
        );
    }
}

#[test]
fn v3_asks_everybody_to_sign_in() {
    let mut desk = Desk::old(Release::V8_17);
    for target in [
        "/user",
        "/projects",
        "/projects/2",
        "/projects/2/builds",
        "/projects/2/repository/tags",
    ] {
        let told = ask(&mut desk, "", &format!("GET /v3{target}"));
        assert_eq!(told, (401, message("401 Unauthorized")), "{target}");
    }
}

#[test]
fn projects_are_those_of_the_caller() {
    let mut desk = Desk::old(Release::V8_17);
    let mut paths = |user: &str, target: &str| {
        let line = format!("GET /v3/projects{target}");
        each(&ask(&mut desk, user, &line).1, "path_with_namespace")
    };
    let mine = paths("gus", "?per_page=100");
    assert!(mine.contains(&json!("docs/handbook")) && !mine.contains(&json!("mobile/app")));
    assert_eq!(paths("ada", "?search=handb"), [json!("docs/handbook")]);
    assert_eq!(paths("ada", "/search/handb"), [json!("docs/handbook")]);
    assert_eq!(paths("ada", "?archived=true"), [json!("infra/backups")]);
    assert!(paths("dan", "/owned").is_empty());
    let by_name = paths("ada", "?order_by=path&sort=asc&per_page=2");
    assert_eq!(by_name.len(), 2);
    assert!(paths("ada", "/starred").is_empty());
    let (_, one) = ask(&mut desk, "grace", "GET /v3/projects/docs%2Fhandbook");
    assert_eq!(one["permissions"]["project_access"]["access_level"], 40);
    assert_eq!(
        (&one["visibility_level"], &one["public"]),
        (&json!(0), &json!(false))
    );
}

#[test]
fn people_had_pages_of_their_own_on_8_4() {
    for (release, page) in [(Release::V8_4, "/u/ada"), (Release::V8_17, "/ada")] {
        let (_, who) = ask(&mut Desk::old(release), "ada", "GET /v3/user");
        assert!(
            who["web_url"]
                .as_str()
                .is_some_and(|it| it.ends_with(&format!("test{page}")))
        );
    }
}
