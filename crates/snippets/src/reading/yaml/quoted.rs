//! Scalars in quotes (YAML 1.2.2, 7.3), over one or several lines.

use crate::reading::encoded::digit;

/// A scalar that begins and ends on this line: its text, and what follows it.
pub(super) fn on_one_line(text: &str) -> Option<(String, &str)> {
    let mut quoted = Quoted::begin(text)?;
    quoted
        .first_line(&text[1..])
        .map(|rest| (quoted.text, rest))
}

/// A scalar as it is being read.
pub(super) struct Quoted {
    double: bool,
    pub(super) text: String,
    /// Up to here blanks were escaped and stay.
    kept: usize,
    /// Line ends since the last text.
    breaks: usize,
    /// Whether the line ended with a backslash, which takes the line end away.
    joined: bool,
    /// Whether an escape was none, or stood for NUL.
    pub(super) odd: bool,
}

impl Quoted {
    /// A scalar at the beginning of `text`; its first line follows the quote.
    pub(super) fn begin(text: &str) -> Option<Self> {
        let double = match text.chars().next() {
            Some('"') => true,
            Some('\'') => false,
            _ => return None,
        };
        Some(Self {
            double,
            text: String::new(),
            kept: 0,
            breaks: 0,
            joined: false,
            odd: false,
        })
    }

    /// Reads the first line; gives what follows the closing quote, if that is in it.
    pub(super) fn first_line<'a>(&mut self, line: &'a str) -> Option<&'a str> {
        self.line(line)
    }

    /// Reads one more line after the first.
    pub(super) fn next_line<'a>(&mut self, line: &'a str) -> Option<&'a str> {
        self.breaks += 1;
        let line = line.trim_start_matches([' ', '\t']);
        if line.is_empty() {
            return None;
        }
        self.fold();
        self.line(line)
    }

    /// One line end is a space, more are one less (YAML 1.2.2, 6.5 Line Folding).
    fn fold(&mut self) {
        if !self.joined {
            while self.text.len() > self.kept && self.text.ends_with([' ', '\t']) {
                self.text.pop();
            }
        }
        match self.breaks {
            0 => {}
            1 if self.joined => {}
            1 => self.text.push(' '),
            more => self.text.extend(std::iter::repeat_n('\n', more - 1)),
        }
        self.breaks = 0;
        self.joined = false;
        self.kept = self.text.len();
    }

    fn line<'a>(&mut self, line: &'a str) -> Option<&'a str> {
        if self.double {
            self.double_quoted(line)
        } else {
            self.single_quoted(line)
        }
    }

    fn single_quoted<'a>(&mut self, line: &'a str) -> Option<&'a str> {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('\'') {
            self.text.push_str(before);
            match after.strip_prefix('\'') {
                Some(after) => {
                    self.text.push('\'');
                    rest = after;
                }
                None => return Some(after),
            }
        }
        self.text.push_str(rest);
        None
    }

    fn double_quoted<'a>(&mut self, line: &'a str) -> Option<&'a str> {
        let mut rest = line;
        while let Some(at) = rest.find(['"', '\\']) {
            self.text.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            if rest[at..].starts_with('"') {
                return Some(after);
            }
            if after.is_empty() {
                self.joined = true;
                return None;
            }
            rest = self.escape(after);
            self.kept = self.text.len();
        }
        self.text.push_str(rest);
        None
    }

    /// Reads what follows a backslash (YAML 1.2.2, 5.7) and gives the rest.
    fn escape<'a>(&mut self, rest: &'a str) -> &'a str {
        let mut characters = rest.chars();
        let letter = characters.next().unwrap_or_default();
        let after = characters.as_str();
        let character = match letter {
            'a' => '\u{7}',
            'b' => '\u{8}',
            't' | '\t' => '\t',
            'n' => '\n',
            'v' => '\u{b}',
            'f' => '\u{c}',
            'r' => '\r',
            'e' => '\u{1b}',
            'N' => '\u{85}',
            '_' => '\u{a0}',
            'L' => '\u{2028}',
            'P' => '\u{2029}',
            ' ' | '"' | '/' | '\\' => letter,
            'x' => return self.by_number(after, 2),
            'u' => return self.by_number(after, 4),
            'U' => return self.by_number(after, 8),
            _ => {
                self.odd = true;
                '\u{fffd}'
            }
        };
        self.text.push(character);
        after
    }

    /// A character by its number. Two halves of a pair, which JSON has, are one character.
    fn by_number<'a>(&mut self, rest: &'a str, digits: usize) -> &'a str {
        let Some((number, after)) = hexadecimal(rest, digits) else {
            self.text.push('\u{fffd}');
            self.odd = true;
            return rest;
        };
        let low = after
            .strip_prefix("\\u")
            .and_then(|after| hexadecimal(after, 4));
        if let (0xD800..=0xDBFF, Some((low @ 0xDC00..=0xDFFF, after))) = (number, low) {
            let number = 0x1_0000 + ((number - 0xD800) << 10) + (low - 0xDC00);
            self.push_number(number);
            return after;
        }
        self.push_number(number);
        after
    }

    fn push_number(&mut self, number: u32) {
        let character = char::from_u32(number).filter(|character| *character != '\0');
        self.odd |= character.is_none();
        self.text.push(character.unwrap_or('\u{fffd}'));
    }
}

fn hexadecimal(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(digits)?;
    let number = number.bytes().try_fold(0_u32, |sum, byte| {
        Some((sum << 4) | u32::from(digit(byte)?))
    })?;
    Some((number, rest))
}
