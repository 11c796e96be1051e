//! Why a trigger starts no build.

use serde_json::{Value, json};

use super::desk::{Desk, base, error, message, read, request, text};

const RUN: &str = "/projects/9/trigger/pipeline";

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
