//! Branches and tags.

use serde_json::{Value, json};

use super::desk::{Desk, each, error, message, text};

fn names(desk: &mut Desk, target: &str) -> Vec<Value> {
    let (status, list) = desk.ask("ada", "GET", &format!("/projects/9/repository/{target}"));
    assert_eq!(status, 200, "{target}: {list}");
    each(&list, "name")
}

#[test]
fn branches_are_found_by_a_part_a_beginning_or_an_end() {
    let mut desk = Desk::new();
    assert_eq!(names(&mut desk, "branches?per_page=100").len(), 36);
    assert_eq!(
        names(&mut desk, "branches?search=%2342"),
        ["feature/#42-100%_déjà"]
    );
    assert_eq!(
        names(&mut desk, "branches?search=%5Erelease"),
        ["release/2.3", "release/2.4"]
    );
    assert_eq!(
        names(&mut desk, "branches?search=mode$"),
        ["feature/dark-mode"]
    );
    assert_eq!(
        names(&mut desk, "branches?search=D%C3%89J%C3%80"),
        ["feature/#42-100%_déjà"]
    );
    assert_eq!(names(&mut desk, "branches?search=nothing").len(), 0);
    for (sort, is_newest_first) in [("updated_desc", true), ("updated_asc", false)] {
        let target = format!("/projects/9/repository/branches?sort={sort}&per_page=100");
        let (_, list) = desk.ask("ada", "GET", &target);
        let mut dates: Vec<String> = each(&list, "commit")
            .iter()
            .map(|commit| text(commit, "/created_at"))
            .collect();
        if is_newest_first {
            dates.reverse();
        }
        assert!(
            dates.is_sorted() && dates.first() < dates.last(),
            "{sort}: {dates:?}"
        );
    }
    let refused = error("sort does not have a valid value");
    assert_eq!(
        desk.ask("ada", "GET", "/projects/9/repository/branches?sort=up"),
        (400, refused)
    );
}

#[test]
fn a_branch_tells_who_may_push() {
    let mut desk = Desk::new();
    let table = [
        ("dan", "master", (true, false, true)),
        ("ada", "master", (true, true, true)),
        ("dan", "release%2F2.4", (true, false, false)),
        (
            "dan",
            "feature%2F%2342-100%25_d%C3%A9j%C3%A0",
            (false, true, false),
        ),
    ];
    for (user, name, (protected, can_push, merge)) in table {
        let target = format!("/projects/9/repository/branches/{name}");
        let (status, branch) = desk.ask(user, "GET", &target);
        assert_eq!(status, 200, "{name}");
        assert_eq!(branch["protected"], json!(protected), "{name}");
        assert_eq!(branch["can_push"], json!(can_push), "{name}");
        assert_eq!(branch["developers_can_merge"], json!(merge), "{name}");
        assert_eq!(branch["default"], json!(name == "master"));
    }
    let missing = desk.ask("ada", "GET", "/projects/9/repository/branches/none");
    assert_eq!(missing, (404, message("404 Branch Not Found")));
    let (_, branch) = desk.ask(
        "ada",
        "GET",
        "/projects/9/repository/branches/spike%2F%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    );
    assert!(
        text(&branch, "/web_url").ends_with("/-/tree/spike/%3Cscript%3Ealert%281%29%3C/script%3E")
    );
}

#[test]
fn tags_are_ordered_as_asked() {
    let mut desk = Desk::new();
    assert_eq!(names(&mut desk, "tags").len(), 14);
    assert_eq!(names(&mut desk, "tags?search=v2").len(), 4);
    let newest = names(&mut desk, "tags?order_by=version&per_page=2");
    assert_eq!(newest, ["v2.3", "v2.2"]);
    assert_eq!(
        names(&mut desk, "tags?order_by=name&sort=asc&per_page=1"),
        ["v1.0"]
    );
    let (status, tag) = desk.ask("ada", "GET", "/projects/9/repository/tags/v2.3");
    assert_eq!((status, &tag["protected"]), (200, &json!(true)));
    let missing = desk.ask("ada", "GET", "/projects/9/repository/tags/v9");
    assert_eq!(missing, (404, message("404 Tag Not Found")));
    let refused = error("order_by does not have a valid value");
    assert_eq!(
        desk.ask("ada", "GET", "/projects/9/repository/tags?order_by=x"),
        (400, refused)
    );
}
