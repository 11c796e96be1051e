//! Quoting for POSIX shells and fish at once.
//!
//! In single quotes a POSIX shell takes everything literally up to the next single quote
//! (POSIX.1-2017, Shell Command Language 2.2.2), so only `'` needs care: it is written
//! outside, as `\'`. fish also reads `\\` and `\'` inside single quotes as escapes (fish
//! docs, The fish language, Quotes), so `\` is written outside too, as `\\`, which POSIX
//! shells read alike. Words are always quoted: bare words are a risk in some shell (`~`,
//! `=ls` in zsh, `%1` in old fish).

use crate::word::Word;

/// `text` as one shell word.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for character in text.chars() {
        match character {
            '\'' => quoted.push_str("'\\''"),
            '\\' => quoted.push_str("'\\\\'"),
            other => quoted.push(other),
        }
    }
    quoted.push('\'');
    quoted
}

/// `word` as one shell word, its `$NAME`s read from the environment and not split.
pub(crate) fn word(word: &Word) -> String {
    word.quoted(quote, is_calm)
}

/// No shell acts on these inside double quotes.
pub(crate) const fn is_calm(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            ' ' | '.' | '_' | '~' | '%' | '&' | '=' | '-' | ':' | '/' | '?' | '[' | ']'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, quoted) in [
            ("", "''"),
            ("main", "'main'"),
            ("it's", r"'it'\''s'"),
            (r"a\b", r"'a'\\'b'"),
            (r"\'", r"''\\''\'''"),
            ("$(id) `id` !! \"", "'$(id) `id` !! \"'"),
            ("a\nb", "'a\nb'"),
        ] {
            assert_eq!(quote(text), quoted, "{text:?}");
        }
    }

    #[test]
    fn placeholders_stand_in_double_quotes() {
        let token = Word::text("token=").then_environment("TRIGGER_TOKEN");
        assert_eq!(word(&token), "\"token=$TRIGGER_TOKEN\"");
        let url = token.clone().then("&ref=a%20b");
        assert_eq!(word(&url), "\"token=$TRIGGER_TOKEN&ref=a%20b\"");
    }

    #[test]
    fn text_that_double_quotes_would_change_is_kept_apart_from_a_placeholder() {
        let bill = Word::text("pay $5 to ").then_environment("WHOM");
        assert_eq!(word(&bill), "'pay $5 to '\"$WHOM\"");
        let longer_name = Word::text("").then_environment("KEY").then("_END");
        assert_eq!(word(&longer_name), "''\"$KEY\"'_END'");
        let index = Word::text("").then_environment("KEY").then("[1]");
        assert_eq!(word(&index), "''\"$KEY\"'[1]'");
    }

    /// What fish makes of one word of ours: written from fish's documentation.
    fn fish_reads(word: &str) -> String {
        let mut characters = word.chars().peekable();
        let (mut text, mut inside) = (String::new(), false);
        while let Some(character) = characters.next() {
            match (inside, character) {
                (_, '\'') => inside = !inside,
                (true, '\\') if matches!(characters.peek(), Some('\'' | '\\')) => {
                    text.extend(characters.next());
                }
                (false, '\\') => text.extend(characters.next()),
                (true, other) => text.push(other),
                (false, other) => panic!("{other:?} is not quoted in {word}"),
            }
        }
        assert!(!inside, "{word} is not closed");
        text
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_posix_parser_reads_it_back(text in r"[^\x00]{0,40}|['\\$a \n%]{0,12}") {
            prop_assert_eq!(shlex::split(&quote(&text)), Some(vec![text]));
        }

        #[test]
        fn fish_reads_it_back(text in r"[^\x00]{0,40}|['\\$a \n%]{0,12}") {
            prop_assert_eq!(fish_reads(&quote(&text)), text);
        }
    }
}
