//! In which order the table shows triggers, and which of them.

use super::finding::{Finding, Viewpoint};
use crate::data::inventory::entry::Entry;
use crate::parts::trigger::facts::label;
use crate::ui::sort::Sorting;
use gitlab::{Timestamp, TriggerId};
use std::sync::Arc;

/// A column by which the table can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The project's path.
    Project,
    /// The short token.
    Token,
    /// What the trigger is called.
    Description,
    /// Its owner's name.
    Owner,
    /// When it was last used.
    LastUsed,
    /// When it stops working.
    Expires,
}

impl Column {
    /// Every column, in the order of the table, with its heading.
    pub(super) const ALL: [(Self, &'static str); 6] = [
        (Self::Project, "Project"),
        (Self::Token, "Token"),
        (Self::Description, "Description"),
        (Self::Owner, "Owner"),
        (Self::LastUsed, "Last used"),
        (Self::Expires, "Expires"),
    ];

    /// Its name in an address.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Token => "token",
            Self::Description => "description",
            Self::Owner => "owner",
            Self::LastUsed => "last_used",
            Self::Expires => "expires",
        }
    }

    /// The column of this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter().map(|(column, _)| column);
        all.find(|column| column.name() == name)
    }
}

/// The order of the table.
pub(super) type Order = Sorting<Column>;

/// The order before anyone chooses one: last used first, never used last.
pub(super) const USUAL: Order = Sorting {
    column: Column::LastUsed,
    descending: true,
};

/// What a row is sorted by: written once for each, not for each comparison.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Text(String),
    /// Never is earlier than any time.
    Use(Option<Timestamp>),
    /// Never is later than any time.
    End(bool, Option<Timestamp>),
}

impl Key {
    fn of(entry: &Entry, column: Column) -> Self {
        let trigger = &entry.trigger;
        match column {
            Column::Project => Self::Text(entry.place.path.to_lowercase()),
            Column::Token => Self::Text(trigger.short_token()),
            Column::Description => Self::Text(label(trigger).to_lowercase()),
            Column::Owner => {
                let owner = trigger.owner.as_ref();
                Self::Text(owner.map_or_else(String::new, |owner| owner.name.to_lowercase()))
            }
            Column::LastUsed => Self::Use(trigger.last_used),
            Column::Expires => Self::End(trigger.expires_at.is_none(), trigger.expires_at),
        }
    }
}

/// `entries` in `order`; equal ones by their number.
pub(super) fn sorted(entries: &[Arc<Entry>], order: Order) -> Vec<Arc<Entry>> {
    let keyed = |entry: &Arc<Entry>| {
        let id: TriggerId = entry.trigger.id;
        (Key::of(entry, order.column), id, Arc::clone(entry))
    };
    let mut keyed: Vec<_> = entries.iter().map(keyed).collect();
    keyed.sort_unstable_by(|(one, one_id, _), (other, other_id, _)| {
        let compared = if order.descending {
            other.cmp(one)
        } else {
            one.cmp(other)
        };
        compared.then_with(|| one_id.cmp(other_id))
    });
    keyed.into_iter().map(|(_, _, entry)| entry).collect()
}

/// Which triggers are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    words: Vec<String>,
    finding: Option<Finding>,
}

impl Filter {
    /// Those with every word of `text` in them and of which `finding` is true.
    pub(super) fn new(text: &str, finding: Option<Finding>) -> Self {
        Self {
            words: text.split_whitespace().map(str::to_lowercase).collect(),
            finding,
        }
    }

    /// Whether it lets `entry` through.
    fn fits(&self, entry: &Entry, from: &Viewpoint) -> bool {
        let found = self
            .finding
            .is_none_or(|finding| finding.holds(&entry.trigger, from));
        found && self.words.iter().all(|word| entry.searched.contains(word))
    }

    /// Those of `entries` that it lets through, in their order.
    pub(super) fn through(&self, entries: &[Arc<Entry>], from: &Viewpoint) -> Vec<Arc<Entry>> {
        let fits = |entry: &&Arc<Entry>| self.fits(entry, from);
        entries.iter().filter(fits).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::inventory::sample::entry;
    use crate::parts::trigger::sample::{owned_by, trigger, used_at};
    use gitlab::{Trigger, UserId};
    use proptest::prelude::*;

    fn some() -> Vec<Arc<Entry>> {
        let ends = |mut trigger: Trigger, at| {
            trigger.expires_at = Some(Timestamp::from_milliseconds(at));
            trigger
        };
        vec![
            entry("Docs/a", owned_by(trigger(1, "Nightly docs"), 1, "Ada")),
            entry("docs/b", used_at(ends(trigger(2, "release"), 50), 10)),
            entry(
                "apps/c",
                used_at(owned_by(trigger(3, "bot"), 2, "Grace"), 20),
            ),
            entry("docs/b", used_at(ends(trigger(4, "old"), 40), 10)),
        ]
    }

    fn ids(entries: &[Arc<Entry>]) -> Vec<u64> {
        entries.iter().map(|entry| entry.trigger.id.0).collect()
    }

    fn from() -> Viewpoint {
        Viewpoint {
            now: Timestamp::from_milliseconds(45),
            me: UserId(1),
            unused_days: 90,
            without_access: None,
        }
    }

    #[test]
    fn every_column_sorts_both_ways_and_equals_stay_by_number() {
        let rows = [
            (Column::Project, false, [3, 1, 2, 4]),
            (Column::Project, true, [2, 4, 1, 3]),
            (Column::Description, false, [3, 1, 4, 2]),
            (Column::Owner, false, [2, 4, 1, 3]),
            (Column::Owner, true, [3, 1, 2, 4]),
            (Column::LastUsed, false, [1, 2, 4, 3]),
            (Column::LastUsed, true, [3, 2, 4, 1]),
            (Column::Expires, false, [4, 2, 1, 3]),
            (Column::Expires, true, [1, 3, 2, 4]),
        ];
        for (column, descending, expected) in rows {
            let order = Sorting { column, descending };
            assert_eq!(ids(&sorted(&some(), order)), expected, "{order:?}");
        }
    }

    #[test]
    fn the_filter_looks_into_project_description_owner_and_short_token() {
        let found = |text: &str| ids(&Filter::new(text, None).through(&some(), &from()));
        assert_eq!(found("NIGHT"), [1]);
        assert_eq!(found("grace"), [3]);
        assert_eq!(found("docs/"), [1, 2, 4]);
        assert_eq!(found(" docs/b  old "), [4], "every word counts");
        assert_eq!(found("  "), [1, 2, 3, 4]);
        assert_eq!(found("no such"), [0; 0]);
    }

    #[test]
    fn a_finding_narrows_what_the_words_find() {
        let found =
            |text: &str, finding| ids(&Filter::new(text, Some(finding)).through(&some(), &from()));
        assert_eq!(found("", Finding::Expired), [4]);
        assert_eq!(found("docs", Finding::NeverUsed), [1]);
        assert_eq!(found("release", Finding::Expired), [0; 0]);
    }

    #[test]
    fn a_column_is_found_by_its_name() {
        for (column, _) in Column::ALL {
            assert_eq!(Column::from_name(column.name()), Some(column));
        }
        assert_eq!(Column::from_name("Project"), None);
    }

    proptest! {
        #[test]
        fn sorting_loses_and_doubles_nothing(
            uses in proptest::collection::vec(proptest::option::of(0_i64..5), 0..40),
            column in 0_usize..6,
            descending: bool,
        ) {
            let entries: Vec<Arc<Entry>> = (0..).zip(uses).map(|(id, at)| {
                let it = trigger(id, "same");
                entry("g/p", at.map_or_else(|| it.clone(), |at| used_at(it.clone(), at)))
            }).collect();
            let order = Sorting { column: Column::ALL[column].0, descending };
            let mut after = ids(&sorted(&entries, order));
            after.sort_unstable();
            prop_assert_eq!(after, ids(&entries));
        }
    }
}
