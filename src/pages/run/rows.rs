//! The rows of a table of variables or of inputs. The last one is always
//! empty, and becomes a real one when something is typed in it.

mod filled;
mod one;
mod problems;

pub(super) use filled::Fill;
pub(super) use one::{Row, RowId};

use crate::parts::typed_key::Kind;

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

    pub(super) fn variables(pairs: &[(&str, &str)]) -> Rows {
        rows(Kind::Variable, pairs)
    }

    pub(super) fn keys(rows: &Rows) -> Vec<&str> {
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
}
