//! Tokens: each form, broken forms, and how far has to be looked ahead.

use super::*;

fn kinds(mut bytes: &[u8]) -> Vec<(Kind, String)> {
    let mut found = Vec::new();
    while let Some(token) = next(bytes) {
        found.push((token.kind, token.bytes.escape_ascii().to_string()));
        bytes = &bytes[token.bytes.len()..];
    }
    found
}

#[test]
fn each_form_is_one_token() {
    let table: [(&[u8], Kind); 21] = [
        (b"a\tb", Kind::Text),
        ("gr\u{fc}n \u{1f98a} \u{a3}".as_bytes(), Kind::Text),
        (b"\xff\x80", Kind::Text),
        (b"\n", Kind::Newline),
        (b"\r", Kind::Return),
        (b"\x1b[m", Kind::Sequence),
        (b"\x1b[0;31m", Kind::Sequence),
        (b"\x1b[?25l", Kind::Sequence),
        (b"\x1b[1 q", Kind::Sequence),
        (b"\xc2\x9b31m", Kind::Sequence),
        (b"\x1b(B", Kind::Dropped),
        (b"\x1b7", Kind::Dropped),
        (b"\x1bM", Kind::Dropped),
        (b"\xc2\x85", Kind::Dropped),
        (b"\x00", Kind::Dropped),
        (b"\x08", Kind::Dropped),
        (b"\x7f", Kind::Dropped),
        (b"\x1b]0;title\x07", Kind::Dropped),
        (
            b"\x1b]8;;https://example.org/\xc3\xa9\xc2\xa3\x1b\\",
            Kind::Link,
        ),
        (b"\x1bPq#0\xc2\x9c", Kind::Dropped),
        (b"\xc2\x9d0;title\x07", Kind::Dropped),
    ];
    for (bytes, kind) in table {
        let token = Token { kind, bytes };
        assert_eq!(next(bytes), Some(token), "{}", bytes.escape_ascii());
    }
}

#[test]
fn a_broken_sequence_loses_its_introducer_only() {
    let table: [(&[u8], &str); 8] = [
        (b"\x1b]0;title\nx", "0;title"),
        (b"\x1b]0;title\x1b[31mx", "0;title"),
        (b"\x1bPdata\x18x", "data"),
        (b"\x1b_data\xc2\x9dx\n", "data"),
        (b"\x1b[31\n", "31"),
        (b"\x1b[3\xc3\xa9\n", "3\\xc3\\xa9"),
        (b"\x1b(\n", ""),
        (b"\x1b\x1b7text\n", "text"),
    ];
    for (bytes, shown) in table {
        let text = kinds(bytes)
            .into_iter()
            .find(|(kind, _)| *kind == Kind::Text);
        let text = text.map(|(_, text)| text).unwrap_or_default();
        assert_eq!(text, shown, "{}", bytes.escape_ascii());
    }
}

#[test]
fn a_sequence_may_be_as_long_as_the_limit_and_no_longer() {
    for (introducer, fill, end) in [("\x1b]", 'x', "\x07"), ("\x1b[", '1', "m")] {
        let longest = LONGEST_SEQUENCE - introducer.len() - end.len();
        let whole = format!("{introducer}{}{end}", fill.to_string().repeat(longest));
        assert_eq!(
            next(whole.as_bytes()).unwrap().bytes.len(),
            LONGEST_SEQUENCE
        );

        let longer = format!("{introducer}{}{end}", fill.to_string().repeat(longest + 1));
        let token = next(longer.as_bytes()).unwrap();
        assert_eq!((token.kind, token.bytes.len()), (Kind::Dropped, 2));
    }
}

#[test]
fn what_ends_too_early_waits() {
    let table: [&[u8]; 11] = [
        b"",
        b"\x1b",
        b"\x1b[",
        b"\x1b[31",
        b"\x1b(",
        b"\x1b]0;t",
        b"\x1b]0;t\x1b",
        b"\x1b]0;t\xc2",
        b"\xc2",
        b"\xf0\x9f",
        b"\xf0\x9f\xa6",
    ];
    for bytes in table {
        assert_eq!(next(bytes), None, "{}", bytes.escape_ascii());
    }
    assert_eq!(next(b"ab\xe2\x82").unwrap().bytes, b"ab");
    // Not a character that could still be finished.
    assert_eq!(next(b"ab\xe0\x80").unwrap().bytes, b"ab\xe0\x80");
}

/// How many bytes have to be seen before the first token is certain.
fn bytes_seen(bytes: &[u8]) -> usize {
    let (mut too_few, mut enough) = (0, bytes.len());
    while enough - too_few > 1 {
        let middle = too_few.midpoint(enough);
        if next(&bytes[..middle]).is_some() {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    enough
}

#[test]
fn the_bytes_looked_at_grow_with_the_log_whatever_it_holds() {
    let length = 20_000;
    let hostile: [&[u8]; 9] = [
        b"\x1b]",
        b"\x1b[",
        b"\x1b[1;",
        b"\xc2\x9d",
        b"\xc2\x9d\xc2\xa3",
        b"\x1bPx",
        b"\x1b((",
        b"\x1b]x\x1b\x1b",
        b"\xc2",
    ];
    for pattern in hostile {
        let bytes: Vec<u8> = pattern.iter().copied().cycle().take(length).collect();
        let (mut at, mut seen) = (0, 0);
        while let Some(token) = next(&bytes[at..]) {
            seen += bytes_seen(&bytes[at..]);
            at += token.bytes.len();
        }
        assert!(at > length / 2, "{}", pattern.escape_ascii());
        assert!(seen <= 4 * length, "{}: {seen}", pattern.escape_ascii());
    }
}
