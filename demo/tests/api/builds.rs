//! Builds: lists and filters, one, variables, and how they move with the clock.

use serde_json::{Value, json};

use super::desk::{Desk, base, each, error, message, number, read, request, text};

#[test]
fn the_list_is_newest_first_and_carries_no_person() {
    let mut desk = Desk::new();
    let response = desk.send(&request("dan", "GET", "/projects/9/pipelines"));
    let (_, list) = read(&response);
    let ids: Vec<u64> = each(&list, "id").iter().filter_map(Value::as_u64).collect();
    assert_eq!((ids.len(), ids.first()), (20, Some(&1_405)));
    assert!(ids.is_sorted_by(|newer, older| newer > older));
    for hidden in ["user", "duration", "tag", "trigger", "variables"] {
        assert_eq!(list[0].get(hidden), None, "{hidden}");
    }
    let total: usize = response
        .header("x-total")
        .and_then(|total| total.parse().ok())
        .unwrap();
    assert!((60..=70).contains(&total), "{total} builds");
}

#[test]
fn filters_narrow_the_list() {
    let table = [
        ("source=trigger", "source", "trigger"),
        ("source=parent_pipeline", "source", "parent_pipeline"),
        ("status=failed", "status", "failed"),
        ("ref=develop", "ref", "develop"),
        ("scope=running", "status", "running"),
    ];
    let mut desk = Desk::new();
    for (query, field, expected) in table {
        let (status, list) = desk.ask("ada", "GET", &format!("/projects/9/pipelines?{query}"));
        assert_eq!(status, 200, "{query}");
        let values = each(&list, field);
        assert!(
            !values.is_empty() && values.iter().all(|value| value == expected),
            "{query}"
        );
    }
    let count = |desk: &mut Desk, query: &str| {
        let target = format!("/projects/9/pipelines?per_page=100&{query}");
        desk.ask("ada", "GET", &target)
            .1
            .as_array()
            .map_or(0, Vec::len)
    };
    let all = count(&mut desk, "");
    assert_eq!(count(&mut desk, "source=parent_pipeline"), 1);
    assert!(
        !each(
            &desk
                .ask("ada", "GET", "/projects/9/pipelines?per_page=100")
                .1,
            "source"
        )
        .contains(&json!("parent_pipeline"))
    );
    assert_eq!(
        count(&mut desk, "username=dan")
            + count(&mut desk, "username=ada")
            + count(&mut desk, "username=grace")
            + count(&mut desk, "username=linus"),
        all
    );
    assert_eq!(
        count(&mut desk, "created_after=2026-11-01")
            + count(&mut desk, "created_before=2026-11-01"),
        all
    );
    assert_eq!(
        count(&mut desk, "scope=finished") + 1,
        all,
        "one is still running"
    );
    assert_eq!(count(&mut desk, "scope=tags"), 3);
    assert_eq!(
        count(&mut desk, "name=anything") + count(&mut desk, "yaml_errors=true"),
        0
    );
    let (_, first) = desk.ask("ada", "GET", "/projects/9/pipelines?sort=asc&per_page=1");
    let (_, last) = desk.ask(
        "ada",
        "GET",
        "/projects/9/pipelines?order_by=id&sort=desc&per_page=1",
    );
    assert!(number(&first, "/0/id") < number(&last, "/0/id"));
}

#[test]
fn filters_that_mean_nothing_are_refused() {
    let mut desk = Desk::new();
    for (query, sentence) in [
        ("status=done", "status does not have a valid value"),
        ("source=magic", "source does not have a valid value"),
        ("scope=all", "scope does not have a valid value"),
        ("order_by=size", "order_by does not have a valid value"),
        ("sort=up", "sort does not have a valid value"),
        ("created_after=soon", "created_after is invalid"),
        ("yaml_errors=perhaps", "yaml_errors is invalid"),
        ("page=x", "page is invalid"),
    ] {
        let target = format!("/projects/9/pipelines?{query}");
        assert_eq!(
            desk.ask("ada", "GET", &target),
            (400, error(sentence)),
            "{query}"
        );
    }
    assert_eq!(
        desk.ask("ada", "GET", "/projects/9/pipelines/7"),
        (404, message("404 Not found"))
    );
    assert_eq!(
        desk.ask("ada", "GET", "/projects/12/pipelines/1405").0,
        404,
        "of another project"
    );
    assert_eq!(
        desk.ask("ada", "GET", "/projects/9/pipelines/x"),
        (400, error("pipeline_id is invalid"))
    );
    let none = desk.ask("ada", "GET", "/projects/9/pipelines/latest?ref=none");
    assert_eq!(none, (403, message("403 Forbidden")));
}

#[test]
fn a_build_moves_with_the_clock() {
    let mut desk = Desk::new();
    let id = desk.start("ada", "9", &json!({"ref": "develop"}));
    let mut seen: Vec<(String, Vec<Value>)> = Vec::new();
    for _ in 0..60 {
        let (_, build) = desk.ask("ada", "GET", &format!("/projects/9/pipelines/{id}"));
        let (_, jobs) = desk.ask(
            "ada",
            "GET",
            &format!("/projects/9/pipelines/{id}/jobs?sort=asc"),
        );
        let state = (text(&build, "/status"), each(&jobs, "status"));
        if seen.last() != Some(&state) {
            seen.push(state);
        }
        desk.now = desk.now.plus(500);
    }
    let step =
        |status: &str, jobs: [&str; 3]| (status.to_owned(), jobs.map(|job| json!(job)).to_vec());
    let expected = [
        step("created", ["created", "created", "created"]),
        step("pending", ["pending", "created", "created"]),
        step("running", ["running", "created", "created"]),
        step("running", ["success", "pending", "created"]),
        step("running", ["success", "running", "created"]),
        step("running", ["success", "success", "pending"]),
        step("running", ["success", "success", "running"]),
        step("success", ["success", "success", "success"]),
    ];
    assert_eq!(seen, expected);
    let (_, build) = desk.ask("ada", "GET", &format!("/projects/9/pipelines/{id}"));
    assert!((19..=22).contains(&number(&build, "/duration")), "{build}");
    assert_eq!(build["updated_at"], build["finished_at"]);
}

#[test]
fn a_named_job_fails_and_what_follows_is_skipped() {
    let mut desk = Desk::new();
    for (job, expected) in [
        ("run_tests", ["failed", "skipped", "skipped"]),
        ("build_package", ["success", "failed", "skipped"]),
        ("upload_package", ["success", "success", "failed"]),
    ] {
        let body = json!({"ref": "develop", "variables": [{"key": "FAIL", "value": job}]});
        let id = desk.start("ada", "9", &body);
        desk.wait(40);
        let (_, build) = desk.ask("ada", "GET", &format!("/projects/9/pipelines/{id}"));
        let (_, jobs) = desk.ask(
            "ada",
            "GET",
            &format!("/projects/9/pipelines/{id}/jobs?sort=asc"),
        );
        assert_eq!(text(&build, "/status"), "failed", "{job}");
        assert_eq!(each(&jobs, "status"), expected, "{job}");
        let reasons: Vec<Value> = each(&jobs, "failure_reason");
        assert_eq!(
            reasons
                .iter()
                .filter(|reason| *reason == "script_failure")
                .count(),
            1
        );
    }
}

#[test]
fn a_build_can_be_stopped_and_tried_again() {
    let mut desk = Desk::new();
    let id = desk.start("dan", "9", &json!({"ref": "develop"}));
    let target = format!("/projects/9/pipelines/{id}");
    desk.wait(5);
    let (status, build) = desk.ask("dan", "POST", &format!("{target}/cancel"));
    assert_eq!(
        (status, text(&build, "/status").as_str()),
        (200, "canceled")
    );
    desk.wait(60);
    let (status, again) = desk.ask("dan", "POST", &format!("{target}/cancel"));
    assert_eq!(
        (status, &again["updated_at"]),
        (200, &build["updated_at"]),
        "nothing left to do"
    );
    let (status, build) = desk.ask("dan", "POST", &format!("{target}/retry"));
    assert_eq!((status, number(&build, "/id")), (201, id));
    desk.wait(60);
    assert_eq!(
        text(&desk.ask("dan", "GET", &target).1, "/status"),
        "success"
    );
    let (_, jobs) = desk.ask("dan", "GET", &format!("{target}/jobs"));
    assert_eq!(each(&jobs, "status").len(), 3);
    let (_, all) = desk.ask("dan", "GET", &format!("{target}/jobs?include_retried=true"));
    assert_eq!(each(&all, "status").len(), 6);
}

#[test]
fn variables_are_for_maintainers_and_for_ones_own_builds() {
    let mut desk = Desk::new();
    let body = json!({"ref": "develop", "variables": [
        {"key": "A", "value": "1"}, {"key": "F", "value": "x", "variable_type": "file"}]});
    let own = desk.start("dan", "9", &body);
    let of_ada = desk.start("ada", "9", &body);
    let ask = |desk: &mut Desk, user: &str, id: u64| {
        desk.ask(
            user,
            "GET",
            &format!("/projects/9/pipelines/{id}/variables"),
        )
    };
    let (status, given) = ask(&mut desk, "dan", own);
    assert_eq!(status, 200);
    assert_eq!(each(&given, "variable_type"), ["env_var", "file"]);
    assert_eq!(
        ask(&mut desk, "dan", of_ada),
        (403, message("403 Forbidden"))
    );
    assert_eq!(ask(&mut desk, "grace", of_ada).0, 200);
    assert_eq!(ask(&mut desk, "gus", own).0, 403);
    assert_eq!(ask(&mut desk, "", own).0, 404);
}

#[test]
fn what_is_wrong_with_a_new_build_is_said() {
    let mut desk = Desk::new();
    let pair = |key: &str| json!({"key": key, "value": "x"});
    let protected = base("Insufficient permissions for protected ref 'release/2.4'");
    let table = [
        ("dan", "9", json!({}), 400, error("ref is missing")),
        ("dan", "9", json!({"ref": ""}), 400, error("ref is empty")),
        (
            "dan",
            "9",
            json!({"ref": "none"}),
            400,
            base("Reference not found"),
        ),
        ("dan", "9", json!({"ref": "release/2.4"}), 400, protected),
        (
            "dan",
            "9",
            json!({"ref": "develop", "variables": {"A": "1"}}),
            400,
            error("variables is invalid"),
        ),
        (
            "dan",
            "9",
            json!({"ref": "develop", "variables": [pair("A"), pair("A")]}),
            400,
            base("Duplicate variable name(s): A"),
        ),
        (
            "dan",
            "9",
            json!({"ref": "develop", "variables": [pair("")]}),
            400,
            base(
                "Failed to persist the pipeline: Validation failed: Variables key can contain only letters, digits and '_'.",
            ),
        ),
        (
            "ada",
            "12",
            json!({"ref": "main", "variables": [pair("A")]}),
            400,
            base("Insufficient permissions to set pipeline variables"),
        ),
        (
            "ada",
            "15",
            json!({"ref": "main"}),
            400,
            base("Missing CI config file"),
        ),
        (
            "ada",
            "7",
            json!({"ref": "main"}),
            400,
            base("Insufficient permissions to create a new pipeline"),
        ),
        (
            "gus",
            "9",
            json!({"ref": "develop"}),
            403,
            message("403 Forbidden"),
        ),
        (
            "gus",
            "12",
            json!({"ref": "main"}),
            404,
            message("404 Project Not Found"),
        ),
    ];
    for (user, project, body, status, expected) in table {
        let target = format!("/projects/{project}/pipeline");
        assert_eq!(
            desk.post_json(user, &target, &body),
            (status, expected),
            "{body}"
        );
    }
    let form = "ref=develop&variables[0][key]=A&variables[0][value]=1&variables[1][key]=B&variables[1][value]=2";
    let (status, build) = desk.post("dan", "/projects/9/pipeline", form);
    assert_eq!((status, text(&build, "/source").as_str()), (201, "api"));
    // Developers may not push to master, but they may merge into it.
    assert_eq!(
        desk.post("dan", "/projects/9/pipeline", "ref=master").0,
        201
    );
}

#[test]
fn there_was_a_build_every_night() {
    let mut desk = Desk::new();
    let target =
        "/projects/9/pipelines?source=trigger&ref=master&per_page=100&created_after=2026-10-20";
    let (_, list) = desk.ask("ada", "GET", target);
    let created: Vec<String> = each(&list, "created_at")
        .iter()
        .filter_map(|it| it.as_str().map(str::to_owned))
        .collect();
    assert_eq!(created.len(), 30);
    assert!(
        created.iter().all(|at| at.get(11..16) == Some("00:30")),
        "{created:?}"
    );
    let (_, given) = desk.ask(
        "ada",
        "GET",
        &format!("/projects/9/pipelines/{}/variables", number(&list, "/0/id")),
    );
    assert_eq!(
        each(&given, "key"),
        ["UPLOAD_TO_S3", "REASON", "TRIGGER_PAYLOAD"]
    );
}
