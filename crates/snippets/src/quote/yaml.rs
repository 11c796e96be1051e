//! YAML double-quoted scalars that every parser reads alike.
//!
//! Plain, single-quoted and block scalars change some text (`yes`, `0777`, `a: b`, line
//! ends). Double-quoted scalars carry all of it, but not in JSON's way: libyaml, which
//! GitLab's Psych is built on, reads YAML 1.1 and refuses surrogate pairs (`\ud83d\ude80`)
//! and raw control characters. So characters outside the basic plane stay raw, and only
//! what YAML 1.1 and 1.2 both know is escaped (YAML 1.2.2, 5.7 Escaped Characters).

use crate::visible::is_hidden;

/// `text` between the quotes of a double-quoted scalar, without the quotes and on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            '"' => escaped.push_str("\\\""),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            hidden if is_hidden(hidden) => escaped.push_str(&by_number(hidden)),
            other => escaped.push(other),
        }
    }
    escaped
}

/// `text` as one double-quoted scalar on one line.
pub(crate) fn quote(text: &str) -> String {
    ["\"", &escape(text), "\""].concat()
}

fn by_number(character: char) -> String {
    match u32::from(character) {
        code @ ..=0xFF => format!("\\x{code:02X}"),
        code @ 0x100..=0xFFFF => format!("\\u{code:04X}"),
        code => format!("\\U{code:08X}"),
    }
}

/// `pieces` as one double-quoted scalar that reads as the pieces with a space between.
/// Each piece has a line of its own, indented by `indent` spaces: YAML folds a line break
/// and the blanks around it to one space (YAML 1.2.2, 6.5 Line Folding). No piece is empty
/// or starts or ends with a blank.
pub(crate) fn folded(pieces: &[String], indent: usize) -> String {
    let lines: Vec<String> = pieces.iter().map(|piece| escape(piece)).collect();
    ["\"", &lines.join(&format!("\n{:indent$}", "")), "\""].concat()
}

/// `pieces` as one double-quoted scalar that reads as the pieces with nothing between. Each
/// has a line of its own, indented by `indent` spaces: an escaped line break and the blanks
/// after it are not part of the text (YAML 1.2.2, 7.3.1 Double-Quoted Style; YAML 1.1, 9.1.1
/// the same). No piece starts with a blank.
pub(crate) fn joined(pieces: &[String], indent: usize) -> String {
    let lines: Vec<String> = pieces.iter().map(|piece| escape(piece)).collect();
    ["\"", &lines.join(&format!("\\\n{:indent$}", "")), "\""].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(yaml: &str) -> String {
        serde_saphyr::from_str(yaml).unwrap_or_else(|error| panic!("{yaml}: {error}"))
    }

    #[test]
    fn table() {
        for (text, escaped) in [
            ("curl 'it'", "curl 'it'"),
            (r#"a "b" \c"#, r#"a \"b\" \\c"#),
            ("a\n\tb\r", r"a\n\tb\r"),
            ("\u{1b}[0m\u{7f}\u{85}", r"\x1B[0m\x7F\x85"),
            ("\u{202e}\u{feff}", r"\u202E\uFEFF"),
            ("🚀", "🚀"),
            ("\u{1ffff}", r"\U0001FFFF"),
        ] {
            assert_eq!(escape(text), escaped, "{text:?}");
        }
    }

    #[test]
    fn folded_lines_are_read_with_one_space_between() {
        let yaml = folded(&["curl --a".into(), "'x'".into(), "'y  z'".into()], 6);
        assert_eq!(yaml, "\"curl --a\n      'x'\n      'y  z'\"");
        assert_eq!(parse(&yaml), "curl --a 'x' 'y  z'");
    }

    #[test]
    fn joined_lines_are_read_with_nothing_between() {
        let yaml = joined(&["a=1".into(), "&b=2 ".into(), "&c=3".into()], 4);
        assert_eq!(yaml, "\"a=1\\\n    &b=2 \\\n    &c=3\"");
        assert_eq!(parse(&yaml), "a=1&b=2 &c=3");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn joining_puts_nothing_between(pieces in prop::collection::vec(r#"[!-~][ -~]{0,9}"#, 1..6)) {
            prop_assert_eq!(parse(&joined(&pieces, 6)), pieces.concat());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_yaml_parser_reads_it_back(text in any::<String>()) {
            prop_assert_eq!(parse(&quote(&text)), text);
        }

        #[test]
        fn awkward_text_too(text in r#"[\\"'#:%\-{}\[\]&*!|>?@` \n\t\rnux0]{0,16}"#) {
            prop_assert_eq!(parse(&quote(&text)), text);
        }

        #[test]
        fn folding_joins_words(words in prop::collection::vec(r#"[!-~]{1,9}"#, 1..6)) {
            prop_assert_eq!(parse(&folded(&words, 6)), words.join(" "));
        }
    }
}
