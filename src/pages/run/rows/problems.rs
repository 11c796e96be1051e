//! Rows that cannot be sent as they are.

use super::super::problem::Problem;
use super::{Row, RowId, Rows};

impl Rows {
    /// What is wrong with a row, if anything.
    pub(in crate::pages::run) fn problem(&self, id: RowId) -> Option<Problem> {
        let at = self.rows.iter().position(|row| row.id == id)?;
        let Row {
            key, value, asked, ..
        } = &self.rows[at];
        let earlier = self.rows[..at].iter().map(|row| row.key.as_str());
        let of_key = self.kind.problem(key, !value.is_empty(), earlier);
        let missing = *asked && !key.is_empty() && value.is_empty();
        of_key
            .map(Problem::Key)
            .or(missing.then_some(Problem::Asked))
    }

    /// The first row with a problem.
    pub(in crate::pages::run) fn first_problem(&self) -> Option<(RowId, Problem)> {
        let with = |row: &Row| Some((row.id, self.problem(row.id)?));
        self.rows.iter().find_map(with)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Fill;
    use super::super::tests::variables;
    use super::*;
    use crate::parts::typed_key::KeyProblem;

    #[test]
    fn a_secret_that_was_not_kept_is_asked_for() {
        let mut rows = variables(&[]);
        let filled = [("S", Fill::Asked), ("EMPTY", Fill::Secret)];
        rows.lead_with(&filled.map(|(key, fill)| (key.to_owned(), fill)));
        let (asked, empty) = (rows.all()[0].id, rows.all()[1].id);
        assert_eq!(rows.problem(asked), Some(Problem::Asked));
        assert_eq!(rows.problem(empty), None);
        rows.change(asked, |row| row.value.push('x'));
        assert_eq!(rows.first_problem(), None);
    }

    #[test]
    fn the_later_of_two_equal_keys_is_the_wrong_one() {
        let rows = variables(&[("A", "1"), ("a", "2"), ("A", "3")]);
        assert_eq!(
            rows.first_problem(),
            Some((RowId(2), Problem::Key(KeyProblem::Twice)))
        );
    }
}
