//! How PowerShell reads a string in single quotes, written after its language
//! specification, 2.3.5.2 String literals: any of five characters is a single quote, and two
//! of them in a row stand for one.

const SINGLE_QUOTES: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201A}', '\u{201B}'];

/// The string at the start of `text` and what follows it; `None` where none is.
pub(crate) fn read(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix(SINGLE_QUOTES)?;
    let mut string = String::new();
    loop {
        let end = rest.find(SINGLE_QUOTES)?;
        string.push_str(&rest[..end]);
        rest = rest[end..].strip_prefix(SINGLE_QUOTES)?;
        let second = rest
            .chars()
            .next()
            .filter(|next| SINGLE_QUOTES.contains(next));
        let Some(second) = second else {
            return Some((string, rest));
        };
        string.push(second);
        rest = &rest[second.len_utf8()..];
    }
}
