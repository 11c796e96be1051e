use gitlab::endpoints::{current_user, metadata, token_info, version};
use gitlab::{UserId, UserState};

use crate::examples::{OPENAPI, V11, find, time};

#[test]
fn the_account_behind_the_token() {
    let Some(examples) = find("the account") else {
        return;
    };
    let found = examples.read(V11, "GET_user.json", &current_user());
    assert_eq!(
        (found.id, found.username.as_str(), found.name.as_str()),
        (UserId(1), "john_smith", "John Smith")
    );
    assert_eq!(found.state, UserState::Active);
    assert_eq!(
        found.web_url.as_deref(),
        Some("http://localhost:3000/john_smith")
    );
    for name in [
        "API_Entities_UserBasic.json",
        "API_Entities_UserPublic.json",
    ] {
        let found = examples.read(OPENAPI, name, &current_user());
        assert_eq!(
            (found.username.as_str(), found.name.as_str()),
            ("admin", "Administrator"),
            "{name}"
        );
        assert_eq!(
            found.avatar_url.as_deref(),
            Some("https://gravatar.com/avatar/1")
        );
    }
}

#[test]
fn the_token_itself() {
    let Some(examples) = find("the token") else {
        return;
    };
    let found = examples.read(
        OPENAPI,
        "API_Entities_PersonalAccessToken.json",
        &token_info(),
    );
    assert_eq!(
        (found.name.as_str(), found.user_id),
        ("John Doe", Some(UserId(3)))
    );
    assert_eq!(found.scopes, ["api"]);
    assert!(found.can_write() && found.can_read() && !found.active && !found.revoked);
    assert_eq!(found.expires_at, time("2020-08-31T15:53:00.073Z"));
    assert_eq!(found.created_at, None);
}

#[test]
fn which_gitlab_it_is() {
    let Some(examples) = find("the version") else {
        return;
    };
    let found = examples.read(V11, "GET_version.json", &version());
    assert_eq!(
        (found.version.as_str(), found.revision.as_deref()),
        ("8.13.0-pre", Some("4e963fe"))
    );
    assert_eq!((found.number(), found.enterprise), (Some((8, 13)), None));
    let found = examples.read(OPENAPI, "API_Entities_Metadata.json", &metadata());
    assert_eq!(
        (found.version.as_str(), found.revision.as_deref()),
        ("15.2-pre", Some("c401a659d0c"))
    );
    assert_eq!(
        (found.number(), found.enterprise),
        (Some((15, 2)), Some(false))
    );
}
