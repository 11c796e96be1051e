//! A new build, and why there is none.

use serde_json::json;

use crate::desk::{Desk, base, error, message, text};

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
