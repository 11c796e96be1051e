//! Rows that come from elsewhere: from a link, an earlier build, a preset, or
//! the CI configuration.

use super::Rows;

/// What a row is filled with from elsewhere. Without `Debug`, like a row.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::pages::run) enum Fill {
    /// A value that may be seen.
    Open(String),
    /// An empty value that is to be kept secret.
    Secret,
    /// A secret that was not kept, and has to be typed.
    Asked,
}

impl Rows {
    /// Takes `pairs`, each with whether it is secret, in the place of what
    /// was there. Row numbers go on, so that no row is taken for an older one.
    pub(in crate::pages::run) fn replace(
        &mut self,
        pairs: impl Iterator<Item = (String, String, bool)>,
    ) {
        self.rows.clear();
        for (key, value, secret) in pairs {
            self.add(key, value, secret);
        }
        self.keep_last_empty();
    }

    /// Puts rows before those that are there. A key that somebody typed
    /// meanwhile keeps the typed value.
    pub(in crate::pages::run) fn lead_with(&mut self, rows: &[(String, Fill)]) {
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
    pub(in crate::pages::run) fn set(&mut self, key: &str, value: &str) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.key == key) {
            value.clone_into(&mut row.value);
        } else {
            let half = self.rows.pop_if(|last| last.is_empty());
            self.add(key.to_owned(), value.to_owned(), false);
            self.rows.extend(half);
        }
        self.keep_last_empty();
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{keys, variables};
    use super::*;

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
}
