//! Projects: which of them are found, and what is told about one.

use serde_json::{Value, json};

use super::desk::{Desk, each, error, message, number, text};

fn paths(desk: &mut Desk, user: &str, query: &str) -> Vec<String> {
    let (status, list) = desk.ask(user, "GET", &format!("/projects?{query}"));
    assert_eq!(status, 200, "{query}: {list}");
    let paths = each(&list, "path_with_namespace");
    paths
        .iter()
        .filter_map(|path| path.as_str().map(str::to_owned))
        .collect()
}

#[test]
fn searches_find_what_the_caller_can_see() {
    let mut desk = Desk::new();
    let table: [(&str, &str, &[&str]); 10] = [
        ("ada", "search=HAND", &["docs/handbook"]),
        ("ada", "search=docs", &[]),
        (
            "ada",
            "search=docs/h&search_namespaces=true",
            &["docs/handbook"],
        ),
        ("ada", "search=app", &[]),
        ("grace", "search=app", &["mobile/app"]),
        ("grace", "owned=true", &["mobile/app"]),
        ("gus", "membership=true", &["docs/handbook"]),
        (
            "",
            "order_by=path&sort=asc",
            &["playground/sandbox", "docs/website"],
        ),
        ("ada", "archived=true", &["infra/backups"]),
        ("ada", "starred=true", &[]),
    ];
    for (user, query, expected) in table {
        assert_eq!(paths(&mut desk, user, query), expected, "{user} {query}");
    }
    assert_eq!(paths(&mut desk, "dan", "min_access_level=40").len(), 0);
    assert_eq!(
        paths(&mut desk, "ada", "min_access_level=50&simple=true").len(),
        12
    );
    assert_eq!(paths(&mut desk, "ada", "visibility=public").len(), 2);
    let newest = paths(&mut desk, "ada", "order_by=last_activity_at&per_page=1");
    assert_eq!(newest, ["docs/handbook"]);
    let by_id = desk.ask("ada", "GET", "/projects?order_by=id&sort=asc").1;
    assert_eq!(number(&by_id, "/0/id"), 2);
    for (query, sentence) in [
        ("order_by=size", "order_by does not have a valid value"),
        (
            "visibility=secret",
            "visibility does not have a valid value",
        ),
        ("membership=perhaps", "membership is invalid"),
    ] {
        assert_eq!(
            desk.ask("ada", "GET", &format!("/projects?{query}")),
            (400, error(sentence))
        );
    }
}

#[test]
fn a_project_is_found_by_number_and_by_path() {
    let mut desk = Desk::new();
    for project in ["9", "docs%2Fhandbook", "docs%2fhandbook", "Docs%2FHandbook"] {
        let (status, shown) = desk.ask("dan", "GET", &format!("/projects/{project}"));
        assert_eq!((status, number(&shown, "/id")), (200, 9), "{project}");
        assert_eq!(text(&shown, "/default_branch"), "master");
        assert_eq!(
            number(&shown, "/permissions/project_access/access_level"),
            30
        );
    }
    for project in ["99", "docs%2Fnothing", "docs", "0"] {
        let answer = desk.ask("dan", "GET", &format!("/projects/{project}"));
        assert_eq!(answer, (404, message("404 Project Not Found")), "{project}");
    }
}

#[test]
fn who_may_give_variables_is_told_to_maintainers() {
    let mut desk = Desk::new();
    let field = "/ci_pipeline_variables_minimum_override_role";
    assert_eq!(
        text(&desk.ask("ada", "GET", "/projects/12").1, field),
        "no_one_allowed"
    );
    assert_eq!(
        text(&desk.ask("grace", "GET", "/projects/9").1, field),
        "developer"
    );
    assert_eq!(desk.ask("dan", "GET", "/projects/9").1.pointer(field), None);
    let (_, anonymous) = desk.ask("", "GET", "/projects/2");
    assert_eq!(anonymous.get("permissions"), None);
    let (_, stranger) = desk.ask("gus", "GET", "/projects/2");
    assert_eq!(
        stranger["permissions"],
        json!({"project_access": Value::Null, "group_access": Value::Null})
    );
}
