//! Python's string literals (The Python Language Reference, 2.4.1 String and Bytes
//! literals).
//!
//! A literal without a prefix knows `\uHHHH` and `\UHHHHHHHH`, and fills nothing in: only
//! `f"…"` reads braces, and `\N{…}` and octal numbers need a backslash of ours. Line ends
//! are LF, CR and CRLF alone; source is UTF-8 unless it says otherwise.

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

    /// Python's lexer, as far as a literal may go.
    fn lexed(literal: &str) -> String {
        read(
            literal,
            |rest| match rest.next().unwrap() {
                'u' => digits(rest, 4),
                'U' => digits(rest, 8),
                letter => common(letter),
            },
            |raw, _| matches!(raw, '\n' | '\r' | '\0'),
        )
    }

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("it's {x} $HOME %s", r#""it's {x} $HOME %s""#),
            (r#"a\b "c" \N{BULLET}"#, r#""a\\b \"c\" \\N{BULLET}""#),
            ("two\r\n\tlines", r#""two\r\n\tlines""#),
            ("\u{1b}\u{85}\u{202e}", r#""\u001B\u0085\u202E""#),
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
