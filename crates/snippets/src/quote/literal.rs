//! What the string literals of programming languages have in common.
//!
//! Python, JavaScript, Go, Ruby, Java, C#, PHP and Rust all have literals between double
//! quotes, in which `\\`, `\"`, `\n`, `\r` and `\t` mean the same. They differ in how a
//! character is written by its number, and in what else means something between the
//! quotes; the file of each language says that. A literal never goes over a line end, so
//! an editor that changes line ends changes no value.

use crate::visible::is_hidden;

/// The literals of one language.
pub(super) struct Literals {
    /// How a character is written by its number.
    pub(super) by_number: fn(char) -> String,
    /// How a character is written that means something of its own, looking at the next
    /// one; `None` for any other.
    pub(super) special: fn(char, Option<char>) -> Option<String>,
}

impl Literals {
    /// `text` as a literal, on one line. What a person can see stays as it is unless it is
    /// special.
    pub(super) fn write(&self, text: &str) -> String {
        let mut literal = String::with_capacity(text.len() + 2);
        literal.push('"');
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            if let Some(special) = (self.special)(character, characters.peek().copied()) {
                literal.push_str(&special);
                continue;
            }
            match character {
                '\\' => literal.push_str("\\\\"),
                '"' => literal.push_str("\\\""),
                '\n' => literal.push_str("\\n"),
                '\r' => literal.push_str("\\r"),
                '\t' => literal.push_str("\\t"),
                hidden if is_hidden(hidden) => literal.push_str(&(self.by_number)(hidden)),
                other => literal.push(other),
            }
        }
        literal.push('"');
        literal
    }
}

/// For languages in which nothing else is special.
pub(super) fn nothing(_: char, _: Option<char>) -> Option<String> {
    None
}

/// `\uHHHH`, and `\UHHHHHHHH` beyond the basic plane.
pub(super) fn four_or_eight_digits(character: char) -> String {
    match u32::from(character) {
        code @ ..=0xFFFF => format!("\\u{code:04X}"),
        code => format!("\\U{code:08X}"),
    }
}

/// `\u{H…}`
pub(super) fn in_braces(character: char) -> String {
    format!("\\u{{{:X}}}", u32::from(character))
}

/// The model of a lexer that the tests of every language build upon. It shares nothing
/// with the writer.
#[cfg(test)]
pub(super) mod model {
    use proptest::prelude::*;
    use std::str::Chars;

    /// Reads the text between the double quotes of `literal`. `escape` reads what follows
    /// a backslash; `forbidden` tells which characters cannot stand there unescaped, given
    /// what follows them. Panics where the language would stop or read something else.
    pub(crate) fn read(
        literal: &str,
        escape: fn(&mut Chars<'_>) -> u32,
        forbidden: fn(char, &str) -> bool,
    ) -> String {
        let mut units = Vec::new();
        let mut rest = literal.strip_prefix('"').unwrap().chars();
        loop {
            match rest.next().expect("the literal has no end") {
                '"' => break,
                '\\' => units.push(escape(&mut rest)),
                raw => {
                    assert!(!forbidden(raw, rest.as_str()), "{raw:?} in {literal}");
                    units.push(u32::from(raw));
                }
            }
        }
        assert_eq!(rest.as_str(), "", "the literal ends early: {literal}");
        let character = |unit: &u32| char::from_u32(*unit).expect("no character");
        units.iter().map(character).collect()
    }

    /// The five escapes that are the same everywhere; panics at any other.
    pub(crate) fn common(letter: char) -> u32 {
        match letter {
            'n' => 0xA,
            'r' => 0xD,
            't' => 0x9,
            '"' | '\\' => u32::from(letter),
            other => panic!("not an escape: \\{other}"),
        }
    }

    /// A number of exactly this many hexadecimal digits.
    pub(crate) fn digits(rest: &mut Chars<'_>, count: usize) -> u32 {
        let digits: String = rest.take(count).collect();
        assert_eq!(digits.len(), count, "too few digits");
        number(&digits)
    }

    /// A number between braces, of one to six hexadecimal digits.
    pub(crate) fn braces(rest: &mut Chars<'_>) -> u32 {
        assert_eq!(rest.next(), Some('{'));
        let digits: String = rest.take_while(|character| *character != '}').collect();
        assert!((1..=6).contains(&digits.len()), "{digits}");
        number(&digits)
    }

    fn number(digits: &str) -> u32 {
        assert!(digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        u32::from_str_radix(digits, 16).unwrap()
    }

    /// Any text, and text of which lexers make something else.
    pub(crate) fn texts() -> impl Strategy<Value = String> {
        const AWKWARD: &str = "[\\\\\"'`#$@%{}<>/!?*&;:scriptuxUN0-9a-fA-F \\n\\r\\t\\x01-\\x1f\
            \u{85}\u{a0}\u{2028}\u{202e}\u{feff}é🚀\u{10ffff}]{0,16}";
        prop_oneof![any::<String>(), AWKWARD]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (character, digits, braces) in [
            ('\u{1b}', "\\u001B", "\\u{1B}"),
            ('\u{ffff}', "\\uFFFF", "\\u{FFFF}"),
            ('\u{e0041}', "\\U000E0041", "\\u{E0041}"),
        ] {
            assert_eq!(four_or_eight_digits(character), digits);
            assert_eq!(in_braces(character), braces);
        }
    }
}
