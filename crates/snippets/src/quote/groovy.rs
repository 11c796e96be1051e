//! Quoting for Groovy's single quotes, single or triple.
//!
//! In them nothing is filled in, and a backslash escapes (Groovy docs, Syntax, Strings;
//! Groovy 2.4, which Jenkins runs, `groovy.g`, ESC). `\u0041` is read before the text is
//! split into words, as in Java, so a quote or a line end written that way would be one
//! (Groovy source, `UnicodeEscapingReader`); control characters are therefore written in
//! octal, always with three digits. Other characters that cannot be seen are written by
//! their UTF-16 numbers, and all that can be seen as it is.

use crate::visible::is_hidden;

/// `text` between single quotes, without them and on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            '\'' => escaped.push_str("\\'"),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            control @ ..='\u{1F}' => {
                escaped.extend([format!("\\{:03o}", u32::from(control))]);
            }
            hidden if is_hidden(hidden) => {
                let units = hidden.encode_utf16(&mut [0; 2]).to_vec();
                escaped.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, escaped) in [
            ("", ""),
            ("it's", r"it\'s"),
            (r"a\b", r"a\\b"),
            (r"\u0027", r"\\u0027"),
            ("$HOME ${x} \"", "$HOME ${x} \""),
            ("a\n\tb\r", r"a\n\tb\r"),
            ("\u{1b}[0m1", r"\033[0m1"),
            ("\u{7f}\u{202e}", r"\u007f\u202e"),
            ("🚀\u{1ffff}", r"🚀\ud83f\udfff"),
        ] {
            assert_eq!(escape(text), escaped, "{text:?}");
        }
    }

    /// What Groovy makes of a text in single quotes: written from its documentation and
    /// grammar, number escapes first.
    fn groovy_reads(text: &str) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut read = Vec::new();
        let mut at = 0;
        while at < units.len() {
            let escapes = read.iter().rev().take_while(|unit| **unit == 0x5C).count();
            let number =
                (units[at] == 0x5C && units.get(at + 1) == Some(&0x75) && escapes % 2 == 0)
                    .then(|| String::from_utf16(&units[at + 2..at + 6]).unwrap());
            if let Some(number) = number {
                read.push(u16::from_str_radix(&number, 16).unwrap());
                at += 6;
            } else {
                read.push(units[at]);
                at += 1;
            }
        }
        without_escapes(&String::from_utf16(&read).unwrap())
    }

    fn without_escapes(text: &str) -> String {
        let mut characters = text.chars().peekable();
        let mut read = String::new();
        while let Some(character) = characters.next() {
            assert!(
                !matches!(character, '\'' | '\n' | '\r'),
                "{text:?} ends early"
            );
            if character != '\\' {
                read.push(character);
                continue;
            }
            match characters.next().unwrap() {
                'n' => read.push('\n'),
                'r' => read.push('\r'),
                't' => read.push('\t'),
                same @ ('\\' | '\'') => read.push(same),
                digit @ '0'..='3' => {
                    let digits = [Some(digit), characters.next(), characters.next()];
                    let digits: String = digits.into_iter().flatten().collect();
                    read.extend(char::from_u32(u32::from_str_radix(&digits, 8).unwrap()));
                }
                other => panic!("{other:?} is no escape in {text:?}"),
            }
        }
        read
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_model_of_groovy_reads_it_back(text in any::<String>()) {
            prop_assert_eq!(groovy_reads(&escape(&text)), text);
        }

        #[test]
        fn awkward_text_too(text in r#"[\\'"u0027$\n\r\t\x01\u{7f}\u{202e}🚀{}]{0,16}"#) {
            prop_assert_eq!(groovy_reads(&escape(&text)), text);
        }
    }
}
