//! The rows of a table of variables or of inputs. The last one is always
//! empty, and becomes a real one when something is typed in it.

use super::problem::Problem;

/// GitLab's limit on a variable's key, in characters (GitLab docs, CI/CD
/// variables), which the console also keeps for the name of an input.
const KEY_LIMIT: usize = 255;

/// What the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Variables of the build.
    Variable,
    /// Inputs of the CI configuration (GitLab docs, CI/CD inputs).
    Input,
}

impl Kind {
    /// One of them, in a sentence.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Variable => "variable",
            Self::Input => "input",
        }
    }

    /// What tells one from the others, as the head of its column.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Variable => "Key",
            Self::Input => "Name",
        }
    }

    /// Whether a key or name may have this character.
    const fn takes(self, byte: u8) -> bool {
        let dash = matches!(self, Self::Input) && byte == b'-';
        byte.is_ascii_alphanumeric() || byte == b'_' || dash
    }
}

/// Which row, for as long as the form lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct RowId(pub(super) u32);

/// One row. Without `Debug`: its value may be secret.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: RowId,
    /// A variable's key, or an input's name.
    pub(super) key: String,
    pub(super) value: String,
    /// Whether the value is kept out of links, snippets and sight; never so
    /// for an input.
    pub(super) secret: bool,
    /// Whether there was a value once that has to be typed anew.
    asked: bool,
}

impl Row {
    fn is_empty(&self) -> bool {
        self.key.is_empty() && self.value.is_empty()
    }

    /// The key and the value.
    pub(super) fn pair(&self) -> (String, String) {
        (self.key.clone(), self.value.clone())
    }
}

/// What a row is filled with from elsewhere. Without `Debug`, like a row.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Fill {
    /// A value that may be seen.
    Open(String),
    /// An empty value that is to be kept secret.
    Secret,
    /// A secret that was not kept, and has to be typed.
    Asked,
}

/// All rows of one table, in order.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Rows {
    kind: Kind,
    rows: Vec<Row>,
    next: u32,
}

impl Rows {
    /// No rows but the empty one at the end.
    pub(super) fn empty(kind: Kind) -> Self {
        let mut rows = Self {
            kind,
            rows: Vec::new(),
            next: 0,
        };
        rows.keep_last_empty();
        rows
    }

    /// Takes `pairs`, each with whether it is secret, in the place of what
    /// was there. Row numbers go on, so that no row is taken for an older one.
    pub(super) fn replace(&mut self, pairs: impl Iterator<Item = (String, String, bool)>) {
        self.rows.clear();
        for (key, value, secret) in pairs {
            self.add(key, value, secret);
        }
        self.keep_last_empty();
    }

    /// Puts rows before those that are there. A key that somebody typed
    /// meanwhile keeps the typed value.
    pub(super) fn lead_with(&mut self, rows: &[(String, Fill)]) {
        let typed = std::mem::take(&mut self.rows);
        for (key, fill) in rows {
            if typed.iter().any(|row| row.key == *key) {
                continue;
            }
            let (value, secret) = match fill {
                Fill::Open(value) => (value.clone(), false),
                Fill::Secret | Fill::Asked => (String::new(), true),
            };
            self.add(key.clone(), value, secret);
            if let Some(row) = self.rows.last_mut() {
                row.asked = *fill == Fill::Asked;
            }
        }
        self.rows.extend(typed);
        self.keep_last_empty();
    }

    /// Gives `key` this value, which may be seen: in the row that has the key,
    /// or in one after all others.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.key == key) {
            value.clone_into(&mut row.value);
        } else {
            let half = self.rows.pop_if(|last| last.is_empty());
            self.add(key.to_owned(), value.to_owned(), false);
            self.rows.extend(half);
        }
        self.keep_last_empty();
    }

    fn add(&mut self, key: String, value: String, secret: bool) {
        let id = RowId(self.next);
        self.next += 1;
        self.rows.push(Row {
            id,
            key,
            value,
            secret,
            asked: false,
        });
    }

    fn keep_last_empty(&mut self) {
        if self.rows.last().is_none_or(|last| !last.is_empty()) {
            self.add(String::new(), String::new(), false);
        }
    }

    /// What they are.
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// Every row, the empty ones too.
    pub(super) fn all(&self) -> &[Row] {
        &self.rows
    }

    /// The row's name among the rows of all tables, by which it is found in
    /// the page.
    pub(super) fn mark(&self, id: RowId) -> String {
        [self.kind.word(), "-", &id.0.to_string()].concat()
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
    pub(super) fn problem(&self, id: RowId) -> Option<Problem> {
        let at = self.rows.iter().position(|row| row.id == id)?;
        let Row {
            key, value, asked, ..
        } = &self.rows[at];
        if key.is_empty() {
            (!value.is_empty()).then_some(Problem::Missing)
        } else if !key.bytes().all(|byte| self.kind.takes(byte)) {
            Some(Problem::Strange)
        } else if key.len() > KEY_LIMIT {
            Some(Problem::TooLong)
        } else {
            let twice = self.rows[..at].iter().any(|row| row.key == *key);
            let missing = *asked && value.is_empty();
            let missing = missing.then_some(Problem::Asked);
            twice.then_some(Problem::Twice).or(missing)
        }
    }

    /// The first row with a problem.
    pub(super) fn first_problem(&self) -> Option<(RowId, Problem)> {
        let with = |row: &Row| Some((row.id, self.problem(row.id)?));
        self.rows.iter().find_map(with)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Rows that hold these pairs, none of them secret.
    pub(in crate::pages::run) fn rows(kind: Kind, pairs: &[(&str, &str)]) -> Rows {
        let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned(), false);
        let mut rows = Rows::empty(kind);
        rows.next = 0;
        rows.replace(pairs.iter().map(owned));
        rows
    }

    fn variables(pairs: &[(&str, &str)]) -> Rows {
        rows(Kind::Variable, pairs)
    }

    fn keys(rows: &Rows) -> Vec<&str> {
        rows.all().iter().map(|row| row.key.as_str()).collect()
    }

    #[test]
    fn the_last_row_is_always_empty() {
        let mut rows = variables(&[]);
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
        let mut rows = variables(&[("A", "1"), ("B", "2")]);
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
    fn replaced_rows_are_other_rows() {
        let mut rows = variables(&[("A", "1")]);
        let before: Vec<_> = rows.all().iter().map(|row| row.id).collect();
        rows.replace([("B".to_owned(), "2".to_owned(), true)].into_iter());
        assert_eq!(keys(&rows), ["B", ""]);
        assert!(rows.all()[0].secret);
        assert!(rows.all().iter().all(|row| !before.contains(&row.id)));
    }

    #[test]
    fn rows_from_elsewhere_come_first_and_take_nothing_away() {
        let mut rows = variables(&[("TYPED", "mine"), ("", "half")]);
        let open = |value: &str| Fill::Open(value.to_owned());
        let filled = [
            ("A", open("1")),
            ("TYPED", open("theirs")),
            ("S", Fill::Asked),
        ];
        rows.lead_with(&filled.map(|(key, fill)| (key.to_owned(), fill)));
        assert_eq!(keys(&rows), ["A", "S", "TYPED", "", ""]);
        assert_eq!(rows.all()[2].value, "mine");
        assert_eq!(rows.all()[3].value, "half");
        assert!(rows.all()[1].secret && !rows.all()[0].secret);
    }

    #[test]
    fn a_chosen_value_goes_into_the_row_of_its_key() {
        let mut rows = variables(&[("A", "1")]);
        rows.set("B", "2");
        rows.set("A", "3");
        assert_eq!(keys(&rows), ["A", "B", ""]);
        let values = rows.all().iter().map(|row| row.value.as_str());
        assert_eq!(values.collect::<Vec<_>>(), ["3", "2", ""]);
        assert!(rows.is_last(rows.all()[2].id));
    }

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
    fn keys_follow_gitlabs_rule() {
        let long = "K".repeat(KEY_LIMIT);
        let too_long = long.clone() + "K";
        for (key, value, problem) in [
            ("UPLOAD_TO_S3", "", None),
            ("_9z", "x", None),
            ("9", "x", None),
            ("", "", None),
            (&long, "x", None),
            ("", "x", Some(Problem::Missing)),
            ("A B", "x", Some(Problem::Strange)),
            ("ü", "x", Some(Problem::Strange)),
            (" A", "x", Some(Problem::Strange)),
            ("A]", "x", Some(Problem::Strange)),
            (&too_long, "x", Some(Problem::TooLong)),
        ] {
            for kind in [Kind::Variable, Kind::Input] {
                let found = rows(kind, &[(key, value)]).problem(RowId(0));
                assert_eq!(found, problem, "{kind:?} {key:?}");
            }
        }
        let dashed = |kind| rows(kind, &[("a-b", "x")]).problem(RowId(0));
        assert_eq!(dashed(Kind::Variable), Some(Problem::Strange));
        assert_eq!(dashed(Kind::Input), None);
    }

    #[test]
    fn the_later_of_two_equal_keys_is_the_wrong_one() {
        let rows = variables(&[("A", "1"), ("a", "2"), ("A", "3")]);
        assert_eq!(rows.first_problem(), Some((RowId(2), Problem::Twice)));
    }
}
