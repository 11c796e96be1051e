//! Running a trigger: every way to send it, and every refusal.

use serde_json::{Value, json};

use super::desk::{Desk, base, error, message, number, read, request, text};

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

#[test]
fn what_is_wrong_with_a_request_is_said() {
    let mut desk = Desk::new();
    let token = desk.token_of("ada", "9", 10);
    let no_jobs = "Pipeline will not run for the selected trigger. The rules configuration \
                   prevented any jobs from being added to the pipeline.";
    let key = "Failed to persist the pipeline: Validation failed: \
               Variables key can contain only letters, digits and '_'.";
    let form_table = [
        (
            String::new(),
            400,
            error("ref is missing, token is missing"),
        ),
        ("ref=master".to_owned(), 400, error("token is missing")),
        (format!("token={token}"), 400, error("ref is missing")),
        (format!("token={token}&ref="), 400, error("ref is empty")),
        (format!("token={token}&ref=%20"), 400, error("ref is empty")),
        (
            format!("token={token}&ref=master&variables=x"),
            400,
            error("variables is invalid"),
        ),
        (
            format!("token={token}&ref=master&variables[]=x"),
            400,
            error("variables is invalid"),
        ),
        (
            format!("token={token}&ref=master&variables[A][B]=x"),
            400,
            message("variables needs to be a map of key-valued strings"),
        ),
        (format!("token={token}&ref=docs-only"), 400, base(no_jobs)),
        (
            format!("token={token}&ref=master&variables[A-B]=x"),
            400,
            base(key),
        ),
        (
            "token=wrong&ref=master".to_owned(),
            404,
            message("404 Not Found"),
        ),
        (
            "token=glpat-demo-ada-api-00000000&ref=master".to_owned(),
            404,
            message("404 Not Found"),
        ),
        ("token=%FF&ref=master".to_owned(), 400, Value::Null),
    ];
    for (form, status, body) in form_table {
        assert_eq!(desk.post("", RUN, &form), (status, body), "{form}");
    }
    for value in [json!(1), json!(true), json!(null), json!(["x"])] {
        let body = json!({"token": token, "ref": "master", "variables": {"A": value}});
        let expected = message("variables needs to be a map of key-valued strings");
        assert_eq!(desk.post_json("", RUN, &body), (400, expected), "{body}");
    }
    let broken = request("", "POST", RUN).with_body("application/json", "{");
    let expected = error("message body does not match declared format");
    assert_eq!(read(&desk.send(&broken)), (400, expected));
}

#[test]
fn tokens_that_do_not_count_look_like_unknown_ones() {
    let mut desk = Desk::new();
    let nightly = desk.token_of("ada", "9", 10);
    let expired = desk.token_of("ada", "9", 18);
    let deployer = desk.token_of("ada", "12", 21);
    let short = nightly.get(6..10).unwrap().to_owned();
    let not_found = || (404, message("404 Not Found"));
    for token in [&expired, &deployer, &short] {
        assert_eq!(
            desk.post("", RUN, &format!("token={token}&ref=master")),
            not_found()
        );
    }
    for project in ["12", "999", "nobody%2Fnothing"] {
        let target = format!("/projects/{project}/trigger/pipeline");
        assert_eq!(
            desk.post("", &target, &format!("token={nightly}&ref=master")),
            not_found()
        );
    }
    assert_eq!(desk.ask("ada", "DELETE", "/projects/9/triggers/10").0, 204);
    assert_eq!(
        desk.post("", RUN, &format!("token={nightly}&ref=master")),
        not_found()
    );
}

#[test]
fn a_trigger_stops_working_when_it_expires() {
    let mut desk = Desk::new();
    let token = desk.token_of("ada", "9", 11);
    let form = format!("token={token}&ref=v2.3");
    assert_eq!(desk.post("", RUN, &form).0, 201);
    desk.wait(12 * 86_400);
    assert_eq!(desk.post("", RUN, &form).0, 404);
}

#[test]
fn a_trigger_has_the_rights_of_its_owner() {
    let mut desk = Desk::new();
    // Linus is blocked, so nobody can read his token; it follows from the seed.
    let packager = "glptt-6f1bd590e7d35d4da6d9118e40b586ebd4e4c981";
    let refused = base("Insufficient permissions to create a new pipeline");
    for form in [
        format!("token={packager}&ref=master"),
        format!("token={packager}&ref=x&variables[A]=1"),
    ] {
        assert_eq!(desk.post("", RUN, &form), (400, refused.clone()), "{form}");
    }
    let (_, made) = desk.post("grace", "/projects/12/triggers", "description=x");
    let token = text(&made, "/token");
    let target = "/projects/12/trigger/pipeline";
    let refused = base("Insufficient permissions to set pipeline variables");
    assert_eq!(
        desk.post(
            "",
            target,
            &format!("token={token}&ref=main&variables[A]=1")
        ),
        (400, refused)
    );
    assert_eq!(
        desk.post("", target, &format!("token={token}&ref=main")).0,
        201
    );
}

#[test]
fn calls_from_a_pipeline_hook_are_refused() {
    let mut desk = Desk::new();
    let token = desk.token_of("ada", "9", 10);
    let call = |event: &str| {
        request("", "POST", &format!("{RUN}?token={token}&ref=master"))
            .with_header("x-gitlab-event", event)
    };
    assert_eq!(
        read(&desk.send(&call("Pipeline Hook"))),
        (403, message("403 Forbidden"))
    );
    assert_eq!(desk.send(&call("Push Hook")).status, 201);
}

#[test]
fn too_many_builds_in_a_minute_are_refused_with_400() {
    let mut desk = Desk::new();
    let token = desk.token_of("ada", "9", 10);
    let form = format!("token={token}&ref=master");
    for _ in 0..25 {
        assert_eq!(desk.post("", RUN, &form).0, 201);
    }
    let refused = base("Too many pipelines created in the last minute. Try again later.");
    assert_eq!(desk.post("", RUN, &form), (400, refused));
    desk.wait(61);
    assert_eq!(desk.post("", RUN, &form).0, 201);
}
