//! Which triggers the table shows, and in which order.

use crate::parts::trigger::facts::label;
use crate::ui::sort::Sorting;
use gitlab::Trigger;
use std::cmp::Ordering;

/// A column by which the table can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
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
    pub(super) const ALL: [(Self, &'static str); 5] = [
        (Self::Token, "Token"),
        (Self::Description, "Description"),
        (Self::Owner, "Owner"),
        (Self::LastUsed, "Last used"),
        (Self::Expires, "Expires"),
    ];
}

/// The order of the table.
pub(super) type Order = Sorting<Column>;

/// The order before anyone chooses one: last used first, never used last.
pub(super) const USUAL: Order = Sorting {
    column: Column::LastUsed,
    descending: true,
};

/// Those of `triggers` that `filter` lets through, in `order`; equal ones by
/// their number.
pub(super) fn arranged(triggers: &[Trigger], filter: &str, order: Order) -> Vec<Trigger> {
    let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let fits = |trigger: &&Trigger| {
        let text = searched(trigger);
        words.iter().all(|word| text.contains(word))
    };
    let mut shown: Vec<Trigger> = triggers.iter().filter(fits).cloned().collect();
    shown.sort_by(|one, other| {
        let compared = compare(one, other, order.column);
        let turned = if order.descending {
            compared.reverse()
        } else {
            compared
        };
        turned.then(one.id.cmp(&other.id))
    });
    shown
}

/// What the filter looks into, in lower case.
fn searched(trigger: &Trigger) -> String {
    let (name, username) = trigger
        .owner
        .as_ref()
        .map_or(("", ""), |owner| (&owner.name, &owner.username));
    let description = trigger.description.as_deref().unwrap_or_default();
    [description, name, username, &trigger.short_token()]
        .join("\n")
        .to_lowercase()
}

fn compare(one: &Trigger, other: &Trigger, column: Column) -> Ordering {
    let owner = |trigger: &Trigger| {
        let name = trigger
            .owner
            .as_ref()
            .map(|owner| owner.name.to_lowercase());
        name.unwrap_or_default()
    };
    // Never is later than any time.
    let end = |trigger: &Trigger| (trigger.expires_at.is_none(), trigger.expires_at);
    match column {
        Column::Token => one.short_token().cmp(&other.short_token()),
        Column::Description => label(one).to_lowercase().cmp(&label(other).to_lowercase()),
        Column::Owner => owner(one).cmp(&owner(other)),
        Column::LastUsed => one.last_used.cmp(&other.last_used),
        Column::Expires => end(one).cmp(&end(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::trigger::sample::{owned_by, trigger, used_at};
    use gitlab::{Timestamp, Token, TriggerToken};

    fn some() -> Vec<Trigger> {
        let token = |mut trigger: Trigger, token: &str| {
            trigger.token = TriggerToken::Whole(Token::new(token));
            trigger
        };
        let ends = |mut trigger: Trigger, at| {
            trigger.expires_at = Some(Timestamp::from_milliseconds(at));
            trigger
        };
        vec![
            token(owned_by(trigger(1, "Nightly docs"), 1, "Ada"), "ccc1"),
            token(used_at(ends(trigger(2, "release"), 50), 10), "aaa1"),
            token(used_at(owned_by(trigger(3, "bot"), 2, "Grace"), 20), "ddd1"),
            token(used_at(ends(trigger(4, "old"), 40), 10), "bbb1"),
        ]
    }

    fn ids(filter: &str, column: Column, descending: bool) -> Vec<u64> {
        let order = Sorting { column, descending };
        let shown = arranged(&some(), filter, order);
        shown.iter().map(|trigger| trigger.id.0).collect()
    }

    #[test]
    fn the_usual_order_is_newest_use_first_and_never_last() {
        assert_eq!(ids("", USUAL.column, USUAL.descending), [3, 2, 4, 1]);
    }

    #[test]
    fn every_column_sorts_both_ways_and_equals_stay_by_number() {
        let rows = [
            (Column::Token, false, [2, 4, 1, 3]),
            (Column::Token, true, [3, 1, 4, 2]),
            (Column::Description, false, [3, 1, 4, 2]),
            (Column::Description, true, [2, 4, 1, 3]),
            (Column::Owner, false, [2, 4, 1, 3]),
            (Column::Owner, true, [3, 1, 2, 4]),
            (Column::LastUsed, false, [1, 2, 4, 3]),
            (Column::Expires, false, [4, 2, 1, 3]),
            (Column::Expires, true, [1, 3, 2, 4]),
        ];
        for (column, descending, expected) in rows {
            assert_eq!(
                ids("", column, descending),
                expected,
                "{column:?} {descending}"
            );
        }
    }

    #[test]
    fn the_filter_looks_into_description_owner_and_short_token() {
        let found = |filter| ids(filter, Column::Token, false);
        assert_eq!(found("NIGHT"), [1]);
        assert_eq!(found("grace"), [3]);
        assert_eq!(found("aaa1"), [2]);
        assert_eq!(found(" docs  ada "), [1], "every word counts");
        assert_eq!(found("docs grace"), [0; 0]);
        assert_eq!(found("   "), [2, 4, 1, 3]);
    }
}
