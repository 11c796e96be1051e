//! Values of a hurl file's form.
//!
//! Such a value ends at the end of its line or at `#`, loses blanks at both ends, and
//! `{{name}}` in it is replaced (hurl docs, Grammar: `value-string`; Templates). `\` starts
//! an escape: `\\`, `\#`, `\n`, `\r`, `\t`, and `\u{…}` for any character by its number. An
//! escaped `{` opens no template, so every one is escaped.

use crate::visible::is_hidden;

/// `text` as the value of a form's field.
pub(crate) fn escape(text: &str) -> String {
    let last = text.chars().count().saturating_sub(1);
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.chars().enumerate() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            '#' => escaped.push_str("\\#"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            ' ' if at == 0 || at == last => escaped.push_str(&by_number(' ')),
            '{' => escaped.push_str(&by_number('{')),
            hidden if is_hidden(hidden) => escaped.push_str(&by_number(hidden)),
            other => escaped.push(other),
        }
    }
    escaped
}

fn by_number(character: char) -> String {
    format!("\\u{{{:x}}}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, escaped) in [
            ("", ""),
            ("release/1.0", "release/1.0"),
            ("it's \"quoted\" `so`", "it's \"quoted\" `so`"),
            ("{{ x }}", r"\u{7b}\u{7b} x }}"),
            (r"C:\dir #1", r"C:\\dir \#1"),
            (" a b ", r"\u{20}a b\u{20}"),
            (" ", r"\u{20}"),
            ("a\r\n\tb", r"a\r\n\tb"),
            ("\u{1b}\u{202e}\u{10ffff}é", r"\u{1b}\u{202e}\u{10ffff}é"),
        ] {
            assert_eq!(escape(text), escaped, "{text:?}");
        }
    }

    /// What hurl makes of the line `key: value`: written from its published grammar.
    fn hurl_reads(line: &str) -> String {
        let value = line.strip_prefix("key:").unwrap().trim_start_matches(' ');
        let mut characters = value.chars();
        // Each character, and whether it was escaped: blanks and braces count only if not.
        let mut read: Vec<(char, bool)> = Vec::new();
        while let Some(character) = characters.next() {
            match character {
                '#' | '\n' => break,
                '\\' => read.push((unescaped(&mut characters), true)),
                other => read.push((other, false)),
            }
        }
        while read.last() == Some(&(' ', false)) {
            read.pop();
        }
        let template = [('{', false), ('{', false)];
        assert!(!read.windows(2).any(|pair| pair == template), "{line}");
        read.into_iter().map(|(character, _)| character).collect()
    }

    fn unescaped(characters: &mut std::str::Chars<'_>) -> char {
        match characters.next().unwrap() {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            same @ ('\\' | '#' | '"' | '`' | '/') => same,
            'u' => {
                let (number, rest) = characters.as_str().split_once('}').unwrap();
                *characters = rest.chars();
                let digits = number.strip_prefix('{').unwrap();
                char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap()
            }
            other => panic!("\\{other} is no escape"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_model_of_hurl_reads_it_back(
            text in prop_oneof![any::<String>(), r#"[\\#{} a"`nu:\n\r\t\u{a0}]{0,16}"#]
        ) {
            prop_assert_eq!(hurl_reads(&["key: ", &escape(&text)].concat()), text);
        }
    }
}
