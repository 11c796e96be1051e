//! The list: its order, its filters, and every night's build.

use serde_json::{Value, json};

use crate::desk::{Desk, each, error, message, number, read, request};

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
