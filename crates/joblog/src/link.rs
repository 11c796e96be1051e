//! Links in a log: OSC 8, as terminals have it (`ESC ] 8 ; parameters ; address`
//! and an end, and the same without an address to end it).

/// Addresses of more bytes are none.
const LONGEST: usize = 2048;

/// Whether a string that a log introduces begins as a link does.
pub(crate) fn is_link(content: &[u8]) -> bool {
    content.starts_with(b"8;")
}

/// The address in a whole sequence: one of `https`, and of the letters that an
/// address is written with. Every other ends the link.
pub(crate) fn address(sequence: &[u8]) -> Option<&str> {
    let content = sequence.get(2..)?.strip_prefix(b"8;")?;
    let ends: [&[u8]; 3] = [b"\x07", b"\x1b\\", b"\xc2\x9c"];
    let content = ends.iter().find_map(|end| content.strip_suffix(*end))?;
    let parameters = content.iter().position(|&byte| byte == b';')?;
    let address = &content[parameters + 1..];
    let is_address = address.len() <= LONGEST
        && address.starts_with(b"https://")
        && address.iter().all(u8::is_ascii_graphic);
    std::str::from_utf8(address).ok().filter(|_| is_address)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_one_of_https() {
        let rows: [(&[u8], Option<&str>); 11] = [
            (b"\x1b]8;;https://a.b/c\x07", Some("https://a.b/c")),
            (
                b"\x1b]8;id=1:x=2;https://a.b/c;d\x1b\\",
                Some("https://a.b/c;d"),
            ),
            (b"\xc2\x9d8;;https://a.b\xc2\x9c", Some("https://a.b")),
            (b"\x1b]8;;\x07", None),
            (b"\x1b]8;https://a.b\x07", None),
            (b"\x1b]8;;http://a.b/\x07", None),
            (b"\x1b]8;;javascript:alert(1)\x07", None),
            (b"\x1b]8;; https://a.b/\x07", None),
            (b"\x1b]8;;https://a.b/\xc3\xa9\x07", None),
            (b"\x1b]8;;https://a.b/ c\x07", None),
            (b"\x1b]0;https://a.b\x07", None),
        ];
        for (sequence, expected) in rows {
            assert_eq!(address(sequence), expected, "{}", sequence.escape_ascii());
        }
        let of_length = |length: usize| format!("\x1b]8;;https://{}\x07", "a".repeat(length - 8));
        assert!(address(of_length(2048).as_bytes()).is_some());
        assert!(address(of_length(2049).as_bytes()).is_none());
    }
}
