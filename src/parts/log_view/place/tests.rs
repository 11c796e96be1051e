//! Lines, rows and pixels.

use super::*;
use std::collections::BTreeMap;

const SECTIONS: &str = "start\n\
    section_start:100:outer\r\x1b[0KOuter\n\
    one, which is long\n\
    section_start:101:inner[collapsed=true]\r\x1b[0KInner\n\
    two\n\
    section_end:103:inner\r\x1b[0K\
    three\n\
    section_end:110:outer\r\x1b[0K\
    end\n";

struct Laid {
    index: Index,
    heights: Heights,
    hidden: Hidden,
}

impl Laid {
    fn new(text: &str, columns: Option<usize>, folding: &Folding) -> Self {
        let mut index = Index::new();
        index.push(text.as_bytes());
        index.finish();
        let mut heights = Heights::new(columns);
        heights.extend(&index);
        let hidden = Hidden::of(index.sections(), folding, index.line_count(), |line| {
            heights.before(&index, line)
        });
        Self {
            index,
            heights,
            hidden,
        }
    }

    fn layout(&self) -> Layout<'_> {
        Layout {
            index: &self.index,
            heights: &self.heights,
            hidden: &self.hidden,
        }
    }
}

fn folding(here: &[(usize, bool)]) -> Folding {
    let mut folding = Folding::default();
    for &(number, folded) in here {
        folding.set(number, folded);
    }
    folding
}

/// Sections that were folded or not by hand, and the lines that are shown then.
type Row<'a> = (&'a [(usize, bool)], &'a [usize]);

#[test]
fn a_folded_section_keeps_its_header() {
    let rows: [Row<'_>; 5] = [
        (&[], &[0, 1, 2, 3, 5, 6]),
        (&[(1, false)], &[0, 1, 2, 3, 4, 5, 6]),
        (&[(0, true)], &[0, 1, 6]),
        (&[(0, true), (1, false)], &[0, 1, 6]),
        (&[(0, false), (1, true)], &[0, 1, 2, 3, 5, 6]),
    ];
    for (here, shown) in rows {
        let laid = Laid::new(SECTIONS, None, &folding(here));
        let layout = laid.layout();
        assert_eq!(layout.shown_from(0).collect::<Vec<_>>(), shown, "{here:?}");
        assert_eq!(layout.rows(), shown.len(), "{here:?}");
        for (row, line) in shown.iter().enumerate() {
            assert_eq!(layout.at(row), *line, "{here:?}");
            assert_eq!(layout.before(*line), row, "{here:?}");
        }
    }
}

#[test]
fn wrapped_lines_take_the_rows_that_they_fill() {
    let laid = Laid::new(SECTIONS, Some(5), &folding(&[(1, false)]));
    let layout = laid.layout();
    // "one, which is long" has 18 characters.
    let before: Vec<usize> = (0..8).map(|line| layout.before(line)).collect();
    assert_eq!(before, [0, 1, 2, 6, 7, 8, 9, 10]);
    let at: Vec<usize> = (0..11).map(|row| layout.at(row)).collect();
    assert_eq!(at, [0, 1, 2, 2, 2, 2, 3, 4, 5, 6, 6]);
    let folded = Laid::new(SECTIONS, Some(5), &folding(&[(0, true)]));
    assert_eq!(folded.layout().rows(), 3);
}

#[test]
fn sums_are_those_of_all_lines() {
    let text: String = (0..5000).map(|at| "x".repeat(at % 37) + "\n").collect();
    let laid = Laid::new(&text, Some(10), &Folding::default());
    let mut rows = 0;
    for line in 0..5000 {
        assert_eq!(laid.layout().before(line), rows);
        assert_eq!(laid.layout().at(rows), line);
        rows += (line % 37).div_ceil(10).max(1);
    }
    assert_eq!(laid.layout().rows(), rows);
}

#[test]
fn what_a_person_did_counts_more_than_what_is_remembered() {
    let laid = Laid::new(SECTIONS, None, &Folding::default());
    let sections = laid.index.sections();
    let remembered = BTreeMap::from([("outer".to_owned(), true), ("inner".to_owned(), false)]);
    let mut folding = Folding::new(remembered);
    assert!(folding.is_folded(0, &sections[0]));
    assert!(!folding.is_folded(1, &sections[1]));
    folding.set(0, false);
    assert!(!folding.is_folded(0, &sections[0]));
}

#[test]
fn what_hides_a_line_is_opened() {
    let laid = Laid::new(SECTIONS, None, &Folding::default());
    let sections = laid.index.sections();
    let mut both = folding(&[(0, true)]);
    assert!(both.open_over(4, sections));
    assert!(!both.is_folded(0, &sections[0]) && !both.is_folded(1, &sections[1]));
    let mut outer = folding(&[(0, true)]);
    assert!(
        !outer.open_over(1, sections),
        "a header is not in its own section"
    );
    assert!(!outer.open_over(6, sections));
    assert!(outer.open_over(5, sections));
    assert!(outer.is_folded(1, &sections[1]), "it hides another line");
}

#[test]
fn a_log_that_browsers_can_hold_is_scrolled_by_the_pixel() {
    let scroll = Scroll {
        rows: 1000,
        height: 500.0,
    };
    assert!((scroll.space() - 20_000.0).abs() < 1e-6);
    for top in [0.0, 1.0, 777.0, 19_500.0] {
        assert!((scroll.sight(top) - top).abs() < 1e-6);
        assert!((scroll.top_for(top) - top).abs() < 1e-6);
    }
    assert!((scroll.sight(99_999.0) - 19_500.0).abs() < 1e-6);
}

#[test]
fn a_higher_one_is_scrolled_in_proportion_and_to_its_end() {
    let scroll = Scroll {
        rows: 10_000_000,
        height: 500.0,
    };
    assert!(scroll.space() < 17_000_000.0);
    let end = scroll.sight(scroll.space() - 500.0);
    assert!((end - (200_000_000.0 - 500.0)).abs() < 1e-3);
    assert!((scroll.sight(scroll.top_for(123_456_780.0)) - 123_456_780.0).abs() < 1e-3);
}

#[test]
fn what_is_in_sight_stays_there_while_a_log_grows() {
    let of = |rows| Scroll {
        rows,
        height: 500.0,
    };
    // Not scrolled in proportion yet, nor afterwards: nothing moves.
    assert!((of(700_000).kept(of(600_000), 9_999_760.0) - 9_999_760.0).abs() < 1e-6);
    let mut top = 9_999_760.0;
    let mut before = of(600_000);
    for rows in (600_000..1_060_000).step_by(7_000) {
        top = of(rows).kept(before, top);
        before = of(rows);
    }
    let moved = before.sight(top) - 9_999_760.0;
    // Whole pixels of the box are a little more than a pixel of the log.
    assert!(moved.abs() < ROW, "{moved}");
    assert!(9_999_760.0 - top > 1_000_000.0);
}

#[test]
fn a_log_lower_than_its_box_is_not_scrolled() {
    let scroll = Scroll {
        rows: 3,
        height: 500.0,
    };
    assert!(scroll.sight(10.0).abs() < 1e-9 && scroll.top_for(40.0).abs() < 1e-9);
}
