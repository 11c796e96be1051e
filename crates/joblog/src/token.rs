//! The bytes of a log, told apart: text, line ends, control sequences.
//!
//! The forms are those of ECMA-48 and ISO 2022. Finding the next token depends
//! on nothing but the bytes that follow, which is why it makes no difference
//! how a log is cut: bytes that do not yet make a token are kept until they do.

use crate::{
    link,
    scan::{self, C1_LEAD, is_control},
};

/// A control sequence that has not ended within this many bytes is none. Its
/// first two bytes are dropped and what follows is shown, so that one which is
/// never ended cannot eat the log.
pub(crate) const LONGEST_SEQUENCE: usize = 4096;

const ESCAPE: u8 = 0x1b;

/// What a token asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Characters to show, not yet checked to be UTF-8.
    Text,
    /// `\n`
    Newline,
    /// `\r`
    Return,
    /// A whole CSI sequence: two bytes, parameters, one final byte.
    Sequence,
    /// A whole OSC 8, which begins or ends a link.
    Link,
    /// Nothing: other controls and sequences are not for a log to use.
    Dropped,
}

/// The first token of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    /// All bytes of the token; never empty.
    pub(crate) bytes: &'a [u8],
}

/// The token that the bytes start with; `None` when they end too early to tell.
pub(crate) fn next(bytes: &[u8]) -> Option<Token<'_>> {
    let &first = bytes.first()?;
    let (kind, length) = match first {
        b'\n' => (Kind::Newline, 1),
        b'\r' => (Kind::Return, 1),
        ESCAPE => escape(bytes)?,
        C1_LEAD if is_c1(*bytes.get(1)?) => introduced(bytes, bytes[1] - 0x40)?,
        _ if is_control(first) => (Kind::Dropped, 1),
        _ => (Kind::Text, text_length(bytes)?),
    };
    Some(Token {
        kind,
        bytes: &bytes[..length],
    })
}

/// The first token of bytes that end too early and will not be continued.
pub(crate) fn unfinished(bytes: &[u8]) -> Token<'_> {
    match bytes {
        [ESCAPE, ..] | [C1_LEAD, _, ..] => Token {
            kind: Kind::Dropped,
            bytes: &bytes[..bytes.len().min(2)],
        },
        _ => Token {
            kind: Kind::Text,
            bytes,
        },
    }
}

fn is_c1(second: u8) -> bool {
    (0x80..=0x9f).contains(&second)
}

/// How many bytes are text: up to a control, and at the end of the bytes
/// without a character of which more is still to come.
fn text_length(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(ahead) = scan::first_special(&bytes[at..]) {
        at += ahead;
        let is_letter = bytes[at] == C1_LEAD && bytes.get(at + 1).is_some_and(|&next| !is_c1(next));
        if !is_letter {
            return (at > 0).then_some(at);
        }
        at += 1;
    }
    let whole = bytes.len() - unfinished_character(bytes);
    (whole > 0).then_some(whole)
}

/// How many bytes at the end begin a UTF-8 character without ending it: 0 to 3.
pub(crate) fn unfinished_character(bytes: &[u8]) -> usize {
    let lead = (1..=bytes.len().min(3)).find(|back| bytes[bytes.len() - back] >= 0xc0);
    lead.filter(|back| {
        std::str::from_utf8(&bytes[bytes.len() - back..])
            .is_err_and(|error| error.error_len().is_none())
    })
    .unwrap_or(0)
}

/// `ESC` and what it introduces.
fn escape(bytes: &[u8]) -> Option<(Kind, usize)> {
    match *bytes.get(1)? {
        0x20..=0x2f => Some(charset(bytes)?),
        second @ 0x30..=0x7e => introduced(bytes, second),
        _ => Some((Kind::Dropped, 1)),
    }
}

/// `ESC ( B` and its like: bytes 20-2F, then one that ends it.
fn charset(bytes: &[u8]) -> Option<(Kind, usize)> {
    Some(match extent(bytes, |byte| matches!(byte, 0x20..=0x2f))? {
        Some(end) if matches!(bytes[end], 0x30..=0x7e) => (Kind::Dropped, end + 1),
        Some(_) | None => (Kind::Dropped, 2),
    })
}

/// What follows a two-byte introducer, named by the letter of its `ESC` form.
fn introduced(bytes: &[u8], letter: u8) -> Option<(Kind, usize)> {
    match letter {
        b'[' => Some(match extent(bytes, |byte| matches!(byte, 0x20..=0x3f))? {
            Some(end) if matches!(bytes[end], 0x40..=0x7e) => (Kind::Sequence, end + 1),
            Some(_) | None => (Kind::Dropped, 2),
        }),
        b']' if link::is_link(&bytes[2..]) => Some(match string(bytes)? {
            (Kind::Dropped, length) if length > 2 => (Kind::Link, length),
            broken => broken,
        }),
        // OSC (titles, clipboard), DCS, SOS, PM, APC: a string of any
        // text. GitLab does not let one run over the end of a line, nor do we.
        b']' | b'P' | b'X' | b'^' | b'_' => string(bytes),
        _ => Some((Kind::Dropped, 2)),
    }
}

/// A string ends with BEL or ST. Every other control that could start
/// something new says that it was never ended.
fn string(bytes: &[u8]) -> Option<(Kind, usize)> {
    let mut from = 2;
    loop {
        let is_content = |byte| !is_control(byte) && byte != C1_LEAD;
        let Some(end) = extent_from(bytes, from, is_content)? else {
            return Some((Kind::Dropped, 2));
        };
        if bytes[end] == 0x07 {
            return Some((Kind::Dropped, end + 1));
        }
        match (bytes[end], *bytes.get(end + 1)?) {
            (ESCAPE, b'\\') | (C1_LEAD, 0x9c) => return Some((Kind::Dropped, end + 2)),
            (C1_LEAD, next) if !is_c1(next) => from = end + 1,
            _ => return Some((Kind::Dropped, 2)),
        }
    }
}

/// Where the bytes after the introducer stop being `content`; see `extent_from`.
fn extent(bytes: &[u8], content: impl Fn(u8) -> bool) -> Option<Option<usize>> {
    extent_from(bytes, 2, content)
}

/// The first index at or after `from` that is not `content`; `Some(None)` when
/// there is none within the longest sequence, `None` when more bytes have to
/// come first.
fn extent_from(bytes: &[u8], from: usize, content: impl Fn(u8) -> bool) -> Option<Option<usize>> {
    let window = &bytes[..bytes.len().min(LONGEST_SEQUENCE)];
    let rest = window.get(from..).unwrap_or_default();
    match rest.iter().position(|&byte| !content(byte)) {
        Some(ahead) => Some(Some(from + ahead)),
        None if window.len() == LONGEST_SEQUENCE => Some(None),
        None => None,
    }
}

#[cfg(test)]
mod tests;
