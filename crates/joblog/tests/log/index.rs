//! A log read block by block from its index.

use joblog::{Index, Severity};
use proptest::{collection::vec, prelude::*};

use crate::{log, properties::bytes};

/// The index of these bytes, cut as `sizes` say.
fn index(bytes: &[u8], sizes: &[usize]) -> Index {
    let mut index = Index::new();
    let mut rest = bytes;
    for &size in sizes.iter().cycle().filter(|&&size| size > 0) {
        let (front, back) = rest.split_at(size.min(rest.len()));
        index.push(front);
        rest = back;
        if rest.is_empty() {
            break;
        }
    }
    index.push(rest);
    index
}

/// That every line read through the index is the one of the whole log.
fn assert_reads(index: &Index, bytes: &[u8]) -> Result<(), TestCaseError> {
    let whole = log(bytes);
    prop_assert_eq!(index.length(), bytes.len());
    prop_assert_eq!(index.line_count(), whole.line_count());
    prop_assert_eq!(index.sections(), whole.sections());
    let mut seen = 0;
    for block in 0..index.block_count() {
        let lines = index.read(block, &bytes[index.bytes_of(block)]);
        for at in index.lines_of(block) {
            prop_assert_eq!(at, seen);
            prop_assert_eq!(index.block_of(at), block);
            prop_assert_eq!(lines.line(at), whole.line(at));
            let width = whole.line(at).map(|line| line.text().chars().count());
            prop_assert_eq!(Some(index.width(at)), width);
            seen += 1;
        }
    }
    prop_assert_eq!(seen, whole.line_count());
    let mut number = 0;
    for (at, line) in whole.lines().enumerate() {
        number += usize::from(at > 0 && !line.continues());
        prop_assert_eq!(index.number_of(at), number);
        if !line.continues() {
            prop_assert_eq!(index.line_of_number(number), at);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn blocks_give_the_lines_of_the_whole_log(
        bytes in bytes(),
        times in 1..4000usize,
        sizes in vec(1..99_000usize, 1..4),
    ) {
        let longest = 200_000 / bytes.len().max(1);
        let bytes = bytes.repeat(times.min(longest).max(1));
        let mut index = index(&bytes, &sizes);
        index.finish();
        assert_reads(&index, &bytes)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_cutting_gives_the_same_index(bytes in bytes(), sizes in vec(1..9usize, 1..20)) {
        let mut index = index(&bytes, &sizes);
        index.finish();
        assert_reads(&index, &bytes)?;
    }
}

#[test]
fn a_piece_that_ends_behind_a_timestamp_is_read_on_within_its_line() {
    let bytes = "2026-03-04T05:06:00.000000Z 00O \x1bP\n\
                 2026-03-04T05:06:07.890124Z 00O \n\
                 2026-03-04T05:06:07.890124Z 00O "
        .repeat(2);
    for size in 1..bytes.len() {
        let mut index = index(bytes.as_bytes(), &[size]);
        index.finish();
        assert_reads(&index, bytes.as_bytes()).unwrap();
    }
}

#[test]
fn a_log_that_goes_on_after_its_end_is_read_on() {
    let mut index = Index::new();
    index.push(b"one\xe2\x82");
    index.finish();
    assert_eq!(
        index.read(0, b"one\xe2\x82").line(0).unwrap().text(),
        "one\u{fffd}"
    );
    index.push(b"\xac\ntwo");
    assert!(!index.is_finished());
    let bytes = b"one\xe2\x82\xac\ntwo";
    assert_eq!(index.read(0, bytes).line(0).unwrap().text(), "one\u{20ac}");
    assert_eq!((index.settled_count(), index.line_count()), (1, 2));
}

#[test]
fn one_line_of_many_megabytes_is_read_in_pieces() {
    let bytes = b"0123456789abcdef".repeat(4 << 16);
    let mut index = Index::new();
    index.push(&bytes);
    index.finish();
    assert_eq!(index.line_count(), bytes.len() / 4096);
    assert_eq!(index.number_of(index.line_count() - 1), 0);
    let at = 555;
    let block = index.block_of(at);
    let lines = index.read(block, &bytes[index.bytes_of(block)]);
    let line = lines.line(at).unwrap();
    assert!(line.continues());
    assert_eq!(line.text().as_bytes(), &bytes[at * 4096..][..4096]);
}

#[test]
fn a_rewritten_line_of_many_blocks_is_one() {
    let bytes = (0..40_000)
        .map(|at| format!("\r{at} of 40000"))
        .collect::<String>()
        + "\nend";
    let mut index = Index::new();
    index.push(bytes.as_bytes());
    let block = index.block_of(0);
    let lines = index.read(block, &bytes.as_bytes()[index.bytes_of(block)]);
    assert_eq!(lines.line(0).unwrap().text(), "39999 of 40000");
    assert_eq!(index.line_count(), 2);
}

#[test]
fn errors_and_warnings_are_listed_with_their_lines() {
    let mut index = Index::new();
    index.push(b"fine\n\x1b[33mwarn\x1b[0ming: odd\nerr\x1b[1mor: bad\r\nthe end: error");
    let problems = index.problems();
    let listed: Vec<_> = problems
        .listed()
        .iter()
        .map(|problem| (problem.line, problem.severity, problem.text.as_str()))
        .collect();
    assert_eq!(
        listed,
        [
            (1, Severity::Warning, "warning: odd"),
            (2, Severity::Error, "error: bad")
        ]
    );
    assert_eq!((problems.errors(), problems.warnings()), (1, 1));
    index.push(b"\n");
    assert_eq!(index.problems().errors(), 2);
}
