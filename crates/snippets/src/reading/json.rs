//! A reader of JSON (RFC 8259) that keeps numbers as they are written and tells of names
//! that come twice: both are lost in a reader that makes numbers and maps of them.

use super::node::{DEEPEST, Node};

/// Why a text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotJson {
    /// The bytes up to here are fine.
    From(usize),
    /// More than [`DEEPEST`] levels.
    TooDeep,
}

/// Reads a whole text. It may be marked: a mark may stand in a string or for a value.
///
/// # Errors
/// [`NotJson`].
pub(super) fn read(text: &str) -> Result<Node, NotJson> {
    let mut reader = Reader { text, at: 0 };
    let node = reader.value(0)?;
    reader.blanks();
    if reader.at == text.len() {
        Ok(node)
    } else {
        Err(NotJson::From(reader.at))
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn error<T>(&self) -> Result<T, NotJson> {
        Err(NotJson::From(self.at))
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn takes(&mut self, expected: char) -> bool {
        self.blanks();
        let is_there = self.rest().starts_with(expected);
        if is_there {
            self.at += expected.len_utf8();
        }
        is_there
    }

    fn value(&mut self, depth: usize) -> Result<Node, NotJson> {
        if depth > DEEPEST {
            return Err(NotJson::TooDeep);
        }
        self.blanks();
        match self.rest().chars().next() {
            Some('{') => self.map(depth),
            Some('[') => self.list(depth),
            Some('"') => self.string().map(Node::Text),
            Some('\0') => self.mark(),
            _ => self.bare(),
        }
    }

    fn map(&mut self, depth: usize) -> Result<Node, NotJson> {
        self.at += 1;
        let mut members = Vec::new();
        if self.takes('}') {
            return Ok(Node::Map(members));
        }
        loop {
            self.blanks();
            if !self.rest().starts_with('"') {
                return self.error();
            }
            let name = self.string()?;
            if !self.takes(':') {
                return self.error();
            }
            members.push((name, self.value(depth + 1)?));
            if self.takes('}') {
                return Ok(Node::Map(members));
            }
            if !self.takes(',') {
                return self.error();
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Node, NotJson> {
        self.at += 1;
        let mut items = Vec::new();
        if self.takes(']') {
            return Ok(Node::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.takes(']') {
                return Ok(Node::List(items));
            }
            if !self.takes(',') {
                return self.error();
            }
        }
    }

    /// A string that begins here. Control characters are taken as they are.
    fn string(&mut self) -> Result<String, NotJson> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let Some(length) = rest.find(['"', '\\']) else {
                self.at = self.text.len();
                return self.error();
            };
            text.push_str(&rest[..length]);
            self.at += length + 1;
            if rest[length..].starts_with('"') {
                return Ok(text);
            }
            text.push(self.escape()?);
        }
    }

    /// What follows a backslash. NUL cannot be sent to GitLab, and is no character here.
    fn escape(&mut self) -> Result<char, NotJson> {
        let Some(letter) = self.rest().chars().next() else {
            return self.error();
        };
        let character = match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.code_point(),
            _ => return self.error(),
        };
        self.at += 1;
        Ok(character)
    }

    fn code_point(&mut self) -> Result<char, NotJson> {
        let first = self.unit()?;
        let pair = match first {
            0xD800..=0xDBFF if self.rest().starts_with('\\') => {
                self.at += 1;
                vec![first, self.unit()?]
            }
            _ => vec![first],
        };
        let decoded: Result<String, _> = char::decode_utf16(pair).collect();
        match decoded.ok().and_then(|text| text.chars().next()) {
            Some(character) if character != '\0' => Ok(character),
            _ => self.error(),
        }
    }

    /// The `uXXXX` that stands here.
    fn unit(&mut self) -> Result<u16, NotJson> {
        let digits = self.rest().strip_prefix('u').and_then(|rest| rest.get(..4));
        let unit = digits
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|digits| u16::from_str_radix(digits, 16).ok());
        match unit {
            Some(unit) => {
                self.at += 5;
                Ok(unit)
            }
            None => self.error(),
        }
    }

    /// `$NAME` in the place of a value.
    fn mark(&mut self) -> Result<Node, NotJson> {
        let rest = self.rest();
        let Some(end) = rest[1..].find('\0') else {
            return self.error();
        };
        self.at += end + 2;
        Ok(Node::Bare(rest[..end + 2].into()))
    }

    fn bare(&mut self) -> Result<Node, NotJson> {
        let rest = self.rest();
        let is_part = |character: char| {
            character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.')
        };
        let length = rest.find(|next| !is_part(next)).unwrap_or(rest.len());
        let node = match &rest[..length] {
            "null" => Node::Nothing,
            word @ ("true" | "false") => Node::Bare(word.into()),
            number if is_number(number) => Node::Bare(number.into()),
            _ => return self.error(),
        };
        self.at += length;
        Ok(node)
    }
}

/// RFC 8259, 6. Numbers.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}

/// The line and column of a byte of `text`, from 1.
pub(super) fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at.min(text.len())];
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[cfg(test)]
mod tests;
