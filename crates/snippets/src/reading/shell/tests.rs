use super::*;
use crate::reading::marks::Insert;
use proptest::prelude::*;
use std::io::Write;

/// The words of each command, marks as they were written.
fn words(text: &str) -> Vec<Vec<String>> {
    let mut inserts = Inserts::default();
    let script = read(text, &mut inserts);
    assert_eq!(script.not_closed, None, "{text}");
    let written = |command: &Command<'_>| {
        let words = command.words.iter();
        words.map(|word| inserts.as_written(&word.text)).collect()
    };
    script.commands.iter().map(written).collect()
}

#[test]
fn quotes() {
    for (text, word) in [
        (r"'it'\''s'", "it's"),
        (r#""a \"b\" \\ \c""#, r#"a "b" \ \c"#),
        (r"a\ b\'", "a b'"),
        ("a\\\nb", "ab"),
        ("\"a\\\nb\"", "ab"),
        ("'a\\\nb'", "a\\\nb"),
        (r"$'it\'s\x41\u00e9\101\n'", "it'sAé\u{41}\n"),
        (r"$'\xc3\xa9'", "é"),
        ("$\"x\"", "x"),
        ("100%$", "100%$"),
        ("\"$\"", "$"),
        ("''", ""),
        ("a#b", "a#b"),
    ] {
        assert_eq!(words(text), [[word]], "{text}");
    }
}

#[test]
fn commands_end_where_a_shell_ends_them() {
    for text in [
        "a b\nc",
        "a b; c",
        "a b && c",
        "a b || c",
        "a b & c",
        "a b | c",
        "a b |& c",
        "a b |\n c",
        "(a b); c",
        "a b # and\nc",
        "a b \\\n  \n\nc\n",
        "a b\r\nc",
        "a b >/dev/null 2>&1; c",
        "a b &>x\nc",
        "a b < x\nc",
        "a b <<'E'\n$(x\nE\nc",
    ] {
        let expected = [vec!["a", "b"], vec!["c"]];
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn expansions_are_marked() {
    let file = |path: &str| Insert::File(path.into());
    let name = |name: &str| Insert::Name(name.into());
    let output = |command: &str| Insert::Output(command.into());
    for (text, insert) in [
        ("$KEY", name("KEY")),
        ("\"${KEY}\"", name("KEY")),
        ("${KEY:?set it}", name("KEY")),
        ("${KEY:-x}", Insert::Other),
        ("$1", Insert::Other),
        ("$((1 + 2))", Insert::Other),
        ("$(date)", output("date")),
        ("`date`", output("date")),
        ("$(cat -- 'the file')", file("the file")),
        ("\"$(cat -- 'the \"file)')\"", file("the \"file)")),
        ("`cat file`", file("file")),
        ("\"$(cat -- \"$TOKEN\")\"", file("$TOKEN")),
        ("$(< /etc/x)", file("/etc/x")),
        ("$(cat ~/x)", output("cat ~/x")),
        ("$(cat a b)", output("cat a b")),
        ("$(cat $X)", output("cat $X")),
    ] {
        let mut inserts = Inserts::default();
        let script = read(text, &mut inserts);
        assert_eq!(script.commands[0].words.len(), 1, "{text}");
        let only = inserts.only(&script.commands[0].words[0].text);
        assert_eq!(only.map(|(insert, _)| insert), Some(&insert), "{text}");
    }
    assert_eq!(words("'$KEY'\\$KEY"), [["$KEY$KEY"]]);
}

#[test]
fn fish_is_read_where_posix_quotes_do_not_come_out_even() {
    assert_eq!(words(r"a 'it\'s' b"), [["a", "it's", "b"]]);
    assert_eq!(words(r"a 'it\'s \\' b"), [["a", r"it's \", "b"]]);
}

#[test]
fn here_documents_are_input() {
    for (text, expected) in [
        ("cat <<'E'\n$X \\a\nE\n", "$X \\a\n"),
        ("cat <<E\n\\$X \\a\n\"\nE\n", "$X \\a\n\"\n"),
        ("cat <<-E\n\t\tx\n\tE\n", "x\n"),
        ("cat <<< 'x y'", "x y\n"),
        ("cat <<E", ""),
        ("cat <<E\nx", "x"),
    ] {
        let mut inserts = Inserts::default();
        let script = read(text, &mut inserts);
        let input = script.commands[0].input.as_deref();
        assert_eq!(input.unwrap_or_default(), expected, "{text}");
    }
}

#[test]
fn what_is_not_closed_is_told() {
    for (text, rest) in [
        ("a 'b", "'b"),
        ("a \"b", "\"b"),
        ("a $(b", "$(b"),
        ("a ${b", "${b"),
        ("a `b", "`b"),
        ("a $'b", "$'b"),
        ("a <(b", "<(b"),
    ] {
        let mut inserts = Inserts::default();
        let script = read(text, &mut inserts);
        assert_eq!(script.not_closed, Some(NotClosed(rest)), "{text}");
    }
}

#[test]
fn assignments_are_seen_only_without_quotes() {
    let mut inserts = Inserts::default();
    let script = read("A='x y' 'B'=1 C\\=1 _d=", &mut inserts);
    let words = &script.commands[0].words;
    let assigned: Vec<_> = words.iter().map(Word::assignment).collect();
    assert_eq!(assigned, [Some(("A", "x y")), None, None, Some(("_d", ""))]);
}

/// What a shell makes of words without expansions.
fn word() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-z0-9_.,:/%+@-]{1,4}",
        r"\\[!-~é]",
        r#"'[^'\x00]{0,6}'"#,
        r#""([^"$`\\\x00]|\\[!-~]){0,6}""#,
        r"\$'([^'\\\x00]|\\[abefnrtv'\\]|\\x4[0-9a-f]|\\u00[e-f][0-9]|\\1[0-7]{2}){0,5}'",
    ];
    prop::collection::vec(part, 1..5).prop_map(|parts| parts.concat())
}

/// bash, as it is the one that has all these quotes.
fn by_bash(words: &[String]) -> Option<Vec<String>> {
    let script = ["printf '%s\\0' ", &words.join(" ")].concat();
    let output = std::process::Command::new("bash")
        .arg("-c")
        .arg(script)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.split_terminator('\0').map(str::to_owned).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// 50 words at a time.
    #[test]
    fn bash_reads_the_same_words(drawn in prop::collection::vec(word(), 50)) {
        match by_bash(&drawn) {
            Some(expected) => prop_assert_eq!(words(&drawn.join(" ")), [expected]),
            None => writeln!(std::io::stdout(), "skipped: bash is not on this machine").unwrap(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn whatever_it_is_it_ends(text in "[a '\"\\\\$`(){}<>|&;#\\n=-]{0,40}") {
        let mut inserts = Inserts::default();
        let script = read(&text, &mut inserts);
        prop_assert!(script.commands.len() <= text.len());
    }
}
