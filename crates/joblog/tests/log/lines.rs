//! How bytes become lines of text.

use crate::{log, texts};

#[test]
fn lines_end_as_gitlab_ends_them() {
    let table: [(&[u8], &[&str]); 26] = [
        (b"", &[]),
        (b"one", &["one"]),
        (b"one\n", &["one"]),
        (b"one\ntwo", &["one", "two"]),
        (b"one\r\ntwo\r\n", &["one", "two"]),
        (b"one\r\r\ntwo", &["one", "two"]),
        (b"\n\none\n\ntwo\n\n", &["", "", "one", "", "two", ""]),
        // A lone return: the next text takes the place of the line.
        (b"10%\r50%\r100%\n", &["100%"]),
        (b"a long line\rshort\n", &["short"]),
        (b"done\r", &["done"]),
        (b"done\r\x1b[32m\n", &["done"]),
        (b"one\n\rtwo\r\n", &["one", "two"]),
        // Erasing to the end of the line means something at its start only.
        (b"gone\r\x1b[Know\n", &["now"]),
        (b"gone\r\x1b[0K\nnow", &["", "now"]),
        (b"\x1b[0Kkept\x1b[K \x1b[0Ktext", &["kept text"]),
        (
            b"kept\x1b[2K text\x1b[1G\x1b[A\x1b[H\x1b[2J",
            &["kept text"],
        ),
        // Controls.
        (b"a\tb\x00c\x08d\x07e\x0bf\x0cg\x7fh", &["a\tbcdefgh"]),
        (b"a\xc2\x85b\xc2\x84c", &["abc"]),
        (b"a\x1b(Bb\x1b=c\x1b[?25ld", &["abcd"]),
        (
            b"\x1b]0;title\x07a\x1b]8;;javascript:x\x1b\\b\x1b]52;c;AAAA\x07c",
            &["abc"],
        ),
        (b"a\x1b]no end\nb", &["ano end", "b"]),
        (b"a\x1b]no end", &["ano end"]),
        (b"a\x1b", &["a"]),
        // Not UTF-8.
        (
            b"a\xffb\xe2\x82\nc\xf0\x9f",
            &["a\u{fffd}b\u{fffd}", "c\u{fffd}"],
        ),
        (b"\xed\xa0\x80", &["\u{fffd}\u{fffd}\u{fffd}"]),
        (
            b"<script>alert(1)</script> &amp;",
            &["<script>alert(1)</script> &amp;"],
        ),
    ];
    for (bytes, expected) in table {
        assert_eq!(texts(&log(bytes)), expected, "{}", bytes.escape_ascii());
    }
}

#[test]
fn an_unterminated_title_costs_at_most_its_two_bytes() {
    let rest = "x".repeat(10_000);
    assert_eq!(
        texts(&log(format!("a\x1b]{rest}"))).concat(),
        format!("a{rest}")
    );
}

#[test]
fn a_line_too_long_goes_on_in_others() {
    let long = "a".repeat(4095) + "\u{e9}" + &"b".repeat(4094) + "\u{fffd}";
    let log = log(format!("{long}\n\nnext"));
    let lines: Vec<(usize, bool)> = log
        .lines()
        .map(|line| (line.text().len(), line.continues()))
        .collect();
    assert_eq!(
        lines,
        [
            (4095, false),
            (4096, true),
            (3, true),
            (0, false),
            (4, false)
        ]
    );
    assert_eq!(texts(&log)[..3].concat(), long);
}

#[test]
fn where_a_long_line_breaks_depends_on_its_bytes_alone() {
    let tails: [&[u8]; 4] = [
        b"\xe9\xe9\xe9",
        b"\xe2\x82\xac!",
        b"\xe2\x82!!",
        b"\xf0\x9f\xa6",
    ];
    for tail in tails {
        for start in 4092..4097 {
            let bytes = [&b"a".repeat(start), tail].concat();
            let mut cut = joblog::Log::new();
            bytes.chunks(1).for_each(|byte| cut.push(byte));
            cut.finish();
            assert_eq!(texts(&cut), texts(&log(&bytes)), "{start} {tail:?}");
        }
    }
}

#[test]
fn a_line_just_not_too_long_is_one() {
    assert_eq!(log("a".repeat(4096) + "\nb").line_count(), 2);
    let rewritten = "50%\r".repeat(5000) + "done\n";
    assert_eq!(texts(&log(rewritten)), ["done"]);
}

#[test]
fn a_line_can_be_asked_for_by_its_index() {
    let log = log("one\ntwo");
    assert_eq!(log.line_count(), 2);
    assert_eq!(log.line(1).unwrap().text(), "two");
    assert_eq!(log.line(2), None);
}

#[test]
fn clearing_forgets_lines_sections_and_styles() {
    let mut log = log("section_start:1:a\r\x1b[0K\x1b[31mred");
    log.clear();
    log.push(b"plain");
    assert!(log.sections().is_empty());
    let line = log.line(0).unwrap();
    assert_eq!(line.section(), None);
    assert!(
        line.spans()
            .all(|span| span.style == joblog::Style::default())
    );
}
