use gitlab::endpoints::{NewTrigger, create_trigger, trigger, triggers, update_trigger};
use gitlab::{Trigger, TriggerId, TriggerToken, UserId, UserState};

use crate::examples::{OPENAPI, V9, V11, V19, find, project, time};

fn is_the_documented_one(trigger: &Trigger) {
    assert_eq!(trigger.id, TriggerId(10));
    assert_eq!(trigger.description.as_deref(), Some("my trigger"));
    assert!(
        matches!(&trigger.token, TriggerToken::Whole(token) if token.reveal() == "6d056f63e50fe6f8c5f8f4aa10edb7")
    );
    assert_eq!(trigger.short_token(), "6d05");
    assert_eq!(trigger.created_at, time("2016-01-07T09:53:58.235Z"));
    assert_eq!(trigger.updated_at, trigger.created_at);
    assert_eq!((trigger.last_used, trigger.expires_at), (None, None));
    assert_eq!(trigger.owner, None);
}

#[test]
fn a_trigger_is_the_same_in_every_version_and_answer() {
    let Some(examples) = find("triggers") else {
        return;
    };
    let new = NewTrigger {
        description: "my trigger".to_owned(),
        expires_at: None,
    };
    for version in [V9, V11, V19] {
        let list = examples.read(
            version,
            "GET_projects__id__triggers.json",
            &triggers(&project()),
        );
        assert_eq!(
            (list.items.len(), list.unreadable, list.next),
            (1, 0, None),
            "{version}"
        );
        is_the_documented_one(&list.items[0]);
        let one = trigger(&project(), TriggerId(10));
        is_the_documented_one(&examples.read(
            version,
            "GET_projects__id__triggers__trigger_id.json",
            &one,
        ));
        let created = create_trigger(&project(), &new);
        is_the_documented_one(&examples.read(
            version,
            "POST_projects__id__triggers.json",
            &created,
        ));
        let changed = update_trigger(&project(), TriggerId(10), "my trigger");
        is_the_documented_one(&examples.read(
            version,
            "PUT_projects__id__triggers__trigger_id.json",
            &changed,
        ));
    }
}

#[test]
fn the_definition_has_owner_use_and_expiry() {
    let Some(examples) = find("trigger definition") else {
        return;
    };
    let found = examples.read(
        OPENAPI,
        "API_Entities_Trigger.json",
        &trigger(&project(), TriggerId(10)),
    );
    assert_eq!(found.description.as_deref(), Some("test"));
    assert_eq!(found.last_used, time("2015-12-24T17:54:31.198Z"));
    assert_eq!(found.expires_at, time("2015-12-24T17:54:31.198Z"));
    let owner = found.owner.expect("an owner");
    assert_eq!((owner.id, owner.username.as_str()), (UserId(1), "admin"));
    assert_eq!(
        (owner.name.as_str(), owner.state),
        ("Administrator", UserState::Active)
    );
}
