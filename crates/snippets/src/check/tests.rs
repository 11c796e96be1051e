use super::*;
use crate::places::CurlForm;
use crate::{Note, Place};
use proptest::prelude::*;

fn variable(key: &str, value: &str, secret: bool) -> Variable {
    Variable {
        key: key.into(),
        value: value.into(),
        secret,
    }
}

fn call(variables: Vec<Variable>) -> Call {
    Call {
        gitlab: "https://gitlab.example.com/".into(),
        endpoint: Endpoint::V4,
        project: "group/name".into(),
        project_path: String::new(),
        git_ref: "main".into(),
        variables,
        inputs: Vec::new(),
        token: TokenGiven::Placeholder,
        marker: None,
    }
}

fn refused(call: &Call) -> Option<Refusal> {
    CheckedCall::check(call).err()
}

#[test]
fn each_endpoint_is_encoded_once() {
    for (endpoint, end) in [
        (Endpoint::V4, "v4/projects/group%2Fname/trigger/pipeline"),
        (
            Endpoint::V4RefInPath,
            "v4/projects/group%2Fname/ref/feature%2F1%25/trigger/pipeline",
        ),
        (Endpoint::V3, "v3/projects/group%2Fname/trigger/builds"),
    ] {
        let call = Call {
            endpoint,
            git_ref: "feature/1%".into(),
            ..call(Vec::new())
        };
        let checked = CheckedCall::check(&call).unwrap();
        assert_eq!(
            checked.url(),
            ["https://gitlab.example.com/api/", end].concat()
        );
        assert_eq!(checked.scheme, "https");
        let names: Vec<_> = checked.fields().into_iter().map(|(name, _)| name).collect();
        let in_path = endpoint == Endpoint::V4RefInPath;
        assert_eq!(names.contains(&Name::Ref), !in_path, "{endpoint:?}");
    }
}

#[test]
fn projects_and_refs() {
    for project in ["", ".", ".."] {
        let call = Call {
            project: project.into(),
            ..call(Vec::new())
        };
        assert_eq!(refused(&call), Some(Refusal::ProjectMissing), "{project}");
    }
    let nul = |field| Some(Refusal::NulCharacter { field });
    for (git_ref, endpoint, refusal) in [
        ("", Endpoint::V4, Some(Refusal::RefMissing)),
        ("..", Endpoint::V4, None),
        ("..", Endpoint::V4RefInPath, Some(Refusal::RefNotInPath)),
        ("a\0b", Endpoint::V4, nul(Field::Ref)),
    ] {
        let call = Call {
            git_ref: git_ref.into(),
            endpoint,
            ..call(Vec::new())
        };
        assert_eq!(refused(&call), refusal, "{git_ref:?} {endpoint:?}");
    }
    let call = Call {
        project: "a\0b".into(),
        ..call(Vec::new())
    };
    assert_eq!(refused(&call), nul(Field::Project));
}

#[test]
fn the_path_is_known_wherever_it_is_told() {
    for (project, project_path, expected) in [
        ("9", "", None),
        ("9", "docs/handbook", Some("docs/handbook")),
        ("docs/handbook", "", Some("docs/handbook")),
    ] {
        let call = Call {
            project: project.into(),
            project_path: project_path.into(),
            ..call(Vec::new())
        };
        assert_eq!(CheckedCall::check(&call).unwrap().project_path, expected);
    }
}

#[test]
fn rows_of_variables() {
    let long = "K".repeat(256);
    let invalid = |row, key: &str| {
        let key = key.into();
        Some(Refusal::KeyInvalid { row, key })
    };
    let taken = |row, key: &str| {
        let key = key.into();
        Some(Refusal::SecretNameTaken { row, key })
    };
    let value_nul = Some(Refusal::NulCharacter {
        field: Field::Value(0),
    });
    let twice = Some(Refusal::KeyTwice {
        row: 2,
        key: "A".into(),
    });
    let rows = |rows: &[(&str, &str, bool)]| {
        let row = |(key, value, secret): &(&str, &str, bool)| variable(key, value, *secret);
        rows.iter().map(row).collect::<Vec<_>>()
    };
    for (rows, expected) in [
        (rows(&[("", "", false)]), None),
        (rows(&[(&long[1..], "", false)]), None),
        (rows(&[("a", "1", false), ("A", "2", false)]), None),
        (rows(&[("1ST", "x", false)]), None),
        (
            rows(&[("", "", true), ("", "x", false)]),
            Some(Refusal::KeyMissing { row: 1 }),
        ),
        (rows(&[("A-B", "", false)]), invalid(0, "A-B")),
        (rows(&[("A]", "", false)]), invalid(0, "A]")),
        (rows(&[("A[B", "", false)]), invalid(0, "A[B")),
        (rows(&[("é", "", false)]), invalid(0, "é")),
        (rows(&[("A\n", "", false)]), invalid(0, "A\n")),
        (rows(&[(&long, "", false)]), invalid(0, &long)),
        (
            rows(&[("A", "1", false), ("", "", false), ("A", "1", true)]),
            twice,
        ),
        (rows(&[("A", "x\0", false)]), value_nul),
        (rows(&[("A", "x\0", true)]), None),
        (rows(&[("PATH", "x", true)]), taken(0, "PATH")),
        (
            rows(&[("TRIGGER_TOKEN", "x", true)]),
            taken(0, "TRIGGER_TOKEN"),
        ),
        (rows(&[("1ST", "x", true)]), taken(0, "1ST")),
    ] {
        assert_eq!(refused(&call(rows.clone())), expected, "{rows:?}");
    }
}

#[test]
fn rows_of_inputs() {
    let input = |name: &str, value: &str| Input {
        name: name.into(),
        value: value.into(),
    };
    let name = |row, name: &str| {
        let name = name.into();
        Some(Refusal::InputName { row, name })
    };
    for (inputs, expected) in [
        (vec![input("", ""), input("deploy-to_2", "")], None),
        (vec![input("", "x")], name(0, "")),
        (vec![input("a]", "")], name(0, "a]")),
        (vec![input("a", ""), input("a", "")], name(1, "a")),
        (
            vec![input("a", "\0")],
            Some(Refusal::NulCharacter {
                field: Field::InputValue(0),
            }),
        ),
    ] {
        let call = Call {
            inputs: inputs.clone(),
            ..call(Vec::new())
        };
        assert_eq!(refused(&call), expected, "{inputs:?}");
    }
}

#[test]
fn notes_name_their_rows() {
    let call = call(vec![
        variable("", "", false),
        variable("A", "$HOME", false),
        variable("1B", "\u{202e}", false),
        variable("C", "$HOME\u{202e}", true),
    ]);
    let place: &'static dyn Place = &CurlForm;
    assert_eq!(
        CheckedCall::check(&call).unwrap().notes(place),
        [
            Note::SetTokenFirst { place },
            Note::GitlabExpandsDollar { key: "A".into() },
            Note::KeyStartsWithDigit { key: "1B".into() },
            Note::SetSecretFirst {
                place,
                key: "C".into()
            },
            Note::InvisibleCharacters {
                field: Field::Value(2)
            },
        ]
    );
}

proptest! {
    #[test]
    fn no_refusal_tells_a_secret(key in any::<String>(), value in "[a-z]{12}", nul: bool) {
        let value = if nul { value + "\0" } else { value };
        let call = Call {
            token: TokenGiven::Real(value.clone() + " "),
            ..call(vec![variable(&key, &value, false)])
        };
        let refusal = refused(&call).unwrap();
        let told = format!("{refusal:?} {refusal}");
        prop_assert!(key.contains(&value) || !told.contains(&value), "{}", told);
    }
}
