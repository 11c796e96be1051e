//! Who may read what a build was given.

use serde_json::json;

use crate::desk::{Desk, each, message};

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
