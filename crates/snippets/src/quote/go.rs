//! Go's interpreted string literals (The Go Programming Language Specification, String
//! literals).
//!
//! A literal between double quotes knows `\uHHHH` and `\UHHHHHHHH`; `\xHH` and octal
//! numbers are bytes there, so they are not used. A raw literal, between backquotes, would
//! lose carriage returns. Source is UTF-8, in which a compiler may refuse NUL and a byte
//! order mark.

use super::literal::{Literals, four_or_eight_digits, nothing};

/// `text` as a string literal.
pub(crate) fn literal(text: &str) -> String {
    const LITERALS: Literals = Literals {
        by_number: four_or_eight_digits,
        special: nothing,
    };
    LITERALS.write(text)
}

#[cfg(test)]
mod tests {
    use super::super::literal::model::{common, digits, read, texts};
    use super::*;
    use proptest::prelude::*;

    /// Go's lexer, as far as a literal may go.
    fn lexed(literal: &str) -> String {
        read(
            literal,
            |rest| match rest.next().unwrap() {
                'u' => digits(rest, 4),
                'U' => digits(rest, 8),
                letter => common(letter),
            },
            |raw, _| matches!(raw, '\n' | '\r' | '\0' | '\u{feff}'),
        )
    }

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("it's `x` 100%d", r#""it's `x` 100%d""#),
            (r#"a\b "c" \x41"#, r#""a\\b \"c\" \\x41""#),
            ("two\r\n\tlines", r#""two\r\n\tlines""#),
            ("\u{1b}\u{85}\u{feff}", r#""\u001B\u0085\uFEFF""#),
            ("naïve 🚀\u{e0041}", r#""naïve 🚀\U000E0041""#),
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
