//! All percent-encoding of the crate, in one place (RFC 3986).

/// Percent-encodes everything except RFC 3986's unreserved characters
/// (`A-Z a-z 0-9 - . _ ~`), byte by byte of the UTF-8 form.
///
/// The result is safe as one path segment (`/` becomes `%2F`), as a query name or
/// value, and in an `application/x-www-form-urlencoded` body (a blank is `%20`,
/// which form readers accept like `+`). It cannot neutralise the segments `.` and
/// `..`, which browsers resolve even when encoded; the types that end up in a path
/// refuse those.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            escaped.push(hex_digit(byte >> 4));
            escaped.push(hex_digit(byte & 15));
        }
    }
    escaped
}

/// Undoes [`escape`]. A `%` that is not followed by two hex digits stays as it is,
/// and bytes that are no UTF-8 become U+FFFD, so any text has a reading.
pub fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match escaped_byte(&bytes[at..]) {
            Some(byte) => {
                plain.push(byte);
                at += 3;
            }
            None => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// Writes pairs as `name=value&name=value`, the form of a query and of a form body.
pub fn write_pairs(pairs: &[(String, String)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(&escape(name));
        text.push('=');
        text.push_str(&escape(value));
    }
    text
}

/// Reads what [`write_pairs`] or any other form writer wrote (`+` is a blank).
pub fn read_pairs(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let plain = |part: &str| unescape(&part.replace('+', " "));
            (plain(name), plain(value))
        })
        .collect()
}

fn escaped_byte(bytes: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = bytes else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

fn hex_digit(nibble: u8) -> char {
    char::from(if nibble < 10 {
        b'0' + nibble
    } else {
        b'A' + nibble - 10
    })
}

#[cfg(test)]
mod tests {
    use super::{escape, read_pairs, unescape, write_pairs};
    use proptest::prelude::*;

    #[test]
    fn only_unreserved_characters_stay() {
        let rows = [
            ("group/name", "group%2Fname"),
            ("AZaz09-._~", "AZaz09-._~"),
            ("a b+c&d=e?f#g", "a%20b%2Bc%26d%3De%3Ff%23g"),
            ("variables[KEY]", "variables%5BKEY%5D"),
            ("\u{fc}\u{1f680}\n", "%C3%BC%F0%9F%9A%80%0A"),
            ("50%", "50%25"),
            ("", ""),
        ];
        for (plain, escaped) in rows {
            assert_eq!(escape(plain), escaped, "{plain:?}");
        }
    }

    #[test]
    fn unescape_reads_any_text() {
        let rows = [
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%+1", "%+1"),
            ("%41%6a", "Aj"),
            ("%ff", "\u{fffd}"),
        ];
        for (escaped, plain) in rows {
            assert_eq!(unescape(escaped), plain, "{escaped:?}");
        }
    }

    proptest! {
        #[test]
        fn unescape_undoes_escape(text in any::<String>()) {
            prop_assert_eq!(unescape(&escape(&text)), text);
        }

        #[test]
        fn escaped_text_has_no_reserved_character(text in any::<String>()) {
            let safe = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
            prop_assert!(escape(&text).chars().all(safe));
        }

        #[test]
        fn pairs_arrive_as_written(pairs in proptest::collection::vec((".+", any::<String>()), 0..5)) {
            prop_assert_eq!(read_pairs(&write_pairs(&pairs)), pairs);
        }

        #[test]
        fn unescape_never_panics(text in "[%0-9a-fA-F\u{e9}]{0,20}") {
            let _ = unescape(&text);
        }
    }
}
