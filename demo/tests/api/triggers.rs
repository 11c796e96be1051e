//! Triggers: what is shown to whom, and how they are added, changed, revoked.

use serde_json::{Value, json};

use super::desk::{Desk, each, error, message, number, read, request, text};

fn trigger(list: &Value, id: u64) -> Value {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    items
        .iter()
        .find(|item| item["id"] == json!(id))
        .cloned()
        .unwrap_or_default()
}

#[test]
fn a_token_is_whole_only_for_its_owner() {
    let mut desk = Desk::new();
    let (_, ada) = desk.ask("ada", "GET", "/projects/9/triggers");
    let (_, grace) = desk.ask("grace", "GET", "/projects/9/triggers");
    for id in [10, 11, 12, 13, 14, 15, 16, 17, 18] {
        let (for_ada, for_grace) = (trigger(&ada, id), trigger(&grace, id));
        let owner = text(&for_ada, "/owner/username");
        let (seen_by_ada, seen_by_grace) = (text(&for_ada, "/token"), text(&for_grace, "/token"));
        assert_eq!(seen_by_ada.len() > 4, owner == "ada", "{for_ada}");
        assert_eq!(seen_by_grace.len() > 4, owner == "grace", "{for_grace}");
        let whole = if owner == "grace" {
            seen_by_grace
        } else {
            seen_by_ada.clone()
        };
        let bare = whole.strip_prefix("glptt-").unwrap_or(&whole).to_owned();
        if owner == "grace" {
            assert_eq!(bare.get(..4), Some(seen_by_ada.as_str()));
            assert_eq!(bare.len(), 40);
        }
    }
}

#[test]
fn the_world_has_every_kind_of_trigger() {
    let mut desk = Desk::new();
    let (_, list) = desk.ask("ada", "GET", "/projects/9/triggers");
    let nightly = trigger(&list, 10);
    assert_eq!(text(&nightly, "/last_used"), "2026-11-23T00:30:01.000Z");
    assert_eq!(
        text(&trigger(&list, 11), "/expires_at"),
        "2026-12-04T00:00:00.000Z"
    );
    assert_eq!(trigger(&list, 13)["last_used"], Value::Null);
    assert_eq!(text(&trigger(&list, 14), "/owner/state"), "blocked");
    assert!(text(&trigger(&list, 15), "/last_used").as_str() < "2024-11-23");
    assert!(text(&trigger(&list, 16), "/description").contains("<img src=x onerror=alert(1)>"));
    assert_eq!(trigger(&list, 17)["description"], Value::Null);
    assert!(text(&trigger(&list, 18), "/expires_at").as_str() < "2026-11-23");
}

#[test]
fn last_used_is_the_creation_of_the_newest_build_and_can_move_back() {
    let mut desk = Desk::new();
    let target = "/projects/9/pipelines?source=trigger&username=ada&ref=master";
    let (_, builds) = desk.ask("ada", "GET", target);
    let created = each(&builds, "created_at");
    let last_used =
        |desk: &mut Desk| desk.ask("ada", "GET", "/projects/9/triggers/10").1["last_used"].clone();
    assert_eq!(last_used(&mut desk), created[0]);
    let newest = number(&builds, "/0/id");
    assert_eq!(
        desk.ask("ada", "DELETE", &format!("/projects/9/pipelines/{newest}"))
            .0,
        204
    );
    assert_eq!(last_used(&mut desk), created[1]);
}

#[test]
fn a_trigger_is_added_renamed_and_revoked() {
    let mut desk = Desk::new();
    let form = "description=from%20a%20test&expires_at=2027-03-01";
    let (status, made) = desk.post("grace", "/projects/9/triggers", form);
    assert_eq!(status, 201);
    assert_eq!(text(&made, "/description"), "from a test");
    assert_eq!(text(&made, "/expires_at"), "2027-03-01T00:00:00.000Z");
    assert_eq!(made["last_used"], Value::Null);
    assert_eq!(text(&made, "/owner/username"), "grace");
    assert_eq!(text(&made, "/token").len(), "glptt-".len() + 40);

    let target = format!("/projects/9/triggers/{}", number(&made, "/id"));
    desk.wait(5);
    let (status, renamed) = desk.ask(
        "grace",
        "PUT",
        &format!("{target}?description=b&expires_at=2026-12-01"),
    );
    assert_eq!(
        (status, text(&renamed, "/description").as_str()),
        (200, "b")
    );
    assert_eq!(
        renamed["expires_at"], made["expires_at"],
        "the expiry cannot be changed"
    );
    assert_ne!(renamed["updated_at"], made["updated_at"]);
    assert_eq!(
        desk.ask("ada", "PUT", &format!("{target}?description=c")),
        (403, message("403 Forbidden"))
    );

    assert_eq!(desk.ask("ada", "DELETE", &target), (204, Value::Null));
    for method in ["GET", "DELETE", "PUT"] {
        assert_eq!(
            desk.ask("grace", method, &target),
            (404, message("404 Not found"))
        );
    }
}

#[test]
fn what_is_wrong_with_a_new_trigger_is_said() {
    let mut desk = Desk::new();
    let table = [
        ("", error("description is missing")),
        ("description[]=x", error("description is invalid")),
        (
            "description=x&expires_at=soon",
            error("expires_at is invalid"),
        ),
        (
            "description=x&expires_at=2027-11-24",
            message("400 Bad request - Expires at must be before 2027-11-23"),
        ),
    ];
    for (form, body) in table {
        assert_eq!(
            desk.post("ada", "/projects/9/triggers", form),
            (400, body),
            "{form}"
        );
    }
    assert_eq!(
        desk.post(
            "ada",
            "/projects/9/triggers",
            "description=x&expires_at=2027-11-23"
        )
        .0,
        201
    );
    assert_eq!(
        desk.ask("ada", "GET", "/projects/9/triggers/x"),
        (400, error("trigger_id is invalid"))
    );
    // A trigger of another project does not exist here.
    assert_eq!(desk.ask("ada", "GET", "/projects/9/triggers/21").0, 404);
}

#[test]
fn a_trigger_that_has_changed_is_not_revoked_by_an_old_page() {
    let mut desk = Desk::new();
    let revoke = |since: &str| {
        request("ada", "DELETE", "/projects/9/triggers/10")
            .with_header("if-unmodified-since", since)
    };
    let refused = message("412 Precondition Failed");
    let table = ["Mon, 01 Jan 2024 00:00:00 GMT", "yesterday"];
    for since in table {
        assert_eq!(
            read(&desk.send(&revoke(since))),
            (412, refused.clone()),
            "{since}"
        );
    }
    assert_eq!(
        desk.send(&revoke("Mon, 23 Nov 2026 12:00:00 GMT")).status,
        204
    );
}

#[test]
fn lists_come_in_pages() {
    let mut desk = Desk::new();
    let response = desk.send(&request(
        "ada",
        "GET",
        "/projects/9/triggers?per_page=5&page=2",
    ));
    let (_, list) = read(&response);
    assert_eq!(
        each(&list, "id"),
        [json!(15), json!(16), json!(17), json!(18)]
    );
    assert_eq!(response.header("x-total"), Some("9"));
    assert_eq!(response.header("x-next-page"), Some(""));
    let (status, none) = desk.ask("ada", "GET", "/projects/15/triggers");
    assert_eq!((status, none), (200, json!([])));
}
