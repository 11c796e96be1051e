//! URL-encoded text: form bodies, queries and segments of a path.

/// Decoded text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// Whether U+FFFD stands for a NUL or for bytes that are not UTF-8.
    pub(super) odd: bool,
}

/// A value of a form or query: `+` is a space (WHATWG URL standard,
/// application/x-www-form-urlencoded).
pub(super) fn form_value(text: &str) -> Decoded {
    decoded(text, true)
}

/// A segment of a path: `+` is a plus sign.
pub(super) fn segment(text: &str) -> Decoded {
    decoded(text, false)
}

fn decoded(text: &str, plus_is_space: bool) -> Decoded {
    let mut bytes = Vec::with_capacity(text.len());
    let mut odd = false;
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'%', [high, low, end @ ..]) => {
                let digits = digit(*high).zip(digit(*low));
                match digits.map(|(high, low)| high * 16 + low) {
                    Some(0) => {
                        bytes.extend("\u{fffd}".bytes());
                        odd = true;
                    }
                    Some(byte) => bytes.push(byte),
                    // Browsers and Rack leave a stray % as it is.
                    None => {
                        bytes.push(b'%');
                        continue;
                    }
                }
                rest = end;
            }
            (b'+', _) if plus_is_space => bytes.push(b' '),
            (byte, _) => bytes.push(*byte),
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, odd },
        Err(error) => Decoded {
            text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
            odd: true,
        },
    }
}

/// The value of a hexadecimal digit.
pub(super) fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::url;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, form, path) in [
            ("a+b%20c", "a b c", "a+b c"),
            ("100%", "100%", "100%"),
            ("%zz%2", "%zz%2", "%zz%2"),
            ("%c3%A9", "é", "é"),
            ("%2525", "%25", "%25"),
            ("é", "é", "é"),
        ] {
            assert_eq!(form_value(text).text, form, "{text}");
            assert_eq!(segment(text).text, path, "{text}");
        }
    }

    #[test]
    fn what_is_no_text_is_told() {
        for text in ["a%00b", "%ff"] {
            let decoded = form_value(text);
            assert!(decoded.odd && decoded.text.contains('\u{fffd}'), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn what_is_written_encoded_is_read(text in "[^\\x00]{0,40}") {
            let encoded = url::encode(&text);
            let decoded = Decoded { text, odd: false };
            prop_assert_eq!(&segment(&encoded), &decoded);
            prop_assert_eq!(form_value(&encoded), decoded);
        }
    }
}
