//! How nouns are read where GitLab's own examples show nothing: the newest fields, cut
//! tokens, odd values.

use super::*;
use crate::decode::{Decode, one};
use crate::time::Timestamp;

fn read<T: Decode>(json: &str) -> T {
    one(json).unwrap_or_else(|| panic!("not read: {json}"))
}

#[test]
fn a_token_is_whole_cut_or_missing() {
    let hex = "4f1c0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f";
    let rows = [
        (format!("\"glptt-{hex}\""), "4f1c", "whole"),
        (format!("\"acme-{hex}\""), "4f1c", "whole"),
        (format!("\"{}\"", &hex[..30]), "4f1c", "whole"),
        ("\"4f1c\"".to_owned(), "4f1c", "cut"),
        ("\"4f1c0c2a9e\"".to_owned(), "4f1c", "cut"),
        ("\"\"".to_owned(), "", "missing"),
        ("null".to_owned(), "", "missing"),
        ("7".to_owned(), "", "missing"),
    ];
    for (token, short, form) in rows {
        let trigger: Trigger = read(&format!(r#"{{"id":1,"token":{token}}}"#));
        assert_eq!(trigger.short_token(), short, "{token}");
        let found = match trigger.token {
            TriggerToken::Whole(_) => "whole",
            TriggerToken::Cut(_) => "cut",
            TriggerToken::Missing => "missing",
        };
        assert_eq!(found, form, "{token}");
        assert!(!format!("{trigger:?}").contains(hex));
    }
}

#[test]
fn a_trigger_needs_nothing_but_its_id() {
    let trigger: Trigger =
        read(r#"{"id":"10","description":"  ","owner":{"id":null},"last_used":7}"#);
    assert_eq!(trigger.id, TriggerId(10));
    assert_eq!(
        (trigger.description, trigger.owner, trigger.last_used),
        (None, None, None)
    );
    for bad in [
        "{}",
        "[]",
        "null",
        r#"{"id":-1}"#,
        r#"{"id":1.5}"#,
        r#"{"id":"x"}"#,
    ] {
        assert_eq!(one::<Trigger>(bad), None, "{bad}");
    }
    let largest: Trigger = read(r#"{"id":18446744073709551615}"#);
    assert_eq!(largest.id, TriggerId(u64::MAX));
}

#[test]
fn every_state_of_an_account() {
    let rows = [
        ("\"active\"", UserState::Active),
        ("\"blocked\"", UserState::Blocked),
        ("\"ldap_blocked\"", UserState::Blocked),
        ("\"blocked_pending_approval\"", UserState::Blocked),
        ("\"banned\"", UserState::Banned),
        ("\"deactivated\"", UserState::Deactivated),
        ("\"asleep\"", UserState::Unknown("asleep".to_owned())),
        ("null", UserState::Unknown(String::new())),
    ];
    for (state, expected) in rows {
        let user: User = read(&format!(r#"{{"id":1,"username":"u","state":{state}}}"#));
        assert_eq!(user.state, expected);
        assert_eq!(user.name, "u", "the handle stands in for the name");
    }
}

#[test]
fn kinds_of_variables() {
    let rows = [
        (r#""variable_type":"file","#, VariableKind::File),
        (r#""variable_type":"env_var","#, VariableKind::EnvVar),
        ("", VariableKind::EnvVar),
        (
            r#""variable_type":"vault","#,
            VariableKind::Unknown("vault".to_owned()),
        ),
    ];
    for (kind, expected) in rows {
        let variable: Variable = read(&format!(
            r#"{{{kind}"key":"K","value":"hunter2","raw":true}}"#
        ));
        assert_eq!((&variable.kind, variable.raw), (&expected, Some(true)));
        assert!(!format!("{variable:?}").contains("hunter2"));
    }
    let empty: Variable = read(r#"{"key":"K","value":null}"#);
    assert_eq!(empty.value, "");
    assert_eq!(one::<Variable>(r#"{"value":"v"}"#), None);
}

#[test]
fn scopes_decide_what_a_token_may_do() {
    let rows = [
        (r#"["api"]"#, true, true),
        (r#"["read_api"]"#, false, true),
        (r#"["read_user","read_repository"]"#, false, false),
        (r#"["api",7,null]"#, true, true),
        ("[]", false, false),
    ];
    for (scopes, write, reading) in rows {
        let json = format!(r#"{{"scopes":{scopes},"expires_at":"2026-01-31","revoked":false}}"#);
        let token: TokenInfo = read(&json);
        assert_eq!(
            (token.can_write(), token.can_read()),
            (write, reading),
            "{scopes}"
        );
        assert_eq!(token.expires_at, Timestamp::parse("2026-01-31T00:00:00Z"));
        assert!(
            token.active,
            "what is not revoked counts as active where GitLab is silent"
        );
    }
    assert_eq!(one::<TokenInfo>(r#"{"name":"no scopes"}"#), None);
}

#[test]
fn access_is_the_higher_membership() {
    let rows = [
        (
            r#"{"project_access":{"access_level":40},"group_access":null}"#,
            Some(AccessLevel::MAINTAINER),
        ),
        (
            r#"{"project_access":{"access_level":20},"group_access":{"access_level":30}}"#,
            Some(AccessLevel::DEVELOPER),
        ),
        (
            r#"{"project_access":null,"group_access":{"access_level":45}}"#,
            Some(AccessLevel(45)),
        ),
        (r#"{"project_access":null,"group_access":null}"#, None),
        ("null", None),
    ];
    for (permissions, expected) in rows {
        let json = format!(
            r#"{{"id":9,"path_with_namespace":"g/p","archived":true,"permissions":{permissions},
                "ci_pipeline_variables_minimum_override_role":"no_one_allowed"}}"#
        );
        let project: Project = read(&json);
        assert_eq!(project.access(), expected, "{permissions}");
        assert!(project.archived);
        assert_eq!(
            (project.name.as_str(), project.name_with_namespace.as_str()),
            ("g/p", "g/p")
        );
        let role = project.ci_pipeline_variables_minimum_override_role;
        assert_eq!(role.as_deref(), Some("no_one_allowed"));
    }
}

#[test]
fn a_build_carries_what_it_does_not_know() {
    let build: PipelineBasic = read(
        r#"{"id":1,"sha":"a","ref":"main","status":"on_holiday","source":"moon_phase","new":{"a":[]}}"#,
    );
    assert_eq!(build.status, Status::Unknown("on_holiday".to_owned()));
    assert_eq!(build.source, Some(Source::Unknown("moon_phase".to_owned())));
    for coverage in ["\"30.0\"", "30", "30.0"] {
        let json =
            format!(r#"{{"id":1,"sha":"a","ref":"m","status":"success","coverage":{coverage}}}"#);
        assert_eq!(read::<Pipeline>(&json).coverage, Some(30.0), "{coverage}");
    }
    for coverage in ["null", "\"\"", "\"NaN\"", "\"inf\"", "[]"] {
        let json =
            format!(r#"{{"id":1,"sha":"a","ref":"m","status":"success","coverage":{coverage}}}"#);
        assert_eq!(read::<Pipeline>(&json).coverage, None, "{coverage}");
    }
}
