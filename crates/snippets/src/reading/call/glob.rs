//! Addresses of which curl makes several (curl's manual page, URL).

use crate::reading::marks::{Inserts, Piece};

/// What of an address curl makes several addresses of.
pub(super) fn of(url: &str, inserts: &Inserts) -> Option<String> {
    inserts.pieces(url).find_map(|piece| match piece {
        Piece::Text(text) => glob(text).map(str::to_owned),
        Piece::Insert(..) => None,
    })
}

/// `{a,b}`, `[1-3]` or `[a-z]`.
fn glob(text: &str) -> Option<&str> {
    let braces = text.find('{').and_then(|open| {
        let close = open + text[open..].find('}')?;
        text[open..close].contains(',').then(|| &text[open..=close])
    });
    let ranges = || {
        text.match_indices('[').find_map(|(open, _)| {
            let rest = &text[open + 1..];
            // A longer text in brackets is no range, and is not looked through to its end.
            let (close, _) = rest
                .char_indices()
                .take(48)
                .find(|(_, next)| *next == ']')?;
            let inside = &rest[..close];
            // `[1-3:2]` has a step.
            let range = inside.split(':').next()?;
            let (from, to) = range.split_once('-')?;
            let number =
                |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let letter = |text: &str| text.len() == 1 && text.as_bytes()[0].is_ascii_alphabetic();
            let both = (number(from) && number(to)) || (letter(from) && letter(to));
            both.then(|| &text[open..open + inside.len() + 2])
        })
    };
    braces.or_else(ranges)
}
