//! Percent-encoding for form bodies, queries and path segments alike.
//!
//! Everything but RFC 3986's unreserved characters is encoded, the space as `%20` and not
//! as `+`, so that one encoding is right in all three. GitLab's docs ask for the same of a
//! project path in a URL (API > REST API > Namespaced paths).

/// `text` in `[A-Za-z0-9._~%-]` only.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~' | b'-') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(hexadecimal(byte >> 4));
            encoded.push(hexadecimal(byte & 0xF));
        }
    }
    encoded
}

fn hexadecimal(digit: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(digit)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, encoded) in [
            ("", ""),
            ("v1.2_x~y-z", "v1.2_x~y-z"),
            ("group/name", "group%2Fname"),
            ("1+1=2 & more", "1%2B1%3D2%20%26%20more"),
            ("a%20b", "a%2520b"),
            ("é\n", "%C3%A9%0A"),
        ] {
            assert_eq!(encode(text), encoded, "{text:?}");
        }
    }

    /// Decodes a value of a form body the way the WHATWG URL standard tells.
    fn decode(text: &str) -> Vec<u8> {
        let bytes = text.as_bytes();
        let (mut decoded, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            match bytes[at] {
                b'%' => {
                    decoded.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
                    at += 3;
                }
                b'+' => {
                    decoded.push(b' ');
                    at += 1;
                }
                byte => {
                    decoded.push(byte);
                    at += 1;
                }
            }
        }
        decoded
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn decoding_gives_the_text_back(text in any::<String>()) {
            let encoded = encode(&text);
            prop_assert!(encoded.bytes().all(
                |byte| byte.is_ascii_alphanumeric() || b"._~%-".contains(&byte)
            ));
            prop_assert_eq!(decode(&encoded), text.into_bytes());
        }
    }
}
