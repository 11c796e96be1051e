use super::*;
use crate::parts::sample::job;
use gitlab::VariableKind;

fn variable(key: &str, value: &str) -> Variable {
    Variable {
        key: key.to_owned(),
        value: value.to_owned(),
        kind: VariableKind::EnvVar,
        raw: None,
    }
}

fn told(first: &[Variable], second: &[Variable]) -> Vec<(String, &'static str)> {
    let rows = variables(first, second).into_iter();
    rows.map(|row| (row.key, row.change.word())).collect()
}

#[test]
fn what_differs_comes_first() {
    let first = [
        variable("A", "1"),
        variable("GONE", "x"),
        variable("B", "2"),
        variable(PAYLOAD, "{}"),
    ];
    let second = [
        variable("A", "1"),
        variable("B", "3"),
        variable("NEW", ""),
        variable(PAYLOAD, "{ }"),
    ];
    let expected = [
        ("B", "changed"),
        ("NEW", "added"),
        ("GONE", "removed"),
        ("A", "same"),
    ];
    assert_eq!(
        told(&first, &second),
        expected.map(|(key, word)| (key.to_owned(), word))
    );
    assert!(told(&[], &[]).is_empty());
}

#[test]
fn a_file_is_not_the_same_as_a_value_and_the_last_of_a_key_counts() {
    let file = Variable {
        kind: VariableKind::File,
        ..variable("A", "1")
    };
    assert_eq!(told(&[variable("A", "1")], &[file])[0].1, "changed");
    let twice = [variable("A", "0"), variable("A", "1")];
    assert_eq!(told(&twice, &[variable("A", "1")])[0].1, "same");
}

#[test]
fn jobs_meet_by_name_and_the_newest_run_counts() {
    let timed = |id, name: &str, status: Status, seconds: f64| Job {
        status,
        duration: Some(seconds),
        ..job(id, "test", name)
    };
    let first = [
        timed(1, "unit", Status::Success, 10.0),
        timed(2, "old", Status::Success, 1.0),
    ];
    let second = [
        timed(9, "unit", Status::Success, 14.0),
        timed(7, "unit", Status::Failed, 3.0),
        timed(8, "new", Status::Running, 2.0),
    ];
    let rows = jobs(&first, &second);
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["unit", "new", "old"]);
    let differ: Vec<bool> = rows.iter().map(JobRow::differs).collect();
    assert_eq!(differ, [false, true, true]);
    assert_eq!(rows[0].longer(), Some(4.0));
    assert_eq!(rows[1].longer(), None);
}
