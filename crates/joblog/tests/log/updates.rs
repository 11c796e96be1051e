//! Polling: the whole text each time, only the new part read.

use joblog::{Change, Log};

use crate::{lines, log, texts};

#[test]
fn a_growing_log_says_from_which_line_it_changed() {
    let mut log = Log::new();
    let steps: [(&[u8], Change, &[&str]); 7] = [
        (b"", Change::Unchanged, &[]),
        (b"on", Change::Appended { from_line: 0 }, &["on"]),
        (b"on", Change::Unchanged, &["on"]),
        (b"one\n", Change::Appended { from_line: 0 }, &["one"]),
        (
            b"one\ntwo",
            Change::Appended { from_line: 1 },
            &["one", "two"],
        ),
        (
            b"one\ntwo\xc3",
            Change::Appended { from_line: 1 },
            &["one", "two"],
        ),
        (
            b"one\ntwo\xc3\xa9\nthree",
            Change::Appended { from_line: 1 },
            &["one", "two\u{e9}", "three"],
        ),
    ];
    for (whole, change, expected) in steps {
        assert_eq!(log.update(whole), change, "{}", whole.escape_ascii());
        assert_eq!(texts(&log), expected, "{}", whole.escape_ascii());
    }
}

#[test]
fn another_log_replaces_all_lines() {
    let table: [(&[u8], &[u8]); 4] = [
        (b"one\ntwo\n", b"one\n"),
        (b"one\ntwo\n", b""),
        (b"one\ntwo\n", b"One\ntwo\n"),
        (b"\x1b[31mone\n", b"Job has been erased by root\n"),
    ];
    for (before, after) in table {
        let mut updated = Log::new();
        updated.update(before);
        assert_eq!(updated.update(after), Change::Replaced);
        updated.finish();
        assert_eq!(lines(&updated), lines(&log(after)));
    }
}

#[test]
fn text_that_turns_out_to_be_a_marker_goes_away() {
    let mut log = Log::new();
    log.update(b"one\nsection_end:1:a");
    assert_eq!(log.line_count(), 2);
    let change = log.update(b"one\nsection_end:1:a\r\x1b[0K");
    assert_eq!(change, Change::Appended { from_line: 1 });
    assert_eq!(texts(&log), ["one"]);
}

#[test]
fn finishing_shows_what_was_still_waiting() {
    let mut log = Log::new();
    log.update(b"one\xe2\x82");
    assert_eq!(texts(&log), ["one"]);
    assert_eq!(log.finish(), Change::Appended { from_line: 0 });
    assert_eq!(texts(&log), ["one\u{fffd}"]);
    assert_eq!(log.finish(), Change::Unchanged);
    assert_eq!(log.update(b"one\xe2\x82"), Change::Unchanged);
}

#[test]
fn a_finished_log_that_grows_is_read_anew() {
    let mut log = Log::new();
    log.update(b"one\xe2\x82");
    log.finish();
    assert_eq!(log.update(b"one\xe2\x82\xac"), Change::Replaced);
    assert_eq!(texts(&log), ["one\u{20ac}"]);
}
