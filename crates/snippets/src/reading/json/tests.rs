use super::*;
use proptest::prelude::*;
use serde_json::Value;

#[test]
fn scalars_stay_as_they_are_written() {
    for text in ["1.0", "-0", "1e3", "12345678901234567890123", "true"] {
        assert_eq!(read(text), Ok(Node::Bare(text.into())));
    }
    assert_eq!(read(" null "), Ok(Node::Nothing));
    assert_eq!(read(r#""0777""#), Ok(Node::Text("0777".into())));
}

#[test]
fn names_that_come_twice_are_both_there() {
    let node = read(r#"{"A": "1", "A": 2}"#).unwrap();
    assert_eq!(node.members().unwrap().len(), 2);
    assert_eq!(node.member("A"), Some(&Node::Bare("2".into())));
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    for (text, at) in [
        ("", 0),
        ("{", 1),
        ("{\"a\":1,}", 7),
        ("[1 2]", 3),
        ("01", 0),
        ("\"\\u0000\"", 7),
        ("\"\\ud83d\"", 7),
        ("\"open", 5),
        ("{} x", 3),
        ("'a'", 0),
    ] {
        assert_eq!(read(text), Err(NotJson::From(at)), "{text}");
    }
    assert_eq!(place("a\nbé}", 5), (2, 3));
}

#[test]
fn depth_is_limited() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(read(&nested(DEEPEST)).is_ok());
    assert_eq!(read(&nested(DEEPEST + 2)), Err(NotJson::TooDeep));
    assert_eq!(read(&nested(100_000)), Err(NotJson::TooDeep));
}

/// The same tree in `serde_json`, which is independent of ours.
fn agrees(node: &Node, value: &Value) -> bool {
    match (node, value) {
        (Node::Text(text), Value::String(other)) => text == other,
        (Node::Bare(text), Value::Bool(yes)) => *text == yes.to_string(),
        (Node::Bare(text), Value::Number(number)) => text.parse::<f64>().ok() == number.as_f64(),
        (Node::Nothing, Value::Null) => true,
        (Node::List(items), Value::Array(others)) => {
            items.len() == others.len()
                && items
                    .iter()
                    .zip(others)
                    .all(|(item, other)| agrees(item, other))
        }
        (Node::Map(_), Value::Object(others)) => others
            .iter()
            .all(|(name, other)| node.member(name).is_some_and(|node| agrees(node, other))),
        _ => false,
    }
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9_f64..1e9).prop_map(Value::from),
        "[^\\x00]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map("[^\\x00]{0,6}", inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn whatever_serde_writes_is_read(value in value(), pretty in any::<bool>()) {
        let text = if pretty {
            serde_json::to_string_pretty(&value).unwrap()
        } else {
            value.to_string()
        };
        let node = read(&text).unwrap();
        prop_assert!(agrees(&node, &value), "{text}\n{node:?}");
    }

    /// Ours takes control characters in strings, which serde_json refuses.
    #[test]
    fn what_serde_reads_and_refuses_we_read_and_refuse(
        text in r#"[\[\]{}:," \\ntrue0123.eE+\-"u]{0,16}"#
    ) {
        let theirs = serde_json::from_str::<Value>(&text);
        let ours = read(&text);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs);
        if let (Ok(node), Ok(value)) = (ours, theirs) {
            prop_assert!(agrees(&node, &value));
        }
    }

    #[test]
    fn a_text_written_as_json_is_read_back(text in "[^\\x00]{0,40}") {
        let json = crate::quote::json::quote(&text);
        prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text.clone());
        prop_assert_eq!(read(&json), Ok(Node::Text(text)));
    }
}
