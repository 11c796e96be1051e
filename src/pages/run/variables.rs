//! The rows of the variables table. The last one is always empty, and becomes
//! a real one when something is typed in it.

/// GitLab's limit on a variable's key, in characters (GitLab docs, CI/CD
/// variables).
const KEY_LIMIT: usize = 255;

/// Which row, for as long as the form lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct RowId(pub(super) u32);

/// One row. Without `Debug`: its value may be secret.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: RowId,
    pub(super) key: String,
    pub(super) value: String,
    /// Whether the value is kept out of links, snippets and sight.
    pub(super) secret: bool,
}

impl Row {
    fn is_empty(&self) -> bool {
        self.key.is_empty() && self.value.is_empty()
    }
}

/// All rows, in order.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Rows {
    rows: Vec<Row>,
    next: u32,
}

/// What is wrong with a row's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyProblem {
    /// There is a value, but no key.
    Missing,
    /// It has a character that GitLab does not take.
    Strange,
    /// It has more than 255 characters.
    TooLong,
    /// An earlier row has it too.
    Twice,
}

impl KeyProblem {
    /// What is wrong and what to do.
    pub(super) const fn sentence(self) -> &'static str {
        match self {
            Self::Missing => "This value has no key. Name it, or clear it.",
            Self::Strange => "Use letters, digits and underscores only.",
            Self::TooLong => "A key has 255 characters at most. Shorten it.",
            Self::Twice => "An earlier row has this key. Rename or remove one.",
        }
    }
}

impl Rows {
    /// Rows for `variables`, none of them secret.
    pub(super) fn of(variables: Vec<(String, String)>) -> Self {
        let mut rows = Self {
            rows: Vec::new(),
            next: 0,
        };
        for (key, value) in variables {
            rows.add(key, value);
        }
        rows.keep_last_empty();
        rows
    }

    fn add(&mut self, key: String, value: String) {
        let id = RowId(self.next);
        self.next += 1;
        self.rows.push(Row {
            id,
            key,
            value,
            secret: false,
        });
    }

    fn keep_last_empty(&mut self) {
        if self.rows.last().is_none_or(|last| !last.is_empty()) {
            self.add(String::new(), String::new());
        }
    }

    /// Every row, the empty ones too.
    pub(super) fn all(&self) -> &[Row] {
        &self.rows
    }

    /// The rows that hold something.
    pub(super) fn given(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.is_empty())
    }

    /// Whether it is the empty row at the end.
    pub(super) fn is_last(&self, id: RowId) -> bool {
        self.rows.last().is_some_and(|last| last.id == id)
    }

    /// The row's number, from 1.
    pub(super) fn number(&self, id: RowId) -> usize {
        let at = self.rows.iter().position(|row| row.id == id);
        at.map_or(self.rows.len(), |at| at + 1)
    }

    /// Changes one row; one that has gone stays gone.
    pub(super) fn change(&mut self, id: RowId, change: impl FnOnce(&mut Row)) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.id == id) {
            change(row);
        }
        self.keep_last_empty();
    }

    /// Takes a row away; gives the one that takes its place.
    pub(super) fn remove(&mut self, id: RowId) -> Option<RowId> {
        let at = self.rows.iter().position(|row| row.id == id)?;
        self.rows.remove(at);
        self.keep_last_empty();
        self.rows.get(at).map(|row| row.id)
    }

    /// What is wrong with a row's key, if anything.
    pub(super) fn problem(&self, id: RowId) -> Option<KeyProblem> {
        let at = self.rows.iter().position(|row| row.id == id)?;
        let Row { key, value, .. } = &self.rows[at];
        let taken = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if key.is_empty() {
            (!value.is_empty()).then_some(KeyProblem::Missing)
        } else if !key.bytes().all(taken) {
            Some(KeyProblem::Strange)
        } else if key.len() > KEY_LIMIT {
            Some(KeyProblem::TooLong)
        } else {
            let twice = self.rows[..at].iter().any(|row| row.key == *key);
            twice.then_some(KeyProblem::Twice)
        }
    }

    /// The first row with a problem.
    pub(super) fn first_problem(&self) -> Option<(RowId, KeyProblem)> {
        let with = |row: &Row| Some((row.id, self.problem(row.id)?));
        self.rows.iter().find_map(with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(variables: &[(&str, &str)]) -> Rows {
        let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        Rows::of(variables.iter().map(owned).collect())
    }

    fn keys(rows: &Rows) -> Vec<&str> {
        rows.all().iter().map(|row| row.key.as_str()).collect()
    }

    #[test]
    fn the_last_row_is_always_empty() {
        let mut rows = rows(&[]);
        assert_eq!(keys(&rows), [""]);
        rows.change(RowId(0), |row| row.value.push('x'));
        assert_eq!(keys(&rows), ["", ""]);
        assert!(rows.is_last(RowId(1)) && !rows.is_last(RowId(0)));
        rows.change(RowId(0), |row| row.value.clear());
        assert_eq!(rows.all().len(), 2, "a row that is being typed in stays");
        assert_eq!(rows.given().count(), 0);
    }

    #[test]
    fn the_next_row_takes_the_place_of_a_removed_one() {
        let mut rows = rows(&[("A", "1"), ("B", "2")]);
        assert_eq!(rows.remove(RowId(0)), Some(RowId(1)));
        assert_eq!(keys(&rows), ["B", ""]);
        assert_eq!(rows.remove(RowId(7)), None);
        assert_eq!(
            rows.remove(RowId(2)),
            Some(RowId(3)),
            "never without a last row"
        );
        assert_eq!(rows.number(RowId(1)), 1);
    }

    #[test]
    fn keys_follow_gitlabs_rule() {
        let long = "K".repeat(KEY_LIMIT);
        let too_long = long.clone() + "K";
        for (key, value, problem) in [
            ("UPLOAD_TO_S3", "", None),
            ("_9z", "x", None),
            ("9", "x", None),
            ("", "", None),
            (&long, "x", None),
            ("", "x", Some(KeyProblem::Missing)),
            ("A B", "x", Some(KeyProblem::Strange)),
            ("A-B", "x", Some(KeyProblem::Strange)),
            ("ü", "x", Some(KeyProblem::Strange)),
            (" A", "x", Some(KeyProblem::Strange)),
            (&too_long, "x", Some(KeyProblem::TooLong)),
        ] {
            assert_eq!(rows(&[(key, value)]).problem(RowId(0)), problem, "{key:?}");
        }
    }

    #[test]
    fn the_later_of_two_equal_keys_is_the_wrong_one() {
        let rows = rows(&[("A", "1"), ("a", "2"), ("A", "3")]);
        assert_eq!(rows.first_problem(), Some((RowId(2), KeyProblem::Twice)));
    }
}
