//! Logs of runners that write the time in front of each line.

use joblog::Log;

use crate::{log, texts};

/// A header at a second of one minute; `kind` is the stream and a space or `+`.
fn at(second: u32, kind: &str) -> String {
    format!("2026-03-04T05:06:{second:02}.000001Z {kind}")
}

fn seconds(bytes: &str) -> Vec<Option<String>> {
    log(bytes)
        .lines()
        .map(|line| {
            line.timestamp()
                .map(|time| time.as_str()[17..19].to_owned())
        })
        .collect()
}

#[test]
fn times_are_taken_out_of_the_text() {
    let bytes = format!(
        "{}one\n{}\n{}two\n",
        at(1, "00O "),
        at(2, "00O "),
        at(3, "01E ")
    );
    assert_eq!(texts(&log(&bytes)), ["one", "", "two"]);
    let known = |second: &str| Some(second.to_owned());
    assert_eq!(seconds(&bytes), [known("01"), known("02"), known("03")]);
}

#[test]
fn a_line_sent_in_parts_is_one_line_with_the_time_of_the_last() {
    let bytes = format!(
        "{}10%\r\n{}50%\r\n{}done\n{}\x1b\n{}[31mr\u{e9}",
        at(1, "00O "),
        at(2, "00O+"),
        at(3, "00O+"),
        at(4, "00O "),
        at(5, "00O+"),
    );
    let log = log(&bytes);
    assert_eq!(texts(&log), ["done", "r\u{e9}"]);
    let classes: Vec<&str> = log
        .line(1)
        .unwrap()
        .spans()
        .next()
        .unwrap()
        .style
        .classes()
        .collect();
    assert_eq!(classes, ["fg-1"]);
    assert_eq!(
        seconds(&bytes),
        [Some("03".to_owned()), Some("05".to_owned())]
    );
}

#[test]
fn a_character_sent_in_parts_is_whole_again() {
    let mut bytes = at(1, "00O ").into_bytes();
    bytes.extend(b"\xf0\x9f\n");
    bytes.extend(at(2, "00O+").into_bytes());
    bytes.extend(b"\xa6\x8a\n");
    assert_eq!(texts(&log(bytes)), ["\u{1f98a}"]);
}

#[test]
fn a_marker_sent_in_parts_is_a_marker() {
    let bytes = format!(
        "{}section_start:1:a\r\n{}\x1b[0KHeader\n{}section_end:3:a\r\n{}\x1b[0Kafter\n",
        at(1, "00O "),
        at(2, "00O+"),
        at(3, "00O "),
        at(4, "00O+"),
    );
    let log = log(bytes);
    assert_eq!(texts(&log), ["Header", "after"]);
    assert_eq!(log.sections()[0].duration_seconds, Some(2));
    assert!(log.lines().all(|line| line.timestamp().is_some()));
}

#[test]
fn lines_made_by_a_marker_have_the_time_of_their_own_line() {
    let bytes = format!(
        "{}left section_start:1:a\r\x1b[0KHeader\n{}section_end:2:a\r\x1b[0K\nbare\n",
        at(1, "00O "),
        at(2, "00O "),
    );
    assert_eq!(texts(&log(&bytes)), ["left ", "Header", "bare"]);
    let first = Some("01".to_owned());
    assert_eq!(seconds(&bytes), [first.clone(), first, None]);
}

#[test]
fn a_blank_line_at_the_end_is_seen_when_the_log_is_finished() {
    let mut log = Log::new();
    log.push(format!("{}one\n{}\n", at(1, "00O "), at(2, "00O ")).as_bytes());
    assert_eq!(texts(&log), ["one"]);
    log.finish();
    assert_eq!(texts(&log), ["one", ""]);
}

#[test]
fn the_first_line_decides_for_the_whole_log() {
    let late = format!("first\n{}second", at(1, "00O "));
    assert_eq!(texts(&log(&late)), ["first", &late[6..]]);
    assert_eq!(seconds(&late), [None, None]);

    let gap = format!("{}one\nbare\n{}three", at(1, "00O "), at(3, "00O "));
    assert_eq!(texts(&log(&gap)), ["one", "bare", "three"]);
    assert_eq!(
        seconds(&gap),
        [Some("01".to_owned()), None, Some("03".to_owned())]
    );
}

#[test]
fn what_is_almost_a_time_is_text() {
    let table = [
        "2026-03-04T05:06:07.000001Z",
        "2026-03-04T05:06:07.000001Z 00O",
        "2026-03-04T05:06:07Z 00O text",
        "2026-03-04T05:06:07.000001Z 00X text",
        "2026-",
    ];
    for bytes in table {
        assert_eq!(texts(&log(bytes)), [bytes]);
    }
    let later = format!("{}one\n{}", at(1, "00O "), table[1]);
    assert_eq!(texts(&log(later)), ["one", table[1]]);
}
