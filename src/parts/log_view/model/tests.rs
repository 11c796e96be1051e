//! What is drawn anew, what is hidden, what is found.

use super::*;

const SECTIONS: &str = "start\n\
    section_start:100:outer\r\x1b[0KOuter\n\
    one\n\
    section_start:101:inner[collapsed=true]\r\x1b[0KInner\n\
    two\n\
    section_end:103:inner\r\x1b[0K\
    three\n\
    section_end:110:outer\r\x1b[0K\
    end\n";

fn model(text: &str) -> Model {
    let mut model = Model::default();
    assert!(model.take_in(text.as_bytes()));
    model
}

fn texts(model: &Model, toggled: &[usize]) -> Vec<String> {
    let hiding = model.hiding(&toggled.iter().copied().collect());
    let rows = model
        .chunks()
        .into_iter()
        .flat_map(|start| model.rows(start, &hiding));
    let text = |row: Row| model.line(row.index).unwrap().text().to_owned();
    rows.map(text).collect()
}

fn numbered(count: usize) -> String {
    (0..count)
        .map(|number| format!("line {number}\n"))
        .collect()
}

#[test]
fn a_growing_log_draws_only_what_is_new() {
    let mut model = model("a\nb\nc");
    let before = model.rows(0, &[]);
    assert!(!model.take_in(b"a\nb\nc"), "nothing is new");
    assert_eq!(model.rows(0, &[]), before);
    assert!(model.take_in(b"a\nb\nc and more\nd\n"));
    let after = model.rows(0, &[]);
    assert_eq!(before[..2], after[..2], "whole lines stay");
    assert_ne!(before[2], after[2], "the open line went on");
    assert_eq!(after.len(), 4);
}

#[test]
fn another_log_is_drawn_anew_from_its_first_line() {
    let mut model = model("a\nb\n");
    let before = model.rows(0, &[]);
    assert!(model.take_in(b"x\nb\n"));
    let after = model.rows(0, &[]);
    assert_eq!(after.len(), 2);
    assert!(before.iter().zip(&after).all(|(old, new)| old != new));
}

#[test]
fn a_header_changes_when_its_section_is_over() {
    let mut model = model("section_start:100:s\r\x1b[0KS\nbody\n");
    let before = model.rows(0, &[false]);
    assert!(model.take_in(b"section_start:100:s\r\x1b[0KS\nbody\nsection_end:107:s\r\x1b[0Kend\n"));
    let after = model.rows(0, &[false]);
    assert_eq!((before[0].took, after[0].took), (None, Some(7)));
    assert_eq!(before[1], after[1]);
}

#[test]
fn a_folded_section_keeps_its_header() {
    let model = model(SECTIONS);
    let rows: [(&[usize], &[&str]); 4] = [
        (&[], &["start", "Outer", "one", "Inner", "three", "end"]),
        (
            &[1],
            &["start", "Outer", "one", "Inner", "two", "three", "end"],
        ),
        (&[0], &["start", "Outer", "end"]),
        (&[0, 1], &["start", "Outer", "end"]),
    ];
    for (toggled, wanted) in rows {
        assert_eq!(texts(&model, toggled), wanted, "{toggled:?}");
    }
}

#[test]
fn what_hides_a_line_is_found_from_the_inside_out() {
    let model = model(SECTIONS);
    let none = Toggled::new();
    let outer = Toggled::from([0]);
    assert_eq!(model.folds_over(4, &none), [1]);
    assert_eq!(model.folds_over(4, &outer), [1, 0]);
    assert!(
        model.folds_over(3, &none).is_empty(),
        "a header is not in its own section"
    );
    assert!(model.folds_over(0, &outer).is_empty());
    assert!(model.folds_over(99, &outer).is_empty());
}

#[test]
fn of_a_long_log_the_end_is_drawn_in_whole_chunks() {
    let model = model(&numbered(MOST + 1));
    assert_eq!(model.skipped(), CHUNK);
    assert_eq!(model.chunks().first(), Some(&CHUNK));
    assert_eq!(model.chunks().len(), MOST / CHUNK);
    let whole = self::model(&numbered(MOST));
    assert_eq!((whole.skipped(), whole.chunks().len()), (0, MOST / CHUNK));
}

#[test]
fn a_section_without_a_drawn_header_hides_nothing() {
    let head = "section_start:1:s[collapsed=true]\r\x1b[0KS\n";
    let short = model(&(head.to_owned() + &numbered(5)));
    assert_eq!(short.hiding(&Toggled::new()), [true]);
    let long = model(&(head.to_owned() + &numbered(MOST)));
    assert_eq!(long.hiding(&Toggled::new()), [false]);
}

#[test]
fn words_are_found_whatever_their_case_or_colour() {
    let model = model("an \x1b[31mErr\x1b[0mor\nnothing\nERROR\n");
    assert_eq!(model.find("error"), [0, 2]);
    assert!(model.find("absent").is_empty());
    assert!(model.find("").is_empty());
}

#[test]
fn the_last_line_is_whole_once_the_job_is_over() {
    let mut model = model("done\x1b[3");
    assert_eq!(model.line(0).unwrap().text(), "done");
    assert!(model.finish());
    assert_eq!(model.line(0).unwrap().text(), "done3");
    assert!(!model.finish());
}
