//! Rust's string literals (The Rust Reference, Tokens > String literals).
//!
//! A literal between double quotes knows `\u{H…}`; `\xHH` stops at 7F. It is no format
//! string, so braces mean nothing. A carriage return cannot stand in it, and the compiler
//! refuses characters that change the direction of text
//! (`text_direction_codepoint_in_literal`): both are written by escapes.

use super::literal::{Literals, in_braces, nothing};

/// `text` as a string literal.
pub(crate) fn literal(text: &str) -> String {
    const LITERALS: Literals = Literals {
        by_number: in_braces,
        special: nothing,
    };
    LITERALS.write(text)
}

#[cfg(test)]
mod tests {
    use super::super::literal::model::{braces, common, read, texts};
    use super::*;
    use proptest::prelude::*;

    /// Rust's lexer, as far as a literal may go.
    fn lexed(literal: &str) -> String {
        read(
            literal,
            |rest| match rest.next().unwrap() {
                'u' => braces(rest),
                letter => common(letter),
            },
            |raw, _| {
                let turns = matches!(raw, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
                turns || matches!(raw, '\n' | '\r')
            },
        )
    }

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("it's {x} {{}}", r#""it's {x} {{}}""#),
            (r#"a\b "c" \u{41}"#, r#""a\\b \"c\" \\u{41}""#),
            ("two\r\n\tlines", r#""two\r\n\tlines""#),
            ("\u{1b}\u{85}\u{202e}", r#""\u{1B}\u{85}\u{202E}""#),
            ("naïve 🚀\u{e0041}", r#""naïve 🚀\u{E0041}""#),
        ] {
            assert_eq!(literal(text), expected, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_lexer_reads_it_back(text in texts()) {
            prop_assert_eq!(lexed(&literal(&text)), text);
        }
    }
}
