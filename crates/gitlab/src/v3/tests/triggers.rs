use super::{early, late, line, nine, talk};
use crate::endpoints::{
    NewTrigger, create_trigger, delete_trigger, trigger, triggers, update_trigger,
};
use crate::error::ErrorKind;
use crate::instance::Instance;
use crate::nouns::{Trigger, TriggerId, TriggerToken};
use crate::response::Response;
use crate::secret::Token;
use crate::server::Feature;

const LIST: &str = "GET /projects/9/triggers?per_page=100";
const REVOKE: &str = "DELETE /projects/9/triggers/TOKEN";
const FIRST: &str = "fbdb730c2fbdb095a0862dbd8ab88b";
/// Like no token of GitLab's, so that nothing but knowing it can hide it.
const SECOND: &str = "hunter/2 hunter";

fn listed() -> String {
    let one = |token: &str, at: &str| {
        format!(
            "{{\"token\":\"{token}\",\"created_at\":\"{at}\",\"updated_at\":\"{at}\",\
             \"deleted_at\":null,\"last_used\":null}}"
        )
    };
    let first = one(FIRST, "2015-12-23T16:24:34.716Z");
    let second = one(SECOND, "2015-12-23T16:25:56.760Z");
    format!("[{first},{second}]")
}

fn second() -> TriggerId {
    TriggerId(1_450_887_956_760)
}

#[test]
fn they_are_told_apart_by_when_they_were_made() {
    let page = talk(&triggers(&nine()), &early(), &[(LIST, 200, &listed())]).unwrap();
    assert_eq!((page.items.len(), page.unreadable, page.next), (2, 0, None));
    let [first, other] = <[Trigger; 2]>::try_from(page.items).unwrap();
    assert_eq!(first.token, TriggerToken::Whole(Token::new(FIRST)));
    assert_eq!(
        (other.id, other.description, other.owner),
        (second(), None, None)
    );
    assert_ne!(first.id, other.id);
}

#[test]
fn one_is_found_in_the_list() {
    let found = talk(
        &trigger(&nine(), second()),
        &late(),
        &[(LIST, 200, &listed())],
    )
    .unwrap();
    assert_eq!(found.id, second());
    let gone = talk(
        &trigger(&nine(), TriggerId(7)),
        &late(),
        &[(LIST, 200, &listed())],
    );
    assert_eq!(gone.unwrap_err().kind, ErrorKind::NotFound);
}

#[test]
fn one_is_made_without_a_description() {
    let new = NewTrigger {
        description: "what for".to_owned(),
        expires_at: None,
    };
    let endpoint = create_trigger(&nine(), &new);
    let asked = endpoint.asked_of(&early()).unwrap();
    let request = asked.questions().next(&[]).unwrap();
    assert_eq!(line(&request), "POST /projects/9/triggers");
    assert_eq!(request.body_text(), None);
    let changed = update_trigger(&nine(), second(), "x").asked_of(&late());
    let error = changed.err().unwrap();
    let feature = Feature::Descriptions;
    let server = "GitLab 8.17.0, API v3".to_owned();
    assert_eq!(error.kind, ErrorKind::Lacking { server, feature });
    assert_eq!(
        error.sentence(),
        "The trigger was not changed. This is GitLab 8.17.0, API v3, which does not have \
         descriptions of triggers: that came with GitLab 9.0."
    );
    assert!(error.is_surely_undone() && !error.is_worth_retrying());
}

#[test]
fn one_is_revoked_by_its_token() {
    let revoke = delete_trigger(&nine(), second());
    let lines = [(LIST, 200, &*listed()), (REVOKE, 200, "{}")];
    talk(&revoke, &early(), &lines).unwrap();
    let full = [
        "[",
        &vec!["{\"created_at\":\"2015-01-01\"}"; 100].join(","),
        "]",
    ]
    .concat();
    let onward = "GET /projects/9/triggers?per_page=100&page=2";
    let lines = [
        (LIST, 200, &*full),
        (onward, 200, &listed()),
        (REVOKE, 200, "{}"),
    ];
    talk(&revoke, &early(), &lines).unwrap();
}

#[test]
fn nothing_is_revoked_on_a_doubt() {
    let revoke = delete_trigger(&nine(), second());
    let twice = listed().replace("16:24:34.716", "16:25:56.760");
    let nameless = listed().replace(SECOND, "");
    for (list, kind) in [
        (&*twice, ErrorKind::Conflict),
        (&*nameless, ErrorKind::NotFound),
        ("[]", ErrorKind::NotFound),
        ("{}", ErrorKind::Unreadable),
    ] {
        let error = talk(&revoke, &early(), &[(LIST, 200, list)]).unwrap_err();
        assert_eq!(error.kind, kind, "{list}");
    }
    let error = talk(&revoke, &early(), &[(LIST, 403, "")]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Forbidden);
}

#[test]
fn the_token_is_in_the_address_of_one_request_and_in_no_other_word() {
    let revoke = delete_trigger(&nine(), second());
    let asked = revoke.asked_of(&late()).unwrap();
    let list = Response {
        status: 200,
        body: listed().into_bytes(),
        ..Response::default()
    };
    let request = asked.questions().next(std::slice::from_ref(&list)).unwrap();
    let instance = Instance::parse("https://gitlab.example.com").unwrap();
    assert_eq!(
        request.url(&instance),
        "https://gitlab.example.com/api/v3/projects/9/triggers/hunter%2F2%20hunter"
    );
    assert!(!format!("{request:?}").contains("hunter"), "{request:?}");
    for body in [
        "{\"message\":\"404 Trigger hunter/2 hunter Not Found\"}",
        "no route DELETE /api/v3/projects/9/triggers/hunter%2F2%20hunter",
        "<p>hunter/2 hunter",
    ] {
        let refused = Response {
            status: 404,
            body: body.as_bytes().to_vec(),
            headers: vec![("X-Request-Id".to_owned(), "hunter/2 hunter".to_owned())],
            ..Response::default()
        };
        let error = asked.answer(&[list.clone(), refused]).unwrap_err();
        let shown = format!("{error:?} {error} {:?}", error.details());
        assert!(!shown.contains("hunter"), "{shown}");
        assert!(shown.contains("••••"), "{shown}");
    }
    // What only led there is not quoted either.
    let broken = Response {
        body: listed().replace(']', "").into_bytes(),
        ..list
    };
    let error = asked.answer(&[broken]).unwrap_err();
    let shown = format!("{error:?} {error} {:?}", error.details());
    assert!(
        !shown.contains("hunter") && !shown.contains(FIRST),
        "{shown}"
    );
    assert_eq!(error.kind, ErrorKind::Unreadable);
}
