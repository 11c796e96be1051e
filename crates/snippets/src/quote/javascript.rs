//! JavaScript's string literals (ECMAScript, 12.9.4 String Literals).
//!
//! A literal between double quotes fills nothing in: only a template between backquotes
//! reads `${`. U+2028 and U+2029 end a line in older engines; they are hidden characters
//! and so written by their number. `<` is too where it could begin `</script`, `<script`
//! or `<!--`: an HTML parser looks for these inside of literals as well (HTML, 4.12.1.3
//! Restrictions for contents of script elements).

use super::literal::{Literals, in_braces};

/// `text` as a string literal.
pub(crate) fn literal(text: &str) -> String {
    const LITERALS: Literals = Literals {
        by_number: in_braces,
        special,
    };
    LITERALS.write(text)
}

fn special(character: char, next: Option<char>) -> Option<String> {
    let begins_markup = character == '<' && matches!(next, Some('/' | '!' | 's' | 'S'));
    begins_markup.then(|| in_braces(character))
}

#[cfg(test)]
mod tests {
    use super::super::literal::model::{braces, common, read, texts};
    use super::*;
    use proptest::prelude::*;

    /// JavaScript's lexer, as far as a literal may go, after an HTML parser.
    fn lexed(literal: &str) -> String {
        read(
            literal,
            |rest| match rest.next().unwrap() {
                'u' => braces(rest),
                letter => common(letter),
            },
            |raw, rest| {
                let next = rest.to_ascii_lowercase();
                matches!(raw, '\n' | '\r' | '\u{2028}' | '\u{2029}')
                    || raw == '<'
                        && ["/script", "script", "!--"]
                            .iter()
                            .any(|tag| next.starts_with(tag))
            },
        )
    }

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("it's `${x}`", r#""it's `${x}`""#),
            (r#"a\b "c""#, r#""a\\b \"c\"""#),
            ("two\r\n\tlines", r#""two\r\n\tlines""#),
            ("\u{1b}\u{2028}\u{e0041}", r#""\u{1B}\u{2028}\u{E0041}""#),
            (
                "a<b </script><!-- <Script",
                r#""a<b \u{3C}/script>\u{3C}!-- \u{3C}Script""#,
            ),
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

        #[test]
        fn markup_too(text in "(<|/|!|-|script|SCRIPT|>|\"|a){0,8}") {
            prop_assert_eq!(lexed(&literal(&text)), text);
        }
    }
}
