//! Sections from their markers.

use joblog::{Log, Section};

use crate::{log, texts};

const END: &str = "\r\x1b[0K";

fn start(at: u64, name: &str) -> String {
    format!("section_start:{at}:{name}{END}")
}

fn end(at: u64, name: &str) -> String {
    format!("section_end:{at}:{name}{END}")
}

/// Name, header line, last line and duration of each section.
fn outline(log: &Log) -> Vec<(&str, usize, Option<usize>, Option<u64>)> {
    log.sections()
        .iter()
        .map(|section| {
            (
                section.name.as_str(),
                section.header_line,
                section.last_line,
                section.duration_seconds,
            )
        })
        .collect()
}

/// For each line the name of its section, with a `*` on headers.
fn owners(log: &Log) -> Vec<String> {
    log.lines()
        .map(|line| {
            let name = line
                .section()
                .map_or("", |id| log.sections()[id.index()].name.as_str());
            let star = if line.is_section_header() { "*" } else { "" };
            format!("{name}{star}")
        })
        .collect()
}

#[test]
fn a_section_has_a_header_lines_and_a_duration() {
    let log = log(format!(
        "before\n{}Header\nbody\n{}after\n",
        start(10, "build"),
        end(73, "build"),
    ));
    assert_eq!(texts(&log), ["before", "Header", "body", "after"]);
    assert_eq!(outline(&log), [("build", 1, Some(2), Some(63))]);
    assert_eq!(owners(&log), ["", "build*", "build", ""]);
    assert_eq!(log.sections()[0].started_at, Some(10));
    assert!(!log.sections()[0].collapsed);
}

#[test]
fn markers_break_the_lines_they_stand_on() {
    let log = log(format!("left{}Header{}right", start(1, "a"), end(2, "a")));
    assert_eq!(texts(&log), ["left", "Header", "right"]);
    assert_eq!(owners(&log), ["", "a*", ""]);
}

#[test]
fn a_line_with_nothing_but_a_marker_is_none_unless_it_is_a_header() {
    let log = log(format!(
        "{}\nbody\n{}\n\nafter\n{}\n",
        start(1, "a"),
        end(2, "a"),
        end(3, "unmatched"),
    ));
    assert_eq!(texts(&log), ["", "body", "", "after"]);
    assert_eq!(owners(&log), ["a*", "a", "", ""]);
}

#[test]
fn sections_nest_and_the_outer_closes_the_inner() {
    let log = log(format!(
        "{}Outer\n{}Inner\ndeep\n{}after\n",
        start(1, "outer"),
        start(2, "inner"),
        end(9, "outer"),
    ));
    assert_eq!(
        outline(&log),
        [
            ("outer", 0, Some(2), Some(8)),
            // When it really ended is not known.
            ("inner", 1, Some(2), None),
        ]
    );
    assert_eq!(owners(&log), ["outer*", "inner*", "inner", ""]);
    let parents: Vec<Option<usize>> = log
        .sections()
        .iter()
        .map(|section| section.parent.map(joblog::SectionId::index))
        .collect();
    assert_eq!(parents, [None, Some(0)]);
}

#[test]
fn the_same_name_inside_itself_closes_from_the_inside() {
    let log = log(format!(
        "{}A\n{}B\n{}{}",
        start(1, "a"),
        start(3, "a"),
        end(4, "a"),
        end(6, "a"),
    ));
    assert_eq!(
        outline(&log),
        [("a", 0, Some(1), Some(5)), ("a", 1, Some(1), Some(1))]
    );
}

#[test]
fn a_section_without_an_end_stays_open() {
    let log = log(format!("{}Header\nbody\n", start(1, "a")));
    assert_eq!(outline(&log), [("a", 0, None, None)]);
    assert_eq!(owners(&log), ["a*", "a"]);
}

#[test]
fn an_end_without_a_start_leaves_the_text_in_one_piece() {
    let log = log(format!("Hello {}world\n", end(1, "a")));
    assert_eq!(texts(&log), ["Hello world"]);
    assert!(log.sections().is_empty());
}

#[test]
fn times_that_make_no_sense_give_no_duration() {
    let backwards = log(format!("{}a\n{}", start(9, "a"), end(3, "a")));
    assert_eq!(outline(&backwards), [("a", 0, Some(0), None)]);
    let endless = log(format!(
        "section_start:{}:a{END}a\n{}",
        "9".repeat(40),
        end(3, "a")
    ));
    assert_eq!(outline(&endless), [("a", 0, Some(0), None)]);
}

#[test]
fn a_job_may_ask_for_a_folded_section() {
    let log = log(format!("section_start:1:a[collapsed=true]{END}Header\n"));
    assert!(log.sections()[0].collapsed);
    assert_eq!(texts(&log), ["Header"]);
}

#[test]
fn names_are_compared_as_gitlab_compares_them() {
    let log = log(format!(
        "{}a\n{}",
        start(1, "My_Step.1"),
        end(2, "my-step-1")
    ));
    assert_eq!(outline(&log), [("my-step-1", 0, Some(0), Some(1))]);
}

#[test]
fn text_that_only_looks_like_a_marker_stays_text() {
    let table = [
        ("section_start:1:a\n", "section_start:1:a"),
        ("section_start:1:a\r\n", "section_start:1:a"),
        ("section_start:1:a\x1b[0K\n", "section_start:1:a"),
        ("section_start:1:a\rtext\n", "text"),
        ("section_start:1:a\r\x1b[Ktext\n", "text"),
        ("section_start:1:a\r\r\x1b[0Ktext\n", "text"),
        ("section_start:1:a\r\x1b[m\x1b[0Ktext\n", "text"),
        ("section_\x1b[mstart:1:a\r\x1b[0Ktext\n", "text"),
        ("section_\0start:1:a\r\x1b[0Ktext\n", "text"),
        ("section_start:1:$a\r\x1b[0Ktext\n", "text"),
        ("sec\rtion_start:1:a\r\x1b[0Ktext\n", "text"),
    ];
    for (bytes, expected) in table {
        let log = log(bytes);
        assert_eq!(texts(&log), [expected], "{}", bytes.escape_debug());
        assert!(log.sections().is_empty(), "{}", bytes.escape_debug());
    }
}

#[test]
fn a_marker_cannot_be_put_together_from_two_lines() {
    let log = log("section_\nstart:1:a\r\x1b[0Ktext\n");
    assert_eq!(texts(&log), ["section_", "text"]);
    assert!(log.sections().is_empty());
}

#[test]
fn what_is_nested_too_deeply_is_shown_in_the_section_around_it() {
    let starts: String = (0..40)
        .map(|n| start(n, &format!("s{n}")) + "Header\n")
        .collect();
    let ends: String = (0..40)
        .rev()
        .map(|n| end(n + 1, &format!("s{n}")))
        .collect();
    let log = log(format!("{starts}text\n{ends}after\n"));
    assert_eq!(log.line_count(), 42);
    assert_eq!(log.sections().len(), 32);
    assert!(
        log.sections()
            .iter()
            .all(|section: &Section| section.duration_seconds == Some(1))
    );
    let owners = owners(&log);
    assert_eq!(owners[31..33], ["s31*", "s31"]);
    assert_eq!(owners[40..], ["s31", ""]);
}
