use super::*;
use crate::pages::inventory::sample::entry;
use crate::parts::trigger::sample::{owned_by, trigger, used_at};
use gitlab::UserId;
use proptest::prelude::*;
use serde_json::Value;

fn from() -> Viewpoint {
    Viewpoint {
        now: Timestamp::parse("2026-11-23T12:00:00Z").unwrap(),
        me: UserId(1),
        unused_days: 90,
        without_access: None,
    }
}

/// Reads CSV as RFC 4180 has it: a reader of the test's own.
fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut letters, mut is_quoted) = (text.chars().peekable(), false);
    while let Some(letter) = letters.next() {
        match (letter, is_quoted) {
            ('"', true) if letters.peek() == Some(&'"') => {
                letters.next();
                push(&mut rows, '"');
            }
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => rows.last_mut().unwrap().push(String::new()),
            ('\r', false) if letters.peek() == Some(&'\n') => {
                letters.next();
                rows.push(vec![String::new()]);
            }
            (other, _) => push(&mut rows, other),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends");
    rows
}

fn push(rows: &mut [Vec<String>], letter: char) {
    rows.last_mut().unwrap().last_mut().unwrap().push(letter);
}

#[test]
fn a_trigger_is_one_line_under_the_names_of_the_api() {
    let mut it = used_at(owned_by(trigger(10, "nightly, \"docs\""), 1, "Ada"), 0);
    it.expires_at = Timestamp::parse("2026-11-24T00:00:00Z");
    let text = csv(&[entry("docs/handbook", it)], &from());
    assert_eq!(
        text,
        "project,project_id,id,token_starts_with,description,owner,owner_name,created_at,\
         last_used,expires_at,findings\r\n\
         docs/handbook,9,10,0000,\"nightly, \"\"docs\"\"\",ada,Ada,,1970-01-01T00:00:00.000Z,\
         2026-11-24T00:00:00.000Z,not-used-for-long expires-soon mine\r\n"
    );
}

#[test]
fn no_cell_is_a_formula() {
    for hostile in [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1",
    ] {
        let rows = read(&csv(&[entry("g/p", trigger(1, hostile))], &from()));
        assert_eq!(rows[1][4], ["'", hostile].concat());
    }
    let rows = read(&csv(&[entry("g/p", trigger(1, "a=1"))], &from()));
    assert_eq!(rows[1][4], "a=1");
}

#[test]
fn no_token_is_written_not_even_one_in_a_description() {
    let token = "glptt-00000000000000000000000000000000000000ab";
    let it = trigger(1, &["was ", token].concat());
    let entries = [entry("g/p", it)];
    for text in [csv(&entries, &from()), json(&entries, &from())] {
        assert!(!text.contains("glptt-0"), "{text}");
        assert!(text.contains("was ••••"), "{text}");
    }
}

#[test]
fn json_has_the_same_and_tells_never_from_empty() {
    let others = owned_by(trigger(7, "a"), 2, "Linus");
    let text = json(&[entry("g/p", others)], &from());
    let read: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read[0]["id"], 7);
    assert_eq!(read[0]["last_used"], Value::Null);
    assert_eq!(
        read[0]["findings"],
        serde_json::json!(["never-used", "others"])
    );
    assert_eq!(read[0].as_object().unwrap().len(), HEADINGS.len());
    assert_eq!(json(&[], &from()), "[]\n");
}

proptest! {
    #[test]
    fn any_text_reads_back_and_starts_nothing(texts in proptest::collection::vec(any::<String>(), 0..6)) {
        let entries: Vec<Arc<Entry>> =
            texts.iter().map(|text| entry(text, trigger(1, text))).collect();
        let rows = read(&csv(&entries, &from()));
        prop_assert_eq!(rows.len(), texts.len() + 1);
        for (row, text) in rows[1..].iter().zip(&texts) {
            prop_assert_eq!(row.len(), HEADINGS.len());
            prop_assert_eq!(row[0].strip_prefix('\'').unwrap_or(&row[0]),
                text.strip_prefix('\'').unwrap_or(text));
            for cell in row {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
            }
        }
        let read: Value = serde_json::from_str(&json(&entries, &from())).unwrap();
        prop_assert_eq!(read.as_array().map(Vec::len), Some(texts.len()));
    }
}
