//! Which sections a person folds, by name, for all logs read in this browser.

use crate::data::kept::Document;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many are kept; the oldest go first.
const MOST: usize = 100;

/// Names of sections, and whether each was left folded; the latest last.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct FoldedSections(Vec<(String, bool)>);

impl Document for FoldedSections {
    const NAME: &'static str = "folded-sections";
    const HOLDS: &'static str = "which sections of logs you fold";
    const VERSION: u32 = 1;
}

impl FoldedSections {
    /// Remembers how a section was left.
    pub(super) fn remember(&mut self, name: &str, folded: bool) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), folded));
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// How each was left.
    pub(super) fn by_name(&self) -> BTreeMap<String, bool> {
        self.0.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_word_counts_and_the_oldest_goes() {
        let mut sections = FoldedSections::default();
        sections.remember("first", true);
        for number in 0..MOST {
            sections.remember("again", number % 2 == 0);
            sections.remember(&number.to_string(), true);
        }
        let names = sections.by_name();
        assert_eq!(names.len(), MOST);
        assert_eq!(names.get("again"), Some(&false));
        assert_eq!(names.get("first"), None);
    }
}
