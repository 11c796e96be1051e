use super::*;
use proptest::prelude::*;
use serde_json::Value;

fn one(text: &str) -> Node {
    let mut yaml = read(text);
    assert_eq!(yaml.troubles, [], "{text}");
    assert_eq!(yaml.documents.len(), 1, "{text}");
    yaml.documents.remove(0)
}

fn text(text: &str) -> Node {
    Node::Text(text.into())
}

fn bare(text: &str) -> Node {
    Node::Bare(text.into())
}

fn map<const N: usize>(members: [(&str, Node); N]) -> Node {
    Node::Map(members.map(|(name, node)| (name.into(), node)).into())
}

#[test]
fn scalars_keep_their_text() {
    for (yaml, node) in [
        ("a: 0777", bare("0777")),
        ("a: 1_000", bare("1_000")),
        ("a: yes", bare("yes")),
        ("a: 1.10 # comment", bare("1.10")),
        ("a: x#y", bare("x#y")),
        ("a: http://x/y", bare("http://x/y")),
        ("a:", Node::Nothing),
        ("a: ~", Node::Nothing),
        ("a: # comment", Node::Nothing),
        ("a: ''", text("")),
        ("a: 'it''s' # x", text("it's")),
        (
            r#"a: "\x41\u00e9\U0001F680\n\ud83d\ude80""#,
            text("Aé🚀\n🚀"),
        ),
        ("a: word\n  and more\n\n  end", bare("word and more\nend")),
        ("a: 'one\n\n   two  \n  three'", text("one\ntwo three")),
        ("a: \"one \\\n   two\\n\n  x\"", text("one two\n x")),
        ("a: &anchor x", bare("x")),
        ("a: !!str 0777", bare("0777")),
        ("\"a\": x", bare("x")),
        ("'a' : x", bare("x")),
    ] {
        assert_eq!(one(yaml), map([("a", node)]), "{yaml}");
    }
}

#[test]
fn blocks() {
    for (yaml, expected) in [
        ("a: |\n  x\n   y\n\n  z\n\n", "x\n y\n\nz\n"),
        ("a: |-\n  x\n", "x"),
        ("a: |+\n  x\n\n", "x\n\n"),
        ("a: |2\n    x\n", "  x\n"),
        (
            "a: >\n  x\n  y\n\n  z\n    indented\n  end\n",
            "x y\nz\n  indented\nend\n",
        ),
        ("a: >- # comment\n  x\n  y\n", "x y"),
        ("a: |\nb: x", ""),
    ] {
        let node = one(yaml);
        assert_eq!(node.member("a"), Some(&text(expected)), "{yaml:?}");
    }
}

#[test]
fn mappings_and_sequences() {
    for yaml in [
        "job:\n  script:\n    - one\n    - two\n  stage: x\n",
        "job:\n  script:\n  - one\n  - two\n  stage: x\n",
        "# comment\n---\njob:\n\n  script: [one, two]\n  # comment\n  stage: x\n...\n",
        "job: {script: [one, two,], stage: x}",
        "job: { \"script\": ['one', two], stage: x } # comment",
        "job:\r\n  script:\r\n    -   one\r\n    -\r\n      two\r\n  stage: x\r\n",
    ] {
        let script = Node::List(vec![one("one"), one("two")]);
        let job = one(yaml);
        let script_read = job
            .member("job")
            .and_then(|job| job.member("script"))
            .unwrap();
        let words = |node: &Node| match node {
            Node::List(items) => items
                .iter()
                .map(|item| item.scalar().unwrap().to_owned())
                .collect(),
            _ => Vec::new(),
        };
        assert_eq!(words(script_read), words(&script), "{yaml}");
        let stage = job.member("job").and_then(|job| job.member("stage"));
        assert_eq!(stage, Some(&bare("x")), "{yaml}");
    }
    let nested = one("- - a\n  - b\n- key: v\n  other:\n    - c\n");
    let inner = Node::List(vec![bare("a"), bare("b")]);
    let member = map([("key", bare("v")), ("other", Node::List(vec![bare("c")]))]);
    assert_eq!(nested, Node::List(vec![inner, member]));
}

#[test]
fn documents_are_apart() {
    let yaml = read("spec:\n  inputs:\n---\na: 1\n--- x\n");
    assert_eq!(yaml.documents.len(), 3);
    assert_eq!(yaml.documents[1], map([("a", bare("1"))]));
    assert_eq!(yaml.documents[2], bare("x"));
}

#[test]
fn what_is_not_read_is_listed_and_the_rest_is_read() {
    for (yaml, piece, why) in [
        ("a: *x\nb: 1", "*x", Why::YamlFeature),
        (
            "a: !reference [.x, script]\nb: 1",
            "!reference [.x, script]",
            Why::YamlFeature,
        ),
        ("a: {\n  x: 1\n  }\nb: 1", "{", Why::YamlFeature),
        ("a: 1\n   c: 2\nb: 1", "", Why::YamlLine),
        ("a:\n    x: 1\n  y: 2\nb: 1", "y: 2", Why::YamlLine),
        ("a: \"open\nb: 1", "\"open", Why::NotClosed),
        ("a: 'x' y\nb: 1", " y", Why::YamlLine),
        ("a: \"\\q\"\nb: 1", "\"\\q\"", Why::NotUnicode),
    ] {
        let read = read(yaml);
        let last = read.documents[0].member("b");
        assert_eq!(last, Some(&bare("1")), "{yaml}");
        if !piece.is_empty() {
            assert_eq!(read.troubles, [(piece.to_owned(), why)], "{yaml}");
        }
    }
}

#[test]
fn depth_is_limited() {
    for piece in ["- ", "[", "{a: ", "a:\n"] {
        let deep = if piece == "a:\n" {
            (0..1_000).map(|depth| " ".repeat(depth) + piece).collect()
        } else {
            piece.repeat(100_000)
        };
        assert!(!read(&deep).troubles.is_empty(), "{piece}");
    }
}

/// The same tree in another parser, scalars as far as YAML 1.2 leaves them strings.
fn agrees(node: &Node, value: &Value) -> bool {
    match (node, value) {
        (Node::Text(text) | Node::Bare(text), Value::String(other)) => text == other,
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

/// Words that are strings in every schema.
const WORD: &str = "[k-m][k-mz/.$%*'\"(-]{0,4}([ ][k-mz&!>|#'\"]{1,4}){0,2}";

/// A scalar as it stands behind a key that is `indent` deep.
fn scalar(indent: usize) -> BoxedStrategy<String> {
    let deeper = "\n".to_owned() + &" ".repeat(indent + 2);
    let more = deeper.clone();
    let lines = prop::collection::vec("([k-m: #'\"-]{0,2}[k-m#:][k-m #':]{0,6})?", 1..5);
    let block = (
        lines,
        prop::sample::select(&["|", ">", "|-", ">-", "|+", ">+"]),
    );
    prop_oneof![
        WORD.prop_map(|word| word.trim_end().to_owned()),
        "[k-m'# :\\n-]{0,9}".prop_map(move |text| {
            let quoted = text.replace('\'', "''");
            format!("'{}'", quoted.replace('\n', &deeper))
        }),
        "[k-m# :\\n\\\\-]{0,9}".prop_map(move |text| {
            let escaped = text.replace('\\', "\\\\");
            format!("\"{}\"", escaped.replace('\n', &more))
        }),
        block.prop_map(move |(lines, header)| {
            let margin = "\n".to_owned() + &" ".repeat(indent + 2);
            // A first line with blanks before it would set the indentation.
            let mut text = header.to_owned() + &margin + "k";
            for line in &lines {
                text += &margin;
                text += line.trim_end();
            }
            text
        }),
        Just("[k, 'l m', \"k\"]".to_owned()),
        Just("{k: l, 'm': [k]}".to_owned()),
        Just(String::new()),
    ]
    .boxed()
}

fn tree(indent: usize, depth: usize) -> BoxedStrategy<String> {
    let margin = " ".repeat(indent);
    let leaf = scalar(indent).prop_map(|text| " ".to_owned() + &text);
    let value = if depth == 0 {
        leaf.boxed()
    } else {
        let below = tree(indent + 2, depth - 1).prop_map(|text| "\n".to_owned() + &text);
        prop_oneof![2 => leaf, 1 => below].boxed()
    };
    let comment = prop::sample::select(&["", "\n# comment", "\n\n"]);
    let entries = prop::collection::vec((value, comment), 1..4);
    (entries, any::<bool>())
        .prop_map(move |(entries, is_map)| {
            let line = |(at, (value, comment)): (usize, (String, &str))| {
                let lead = if is_map {
                    format!("key{at}:")
                } else {
                    "-".to_owned()
                };
                [&margin, &lead, &value, comment].concat()
            };
            let lines: Vec<String> = entries.into_iter().enumerate().map(line).collect();
            lines.join("\n")
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn another_parser_reads_the_same(yaml in tree(0, 2)) {
        let theirs: Result<Value, _> = serde_saphyr::from_str(&yaml);
        prop_assume!(theirs.is_ok());
        let ours = read(&yaml);
        prop_assert_eq!(&ours.troubles, &[], "{}", yaml);
        let theirs = theirs.unwrap();
        prop_assert!(agrees(&ours.documents[0], &theirs), "{}\n{:?}\n{}", yaml, ours, theirs);
    }

    #[test]
    fn whatever_it_is_it_ends(yaml in "[a:\\- \\n\\t'\"\\\\|>\\[\\]{},&*!#%?+0-9]{0,40}") {
        let ours = read(&yaml);
        prop_assert!(ours.documents.len() <= yaml.len() + 1);
    }
}
