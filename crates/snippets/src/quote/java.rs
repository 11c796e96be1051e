//! Java's string literals (The Java Language Specification, 3.3 Unicode Escapes and 3.10.5
//! String Literals).
//!
//! `\uHHHH` is a UTF-16 unit and is read before anything else: `\u0022` would end the
//! literal and `\u000A` the line, so quotes, backslashes and line ends are written by
//! escapes of the literal. Whatever is not ASCII is written by its number, also where it
//! can be seen: before Java 18 the compiler reads source in the encoding of the machine
//! (JEP 400), and would change it without a word.
//!
//! A compiled literal has at most 65,535 bytes of modified UTF-8 (The Java Virtual Machine
//! Specification, 4.4.7).

use super::literal::Literals;

/// `text` as a string literal.
pub(crate) fn literal(text: &str) -> String {
    const LITERALS: Literals = Literals {
        by_number,
        special: |character, _| (!character.is_ascii()).then(|| by_number(character)),
    };
    LITERALS.write(text)
}

/// How many bytes a compiled literal of `text` has: NUL needs two, and what is beyond the
/// basic plane two times three.
pub(crate) fn compiled_length(text: &str) -> usize {
    let bytes = |character| match character {
        '\0' => 2,
        '\u{10000}'.. => 6,
        other => other.len_utf8(),
    };
    text.chars().map(bytes).sum()
}

fn by_number(character: char) -> String {
    let mut units = [0; 2];
    let units = character.encode_utf16(&mut units).iter();
    units.map(|unit| format!("\\u{unit:04X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::literal::model::{common, texts};
    use super::*;
    use proptest::prelude::*;

    /// The first step of Java's lexer: Unicode escapes become UTF-16 units. A backslash
    /// begins one only after an even number of others; `true` marks a unit that came from
    /// an escape and so begins none.
    fn units(source: &str) -> Vec<(u16, bool)> {
        assert!(source.is_ascii(), "{source}");
        let bytes = source.as_bytes();
        let (mut units, mut at, mut backslashes) = (Vec::new(), 0, 0);
        while at < bytes.len() {
            let begins = bytes[at] == b'\\' && backslashes % 2 == 0;
            if begins && bytes.get(at + 1) == Some(&b'u') {
                let digits = &source[at + 2..at + 6];
                units.push((u16::from_str_radix(digits, 16).unwrap(), true));
                (at, backslashes) = (at + 6, 0);
            } else {
                units.push((u16::from(bytes[at]), false));
                backslashes = if bytes[at] == b'\\' {
                    backslashes + 1
                } else {
                    0
                };
                at += 1;
            }
        }
        units
    }

    /// Java's lexer, as far as a literal may go.
    fn lexed(literal: &str) -> String {
        let (mut text, mut rest) = (Vec::new(), units(literal).into_iter());
        assert_eq!(rest.next(), Some((u16::from(b'"'), false)));
        loop {
            let (unit, _) = rest.next().expect("the literal has no end");
            match char::from_u32(unit.into()) {
                Some('"') => break,
                Some('\\') => {
                    let (letter, escaped) = rest.next().unwrap();
                    assert!(!escaped, "{literal}");
                    let letter = char::from_u32(letter.into()).unwrap();
                    text.push(u16::try_from(common(letter)).unwrap());
                }
                Some('\n' | '\r') => panic!("a line end in {literal}"),
                _ => text.push(unit),
            }
        }
        assert_eq!(rest.next(), None, "the literal ends early: {literal}");
        String::from_utf16(&text).unwrap()
    }

    #[test]
    fn table() {
        for (text, expected) in [
            ("", r#""""#),
            ("it's {x} $HOME", r#""it's {x} $HOME""#),
            (r#"a\b "c" \u0041"#, r#""a\\b \"c\" \\u0041""#),
            ("two\r\n\tlines", r#""two\r\n\tlines""#),
            ("\\\u{1b}\u{85}\u{2028}", r#""\\\u001B\u0085\u2028""#),
            ("naïve 🚀", r#""na\u00EFve \uD83D\uDE80""#),
        ] {
            assert_eq!(literal(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lengths() {
        for (text, length) in [("", 0), ("abc", 3), ("é€", 5), ("🚀", 6)] {
            assert_eq!(compiled_length(text), length, "{text}");
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
