//! Quoting for the command lines of systemd's units.
//!
//! Such a line is read three times: it is cut into words, then `%` names are filled in,
//! then `$` ones (systemd.service(5), Command lines; `config_parse_exec` and `replace_env`
//! in the source). Quotes count only around a whole word, and both kinds of them take
//! escapes as C does (systemd.syntax(7), Quoting). `%%` and `$$` stand for the signs
//! themselves; `${NAME}` becomes the exact value of the variable and is not read again.
//! What cannot be seen is escaped, as a line end would end the line.

use crate::visible::is_hidden;
use crate::word::Word;

/// `word` as one word of a command line, its names read from the unit's environment.
/// Files are not read by systemd: places that use this take no token's file.
pub(crate) fn word(word: &Word) -> String {
    let name = |name: &str| ["${", name, "}"].concat();
    ["\"", &word.rendered(escape, name), "\""].concat()
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            '"' => escaped.push_str("\\\""),
            '%' => escaped.push_str("%%"),
            '$' => escaped.push_str("$$"),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            hidden if is_hidden(hidden) => escaped.push_str(&by_number(hidden)),
            other => escaped.push(other),
        }
    }
    escaped
}

fn by_number(character: char) -> String {
    match u32::from(character) {
        code @ ..=0xFFFF => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, quoted) in [
            ("", r#""""#),
            ("main", r#""main""#),
            ("it's 100% $x", r#""it's 100%% $$x""#),
            (r#"a\b "c""#, r#""a\\b \"c\"""#),
            ("a\n\tb\u{7f}", r#""a\n\tb\u007f""#),
            ("\u{202e}\u{e0041}", r#""\u202e\U000e0041""#),
            ("🚀;", r#""🚀;""#),
        ] {
            assert_eq!(word(&Word::text(text)), quoted, "{text:?}");
        }
        let token = Word::text("token=").then_environment("TRIGGER_TOKEN");
        assert_eq!(word(&token), r#""token=${TRIGGER_TOKEN}""#);
        let secret = Word::text("a%5B=").then_environment("A").then("$");
        assert_eq!(word(&secret), r#""a%%5B=${A}$$""#);
    }

    /// What systemd makes of one word of ours, in its three steps: written from its
    /// manual pages.
    fn systemd_reads(line: &str, secret: &str) -> String {
        assert!(!line.contains('\n'), "{line}");
        let word = unquoted(line);
        let word = specifiers_filled_in(&word);
        environment_filled_in(&word, secret)
    }

    fn unquoted(line: &str) -> String {
        let mut rest = line.strip_prefix('"').unwrap().chars();
        let mut word = String::new();
        loop {
            match rest.next().unwrap() {
                '"' => break,
                '\\' => match rest.next().unwrap() {
                    'n' => word.push('\n'),
                    't' => word.push('\t'),
                    same @ ('\\' | '"') => word.push(same),
                    'u' => word.push(numbered(&mut rest, 4)),
                    'U' => word.push(numbered(&mut rest, 8)),
                    other => panic!("no escape: {other}"),
                },
                other => word.push(other),
            }
        }
        assert_eq!(rest.as_str(), "", "more than one word: {line}");
        word
    }

    fn numbered(rest: &mut std::str::Chars<'_>, digits: usize) -> char {
        let digits: String = rest.take(digits).collect();
        char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap()
    }

    fn specifiers_filled_in(word: &str) -> String {
        let mut pieces = word.split('%');
        let mut filled = pieces.next().unwrap().to_owned();
        while let Some(piece) = pieces.next() {
            assert_eq!(piece, "", "a specifier in {word}");
            filled.push('%');
            filled.push_str(pieces.next().unwrap());
        }
        filled
    }

    fn environment_filled_in(word: &str, secret: &str) -> String {
        let mut pieces = word.split('$');
        let mut filled = pieces.next().unwrap().to_owned();
        while let Some(piece) = pieces.next() {
            if let Some(after) = piece.strip_prefix("{SECRET}") {
                filled.push_str(secret);
                filled.push_str(after);
            } else {
                assert_eq!(piece, "", "a name in {word}");
                filled.push('$');
                filled.push_str(pieces.next().unwrap());
            }
        }
        filled
    }

    const AWKWARD: &str = r#"[^\x00]{0,30}|[\\"'%${} \n\tnuh;A]{0,16}"#;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn systemd_reads_it_back(text in AWKWARD) {
            prop_assert_eq!(systemd_reads(&word(&Word::text(text.as_str())), "-"), text);
        }

        #[test]
        fn a_value_in_it_is_not_read_again(before in AWKWARD, after in AWKWARD, secret in AWKWARD) {
            let whole = Word::text(before.clone()).then_environment("SECRET").then(after.clone());
            prop_assert_eq!(systemd_reads(&word(&whole), &secret), [before, secret, after].concat());
        }
    }
}
