//! Finding words block by block.

use joblog::{Index, Search, Words};
use proptest::prelude::*;

use crate::{log, properties::bytes};

/// Searches all there is; returns how many blocks were looked at.
fn go_on(search: &mut Search, index: &Index, bytes: &[u8]) -> usize {
    let mut looks = 0;
    while let Some(block) = search.next_block(index) {
        search.look_at(
            index,
            block,
            &index.read(block, &bytes[index.bytes_of(block)]),
        );
        looks += 1;
    }
    looks
}

fn found(words: &str, bytes: &[u8]) -> Vec<usize> {
    let mut index = Index::new();
    index.push(bytes);
    index.finish();
    let mut search = Search::new(Words::new(words));
    go_on(&mut search, &index, bytes);
    assert_eq!(search.count(), search.found().len());
    search.found().to_vec()
}

#[test]
fn words_are_found_whatever_their_case_or_colour() {
    let text = b"an \x1b[31mErr\x1b[0mor\nnothing\nERROR\n\xc3\x89t\xc3\xa9\nx[0m_a";
    let table: [(&str, &[usize]); 8] = [
        ("error", &[0, 2]),
        ("ERROR", &[0, 2]),
        ("\u{e9}T\u{c9}", &[3]),
        ("31", &[]),
        ("[0m_A", &[4]),
        ("x", &[4]),
        ("absent", &[]),
        ("", &[]),
    ];
    for (words, expected) in table {
        assert_eq!(found(words, text), expected, "{words}");
    }
}

#[test]
fn words_are_found_over_the_border_of_a_long_line() {
    let text = "a".repeat(4094) + "needle" + &"b".repeat(9000) + "needle\nneed\nle";
    assert_eq!(found("needle", text.as_bytes()), [1, 3]);
}

#[test]
fn a_search_goes_on_when_the_log_grows() {
    let bytes = b"one\ntwo\none\non";
    let mut index = Index::new();
    let mut search = Search::new(Words::new("one"));
    let mut counts = Vec::new();
    for end in [2, 3, 7, 14] {
        index.push(&bytes[index.length()..end]);
        assert_eq!(go_on(&mut search, &index, bytes), 1);
        assert_eq!(go_on(&mut search, &index, bytes), 0, "nothing is new");
        counts.push(search.found().to_vec());
    }
    assert_eq!(counts, [vec![], vec![0], vec![0], vec![0, 2]]);
}

#[test]
fn each_block_is_looked_at_once() {
    let bytes = b"some words in a line\n".repeat(20_000);
    let mut index = Index::new();
    index.push(&bytes);
    let mut search = Search::new(Words::new("words"));
    assert_eq!(go_on(&mut search, &index, &bytes), index.block_count());
    assert_eq!(search.count(), 20_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_the_text_holds_is_found(bytes in bytes(), words in "[a-ctxst_1: \u{e9}]{1,3}") {
        let log = log(&bytes);
        let expected: Vec<usize> = log
            .lines()
            .enumerate()
            .filter(|(_, line)| line.text().to_lowercase().contains(&words))
            .map(|(at, _)| at)
            .collect();
        let all = found(&words, &bytes);
        prop_assert!(expected.iter().all(|at| all.contains(at)));
        let surplus = all.iter().filter(|at| !expected.contains(at));
        for &at in surplus {
            prop_assert!(log.line(at).is_some_and(|line| line.continues()));
        }
    }
}
