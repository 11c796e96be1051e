//! The variables that are typed for a manual job.

use crate::parts::typed_key::Kind;

/// One variable. Without `Debug`: its value may be secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Pair {
    /// Its key.
    pub(super) key: String,
    /// Its value.
    pub(super) value: String,
}

impl Pair {
    fn is_empty(&self) -> bool {
        self.key.is_empty() && self.value.is_empty()
    }
}

/// What is typed: one row for each variable, and an empty one at the end.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Given(Vec<Pair>);

impl Given {
    /// Nothing typed yet.
    pub(super) fn nothing() -> Self {
        Self(vec![Pair::default()])
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.0.len()
    }

    /// The row at `place`.
    pub(super) fn row(&self, place: usize) -> Option<&Pair> {
        self.0.get(place)
    }

    /// Changes the row at `place`; the last one never stays without an empty one after it.
    pub(super) fn change(&mut self, place: usize, change: impl FnOnce(&mut Pair)) {
        if let Some(pair) = self.0.get_mut(place) {
            change(pair);
        }
        if self.0.last().is_none_or(|last| !last.is_empty()) {
            self.0.push(Pair::default());
        }
    }

    /// What is wrong with the row at `place`, if anything, and what to do about it.
    pub(super) fn problem(&self, place: usize) -> Option<&'static str> {
        let Pair { key, value } = self.0.get(place)?;
        let earlier = self.0.iter().take(place).map(|pair| pair.key.as_str());
        let problem = Kind::Variable.problem(key, !value.is_empty(), earlier)?;
        Some(problem.sentence(Kind::Variable))
    }

    /// The first row that cannot be sent.
    pub(super) fn first_problem(&self) -> Option<usize> {
        (0..self.0.len()).find(|place| self.problem(*place).is_some())
    }

    /// The keys and values to send, in their order.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let typed = self.0.iter().filter(|pair| !pair.is_empty());
        typed
            .map(|pair| (pair.key.clone(), pair.value.clone()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Given {
        let mut given = Given::nothing();
        for (place, (key, value)) in pairs.iter().enumerate() {
            given.change(place, |pair| {
                (pair.key, pair.value) = ((*key).to_owned(), (*value).to_owned());
            });
        }
        given
    }

    #[test]
    fn an_empty_row_waits_at_the_end_and_is_not_sent() {
        let given = typed(&[("TARGET", "eu"), ("EMPTY", "")]);
        assert_eq!(given.rows(), 3);
        let sent = [("TARGET", "eu"), ("EMPTY", "")];
        assert!(
            given
                .pairs()
                .iter()
                .map(|(key, value)| (&**key, &**value))
                .eq(sent)
        );
        assert_eq!(given.first_problem(), None);
        assert!(Given::nothing().pairs().is_empty());
    }

    #[test]
    fn a_row_that_cannot_be_sent_says_why() {
        let rows = [
            (vec![("", "x")], Some(0), "no key"),
            (vec![("A", "x"), ("A-B", "x")], Some(1), "letters"),
            (vec![("A", "x"), ("B", "y"), ("A", "z")], Some(2), "earlier"),
            (vec![("a", "x"), ("A", "z")], None, ""),
        ];
        for (pairs, place, word) in rows {
            let given = typed(&pairs);
            assert_eq!(given.first_problem(), place, "{pairs:?}");
            let said = place.and_then(|place| given.problem(place));
            assert!(said.unwrap_or_default().contains(word), "{pairs:?}");
        }
    }
}
