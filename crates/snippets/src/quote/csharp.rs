//! C#'s regular string literals (C# language specification, 6.4.5.6 String literals).
//!
//! A literal between double quotes knows `\uHHHH` and `\UHHHHHHHH`; `\xH…` takes one to
//! four digits, whatever comes after, so it is not used. Only `$"…"` reads braces. A line
//! ends at LF, CR, U+0085, U+2028 and U+2029 (6.3.2 Line terminators), all of which are
//! written by escapes. The compiler reads source as UTF-8.

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

    /// C#'s lexer, as far as a literal may go.
    fn lexed(literal: &str) -> String {
        read(
            literal,
            |rest| match rest.next().unwrap() {
                'u' => digits(rest, 4),
                'U' => digits(rest, 8),
                letter => common(letter),
            },
            |raw, _| matches!(raw, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'),
        )
    }

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("it's {x} 'y'", r#""it's {x} 'y'""#),
            (r#"a\b "c" \x41"#, r#""a\\b \"c\" \\x41""#),
            ("two\r\n\tlines", r#""two\r\n\tlines""#),
            ("\u{1b}f\u{85}\u{2028}", r#""\u001Bf\u0085\u2028""#),
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
