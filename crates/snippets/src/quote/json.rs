//! JSON strings (RFC 8259, 7 Strings).
//!
//! `"`, `\` and control characters have to be escaped; everything else may stay as it is.
//! What cannot be seen is escaped too, so that it survives a terminal: by `\uXXXX`, in two
//! halves beyond the basic plane.

use crate::visible::is_hidden;

/// `text` between the quotes of a JSON string, without the quotes and on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            hidden if is_hidden(hidden) => escaped.push_str(&by_number(hidden)),
            other => escaped.push(other),
        }
    }
    escaped
}

fn by_number(character: char) -> String {
    let mut halves = [0; 2];
    let halves = character.encode_utf16(&mut halves).iter();
    halves.map(|half| format!("\\u{half:04x}")).collect()
}

/// `text` as a JSON string, with its quotes.
pub(crate) fn quote(text: &str) -> String {
    ["\"", &escape(text), "\""].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, quoted) in [
            ("", r#""""#),
            ("it's", r#""it's""#),
            (r#"a "b" \c"#, r#""a \"b\" \\c""#),
            ("a\n\tb\r", r#""a\n\tb\r""#),
            ("\u{1b}[0m\u{7f}\u{85}", r#""\u001b[0m\u007f\u0085""#),
            ("\u{202e}\u{feff}", r#""\u202e\ufeff""#),
            ("🚀 é", r#""🚀 é""#),
            ("\u{e0041}", r#""\udb40\udc41""#),
            ("</script>", r#""</script>""#),
        ] {
            assert_eq!(quote(text), quoted, "{text:?}");
        }
    }

    const AWKWARD: &str = r#"["\\/\n\r\tu0-9a-f{}\u{200b}\u{ffff}\u{10ffff}]{0,16}"#;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_json_parser_reads_it_back(
            text in prop_oneof![any::<String>(), AWKWARD]
        ) {
            let read: String = serde_json::from_str(&quote(&text)).unwrap();
            prop_assert_eq!(read, text);
        }
    }
}
