//! Quoting for the command of a crontab line: right for every common cron at once.
//!
//! The command passes two readers, cron and then `sh`. POSIX (`crontab`) makes an
//! unescaped `%` a newline, and crons differ over the rest: cronie and OpenBSD turn `\%`
//! into `%`, Debian and FreeBSD also turn `\\` into `\`, the cron of 1993 leaves `\%` as
//! it is, and busybox knows neither (their sources, where the command is run). All four
//! agree on a text in which every `%` stands outside quotes as `\%`, which `sh` reads as
//! `%` if cron has not, and in which no two backslashes touch, so `''` is put between.
//! A newline ends the line in all of them, and a `#` in busybox, even between quotes
//! (`PARSE_EOL_COMMENTS` of its `config_read`); they cannot be written: callers
//! percent-encode them.

use crate::word::Word;

/// `text`, which has no newline and no `#`, as one word of a crontab command.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    let mut after_backslash = false;
    for character in text.chars() {
        match character {
            '\'' => quoted.push_str("'\\''"),
            '%' => quoted.push_str("'\\%'"),
            '\\' if after_backslash => quoted.push_str("''\\"),
            other => quoted.push(other),
        }
        after_backslash = character == '\\';
    }
    quoted.push('\'');
    quoted
}

/// `word` as one word of a crontab command, its `$NAME`s read from the environment.
pub(crate) fn word(word: &Word) -> String {
    word.quoted(quote, is_calm)
}

/// Neither cron nor `sh` acts on these inside double quotes.
const fn is_calm(character: char) -> bool {
    character != '%' && super::sh::is_calm(character)
}

#[cfg(test)]
#[path = "../../tests/places/support/cron.rs"]
mod model;

#[cfg(test)]
mod tests {
    use super::model::Cron;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, quoted) in [
            ("", "''"),
            ("main", "'main'"),
            ("it's", r"'it'\''s'"),
            ("100%", r"'100'\%''"),
            (r"a\b", r"'a\b'"),
            (r"a\\b", r"'a\''\b'"),
            (r"\\\", r"'\''\''\'"),
            (r"\%", r"'\'\%''"),
        ] {
            assert_eq!(quote(text), quoted, "{text:?}");
        }
    }

    #[test]
    fn a_placeholder_stays_out_of_reach_of_percent_signs() {
        let token = Word::text("token=").then_environment("TRIGGER_TOKEN");
        assert_eq!(word(&token), "\"token=$TRIGGER_TOKEN\"");
        let secret = Word::text("variables%5BKEY%5D=").then_environment("KEY");
        assert_eq!(word(&secret), r#"'variables'\%'5BKEY'\%'5D='"$KEY""#);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn each_cron_and_then_a_posix_parser_read_it_back(
            text in r"[^\x00\n#]{0,40}|['\\%$a ]{0,12}"
        ) {
            for cron in Cron::ALL {
                let command = cron.reads(&quote(&text));
                let words = shlex::split(&command);
                prop_assert_eq!(words, Some(vec![text.clone()]), "{:?}", cron);
            }
        }
    }
}
