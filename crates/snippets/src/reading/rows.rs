//! Rows by name: a name that comes again replaces its row.

use std::collections::BTreeMap;

/// Rows in order, found by name.
pub(super) struct Rows<R> {
    rows: Vec<R>,
    places: BTreeMap<String, usize>,
}

impl<R> Default for Rows<R> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            places: BTreeMap::new(),
        }
    }
}

impl<R> Rows<R> {
    /// Adds a row, or puts it in the place of the one of this name and gives that back.
    pub(super) fn put(&mut self, name: &str, row: R) -> Option<R> {
        if let Some(earlier) = self.get_mut(name) {
            return Some(std::mem::replace(earlier, row));
        }
        self.places.insert(name.into(), self.rows.len());
        self.rows.push(row);
        None
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut R> {
        let place = self.places.get(name)?;
        self.rows.get_mut(*place)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The rows by name, in the order of the names.
    pub(super) fn by_name(&self) -> impl Iterator<Item = (&str, &R)> {
        let places = self.places.iter();
        places.filter_map(|(name, place)| Some((name.as_str(), self.rows.get(*place)?)))
    }

    pub(super) fn into_rows(self) -> Vec<R> {
        self.rows
    }
}
