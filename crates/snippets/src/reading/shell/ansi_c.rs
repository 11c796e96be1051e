//! `$'...'`: escapes as in C (bash's manual, 3.1.2.4 ANSI-C Quoting).

use super::lexer::Lexer;
use crate::reading::encoded::digit;
use crate::reading::marks::Insert;

impl Lexer<'_, '_> {
    /// Reads up to the closing quote; `$'` is already passed.
    pub(super) fn ansi_c(&mut self, from: usize, into: &mut String) {
        let mut bytes = Vec::new();
        let mut odd = false;
        loop {
            let rest = self.rest();
            let Some(length) = rest.find(['\'', '\\']) else {
                return self.not_closed(from);
            };
            bytes.extend(rest[..length].bytes());
            self.at += length + 1;
            if rest[length..].starts_with('\'') {
                break;
            }
            match self.escape() {
                Some(escaped) => bytes.extend(escaped),
                None => {
                    odd = true;
                    bytes.extend("\u{fffd}".bytes());
                }
            }
        }
        match String::from_utf8(bytes) {
            Ok(text) if !odd => into.push_str(&text),
            // No text: it cannot be sent, and is listed as something that is not known.
            _ => {
                let mark = self.inserts.mark(Insert::Other, &self.text[from..self.at]);
                into.push_str(&mark);
            }
        }
    }

    /// The bytes of what follows a backslash; `None` for NUL and for what is no character.
    fn escape(&mut self) -> Option<Vec<u8>> {
        let Some(letter) = self.peek() else {
            return Some(vec![b'\\']);
        };
        self.at += letter.len_utf8();
        let byte = match letter {
            'a' => 7,
            'b' => 8,
            'e' | 'E' => 0x1B,
            'f' => 0xC,
            'n' => b'\n',
            'r' => b'\r',
            't' => b'\t',
            'v' => 0xB,
            '\\' | '\'' | '"' | '?' => return Some(letter.to_string().into()),
            '0'..='7' => {
                self.at -= 1;
                u8::try_from(self.number(3, 8) & 0xFF).ok()?
            }
            'x' if self.is_digit() => u8::try_from(self.number(2, 16) & 0xFF).ok()?,
            'u' | 'U' if self.is_digit() => {
                let number = self.number(if letter == 'u' { 4 } else { 8 }, 16);
                let character = char::from_u32(number).filter(|character| *character != '\0');
                return character.map(|character| character.to_string().into());
            }
            'c' => {
                let control = self.peek().filter(char::is_ascii)?;
                self.at += 1;
                u8::try_from(control).ok()? & 0x1F
            }
            other => return Some(['\\', other].iter().collect::<String>().into()),
        };
        (byte != 0).then(|| vec![byte])
    }

    fn is_digit(&self) -> bool {
        self.peek().is_some_and(|next| next.is_ascii_hexdigit())
    }

    /// A number of at most `digits` digits.
    fn number(&mut self, digits: usize, base: u32) -> u32 {
        let mut number: u32 = 0;
        for _ in 0..digits {
            let byte = self.rest().bytes().next();
            let value = byte.and_then(digit).map(u32::from);
            let Some(value) = value.filter(|value| *value < base) else {
                break;
            };
            number = number.wrapping_mul(base).wrapping_add(value);
            self.at += 1;
        }
        number
    }
}
