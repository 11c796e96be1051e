//! What holds for every log, whatever bytes it is made of.

use joblog::{Log, SectionId, Span, Style};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::{lines, log, texts};

/// Pieces that mean something to a log, or nearly do.
const PIECES: &[&[u8]] = &[
    b"text",
    b"\n",
    b"\n",
    b"\r\n",
    b"\r",
    b"\t",
    b"\0",
    b"\x08",
    b"\x7f",
    b"\x1b",
    b"\x1b[",
    b"m",
    b"\x1b[0K",
    b"\x1b[K",
    b"\x1b[31m",
    b"\x1b[1;42m",
    b"\x1b[0m",
    b"\x1b[38;5;9m",
    b"\x1b[?25l",
    b"\x1b]8;;x",
    b"\x1b]8;;https://a.b/c\x07",
    b"\x1b]8;;\x1b\\",
    b"\x07",
    b"\x1b\\",
    b"\x1bP",
    b"\xc2",
    b"\xc2\x9b",
    b"\xc2\x9d",
    b"\xc2\x9c",
    b"\xc3\xa9",
    b"\xe2\x82",
    b"\xac",
    b"\xf0\x9f\xa6\x8a",
    b"\xff",
    b"section_start:1:a",
    b"section_start:1:a\r\x1b[0K",
    b"section_start:2:b[collapsed=true]\r\x1b[0K",
    b"section_end:3:a\r\x1b[0K",
    b"section_end:4:b\r\x1b[0K",
    b"section_end:5:c\r\x1b[0K",
    b"2026-03-04T05:06:07.890123Z 00O ",
    b"\n2026-03-04T05:06:07.890124Z 00O ",
    b"\n2026-03-04T05:06:08.890123Z 01E+",
    b"2026-03",
    &[b'l'; 1500],
    &[0xe9; 700],
];

const HEADER: &[u8] = b"2026-03-04T05:06:00.000000Z 00O ";

/// Bytes of a log: meaningful pieces and noise, with timestamps or without.
pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => select(PIECES).prop_map(<[u8]>::to_vec),
        1 => vec(any::<u8>(), 0..6),
    ];
    (any::<bool>(), vec(piece, 0..60)).prop_map(|(has_timestamps, pieces)| {
        let header = if has_timestamps { HEADER } else { b"" };
        [header, &pieces.concat()].concat()
    })
}

fn looks(span: Span<'_>) -> (Style, Option<&str>) {
    (span.style, span.link)
}

fn assert_same(left: &Log, right: &Log) -> Result<(), TestCaseError> {
    prop_assert_eq!(lines(left), lines(right));
    prop_assert_eq!(left.sections(), right.sections());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_cutting_gives_the_same_log(bytes in bytes(), sizes in vec(0..9usize, 1..20)) {
        let whole = log(&bytes);
        let mut cut = Log::new();
        let mut rest = bytes.as_slice();
        for size in sizes.into_iter().cycle().take(bytes.len() * 20) {
            let (front, back) = rest.split_at(size.min(rest.len()));
            cut.push(front);
            rest = back;
        }
        cut.push(rest);
        cut.finish();
        assert_same(&cut, &whole)?;
    }

    #[test]
    fn lines_are_safe_to_show_and_spans_cover_them(bytes in bytes()) {
        for line in log(&bytes).lines() {
            prop_assert!(!line.text().contains(|letter: char| letter.is_control() && letter != '\t'));
            let spans: Vec<_> = line.spans().collect();
            prop_assert!(spans.iter().all(|span| !span.text.is_empty()));
            prop_assert!(spans.windows(2).all(|pair| looks(pair[0]) != looks(pair[1])));
            prop_assert_eq!(spans.iter().map(|span| span.text).collect::<String>(), line.text());
        }
    }

    #[test]
    fn noise_never_panics_and_never_shows_a_control(bytes in vec(any::<u8>(), 0..400)) {
        for line in log(&bytes).lines() {
            prop_assert!(!line.text().contains(|letter: char| letter.is_control() && letter != '\t'));
        }
    }

    #[test]
    fn plain_text_comes_out_as_it_went_in(text in "[^\\p{Cc}]*(\n[^\\p{Cc}]*){0,9}") {
        let expected: Vec<&str> = text.lines().collect();
        let log = log(&text);
        prop_assert_eq!(texts(&log), expected);
    }

    #[test]
    fn sections_lie_inside_each_other_and_own_their_lines(bytes in bytes()) {
        let log = log(&bytes);
        let last = |id: usize| log.sections()[id].last_line.unwrap_or(usize::MAX);
        for (id, section) in log.sections().iter().enumerate() {
            let header = log.line(section.header_line).unwrap();
            prop_assert!(header.is_section_header());
            prop_assert_eq!(header.section().map(SectionId::index), Some(id));
            if let Some(line) = section.last_line {
                prop_assert!((section.header_line..log.line_count()).contains(&line));
            }
            if let Some(parent) = section.parent {
                prop_assert!(parent.index() < id);
                prop_assert!(log.sections()[parent.index()].header_line < section.header_line);
                prop_assert!(last(parent.index()) >= last(id));
            }
        }
        for (index, line) in log.lines().enumerate() {
            if let Some(id) = line.section() {
                let section = &log.sections()[id.index()];
                prop_assert!((section.header_line..=last(id.index())).contains(&index));
            }
        }
    }
}
