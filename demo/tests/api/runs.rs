//! Running a trigger: every way to send it, and what comes of it.

use serde_json::{Value, json};

use super::desk::{Desk, base, number, read, request, text};

const RUN: &str = "/projects/9/trigger/pipeline";

fn variables(desk: &mut Desk, build: &Value) -> Value {
    let id = number(build, "/id");
    desk.ask(
        "ada",
        "GET",
        &format!("/projects/9/pipelines/{id}/variables"),
    )
    .1
}

#[test]
fn all_bodies_arrive_the_same() {
    let value = "50% off; a=b & \"c\"\n\u{e9}";
    let encoded = "50%25%20off%3B%20a%3Db%20%26%20%22c%22%0A%C3%A9";
    let mut desk = Desk::new();
    let token = desk.token_of("ada", "9", 10);
    let form = format!("token={token}&ref=develop&variables[NOTE]={encoded}");
    let json = json!({"token": token, "ref": "develop", "variables": {"NOTE": value}}).to_string();
    let field = |name: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let multipart = [
        field("token", &token),
        field("ref", "develop"),
        field("variables[NOTE]", value),
        "--b--\r\n".to_owned(),
    ]
    .concat();
    let requests = [
        request("", "POST", RUN).with_body("application/x-www-form-urlencoded", form.as_str()),
        request("", "POST", RUN).with_body("", form.as_str()),
        request("", "POST", RUN).with_body("multipart/form-data; boundary=b", multipart),
        request("", "POST", RUN).with_body("application/json; charset=utf-8", json),
        request("", "POST", &format!("{RUN}?{form}")),
        request(
            "",
            "POST",
            &format!(
                "/projects/docs%2Fhandbook/ref/develop/trigger/pipeline?token={token}&ref=ignored&variables%5BNOTE%5D={encoded}"
            ),
        ),
    ];
    for request in requests {
        let (status, build) = read(&desk.send(&request));
        assert_eq!(status, 201, "{request:?}");
        assert_eq!(text(&build, "/ref"), "develop");
        assert_eq!(text(&build, "/status"), "created");
        assert_eq!(text(&build, "/source"), "trigger");
        assert_eq!(text(&build, "/user/username"), "ada");
        let given = variables(&mut desk, &build);
        assert_eq!(text(&given, "/0/key"), "NOTE");
        assert_eq!(text(&given, "/0/value"), value);
        assert_eq!(text(&given, "/1/key"), "TRIGGER_PAYLOAD");
        assert_eq!(text(&given, "/1/variable_type"), "file");
    }
}

#[test]
fn the_payload_is_the_request_without_the_token() {
    let mut desk = Desk::new();
    let token = desk.token_of("ada", "9", 10);
    let form = format!("token={token}&ref=master&marker=7&variables[A]=1");
    let (_, build) = desk.post("", RUN, &form);
    let payload = text(&variables(&mut desk, &build), "/1/value");
    let read: Value = serde_json::from_str(&payload).unwrap();
    assert_eq!(
        read,
        json!({"id": "9", "ref": "master", "marker": "7", "variables": {"A": "1"}})
    );
    assert!(!payload.contains(&token));
}

#[test]
fn a_run_moves_last_used_and_counts_the_builds() {
    let mut desk = Desk::new();
    let token = desk.token_of("ada", "9", 13);
    let (_, build) = desk.post("", RUN, &format!("token={token}&ref=master"));
    assert_eq!(number(&build, "/id"), 1_406);
    let (_, trigger) = desk.ask("ada", "GET", "/projects/9/triggers/13");
    assert_eq!(trigger["last_used"], build["created_at"]);
}

#[test]
fn refs_are_branches_and_tags_by_any_name_they_have() {
    let mut desk = Desk::new();
    let token = desk.token_of("ada", "9", 10);
    let table = [
        ("master", "master", false),
        ("refs/heads/develop", "develop", false),
        ("v2.3", "v2.3", true),
        ("refs/tags/v1.0", "v1.0", true),
        (
            "feature/%2342-100%25_d%C3%A9j%C3%A0",
            "feature/#42-100%_déjà",
            false,
        ),
    ];
    for (sent, stored, is_tag) in table {
        let (status, build) = desk.post("", RUN, &format!("token={token}&ref={sent}"));
        assert_eq!((status, text(&build, "/ref").as_str()), (201, stored));
        assert_eq!(build["tag"], json!(is_tag));
    }
    let in_path = format!(
        "/projects/9/ref/feature%2F%2342-100%25_d%C3%A9j%C3%A0/trigger/pipeline?token={token}"
    );
    assert_eq!(
        text(&desk.post("", &in_path, "").1, "/ref"),
        "feature/#42-100%_déjà"
    );
    let (_, branch) = desk.ask("ada", "GET", "/projects/9/repository/branches/master");
    for unknown in ["no-such", "refs/tags/master", &text(&branch, "/commit/id")] {
        let answer = desk.post("", RUN, &format!("token={token}&ref={unknown}"));
        assert_eq!(answer, (400, base("Reference not found")), "{unknown}");
    }
}
