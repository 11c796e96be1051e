//! A log as it grows.

use joblog::Log;

use crate::texts;

#[test]
fn lines_are_there_as_soon_as_they_can_be_read() {
    let mut log = Log::new();
    let steps: [(&[u8], &[&str]); 5] = [
        (b"on", &["on"]),
        (b"e\n", &["one"]),
        (b"two", &["one", "two"]),
        (b"\xc3", &["one", "two"]),
        (b"\xa9\nthree", &["one", "two\u{e9}", "three"]),
    ];
    for (bytes, expected) in steps {
        log.push(bytes);
        assert_eq!(texts(&log), expected, "{}", bytes.escape_ascii());
    }
}

#[test]
fn text_that_turns_out_to_be_a_marker_goes_away() {
    let mut log = Log::new();
    log.push(b"one\nsection_end:1:a");
    assert_eq!(log.line_count(), 2);
    log.push(b"\r\x1b[0K");
    assert_eq!(texts(&log), ["one"]);
}

#[test]
fn finishing_shows_what_was_still_waiting() {
    let mut log = Log::new();
    log.push(b"one\xe2\x82");
    assert_eq!(texts(&log), ["one"]);
    log.finish();
    assert_eq!(texts(&log), ["one\u{fffd}"]);
    log.finish();
    assert_eq!(texts(&log), ["one\u{fffd}"]);
}
