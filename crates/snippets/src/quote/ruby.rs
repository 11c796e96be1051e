//! Ruby's double-quoted string literals (Ruby's documentation, Literals > String Literals).
//!
//! `#` is special before `{`, `$` and `@`: `#{…}` runs code, `#$name` and `#@name` fill in
//! a variable. Numbers are written `\u{H…}` and nothing else: `\xHH` is a byte, and a
//! literal with both is refused. Source is UTF-8 unless it says otherwise.

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
    let fills_in = character == '#' && matches!(next, Some('{' | '$' | '@'));
    fills_in.then(|| "\\#".into())
}

#[cfg(test)]
mod tests {
    use super::super::literal::model::{braces, common, read, texts};
    use super::*;
    use proptest::prelude::*;

    /// Ruby's lexer, as far as a literal may go.
    fn lexed(literal: &str) -> String {
        read(
            literal,
            |rest| match rest.next().unwrap() {
                'u' => braces(rest),
                '#' => u32::from('#'),
                letter => common(letter),
            },
            |raw, rest| {
                // Ruby takes line ends, but an editor may change them.
                matches!(raw, '\n' | '\r' | '\0') || raw == '#' && rest.starts_with(['{', '$', '@'])
            },
        )
    }

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("it's #1 $HOME @x #", r#""it's #1 $HOME @x #""#),
            ("#{`id`} #$0 #@x ##{y}", r##""\#{`id`} \#$0 \#@x #\#{y}""##),
            (r#"a\b "c" \#{d}"#, r#""a\\b \"c\" \\\#{d}""#),
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
