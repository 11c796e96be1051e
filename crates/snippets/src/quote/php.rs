//! PHP's double-quoted string literals (PHP manual, Strings > Double quoted).
//!
//! `$` is special wherever it stands, also as `{$` and `${`: `\$` is a dollar sign, and the
//! brace before it stays. Numbers are written `\u{H…}`, which PHP 7.0 and later turn into
//! UTF-8. A backslash before any other character would stay, so none is written. Between
//! quotes, `?>` does not end the program.

use super::literal::{Literals, in_braces};

/// `text` as a string literal.
pub(crate) fn literal(text: &str) -> String {
    const LITERALS: Literals = Literals {
        by_number: in_braces,
        special,
    };
    LITERALS.write(text)
}

fn special(character: char, _: Option<char>) -> Option<String> {
    (character == '$').then(|| "\\$".into())
}

#[cfg(test)]
mod tests {
    use super::super::literal::model::{braces, common, read, texts};
    use super::*;
    use proptest::prelude::*;

    /// PHP's lexer, as far as a literal may go.
    fn lexed(literal: &str) -> String {
        read(
            literal,
            |rest| match rest.next().unwrap() {
                'u' => braces(rest),
                '$' => u32::from('$'),
                letter => common(letter),
            },
            |raw, _| matches!(raw, '$' | '\n' | '\r'),
        )
    }

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("it's {x} ?> <?php", r#""it's {x} ?> <?php""#),
            ("$HOME {$x} ${y}", r#""\$HOME {\$x} \${y}""#),
            (r#"a\b "c" \$d"#, r#""a\\b \"c\" \\\$d""#),
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
