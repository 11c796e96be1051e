//! What of the inventory is shown, as its address says it, so that a link, a
//! step back or a saved view shows the same.

use super::finding::{Finding, UNUSED_DAYS};
use super::order::{Column, Order, USUAL};
use crate::browser::location::Location;
use crate::data::inventory::scope::Scope;
use crate::reactive::effect;
use crate::route::{Address, QueryPairs, Route};
use crate::ui::sort::Sorting;
use gitlab::redact;
use leptos::prelude::*;

const FILTER: &str = "filter";
const FOUND: &str = "found";
const UNUSED: &str = "unused";
const SORT: &str = "sort";
const GROUP: &str = "group";
const PROJECTS: &str = "projects";
const FAVOURITES: &str = "favourites";
const OURS: [&str; 6] = [FILTER, FOUND, UNUSED, SORT, GROUP, PROJECTS];

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    /// Over which projects.
    pub(super) scope: Scope,
    /// What is typed into the filter.
    pub(super) filter: String,
    /// Only triggers of which this is true.
    pub(super) finding: Option<Finding>,
    /// After how many days without use a trigger is taken for forgotten.
    pub(super) unused_days: u32,
    /// In which order.
    pub(super) order: Order,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            scope: Scope::Maintained,
            filter: String::new(),
            finding: None,
            unused_days: UNUSED_DAYS,
            order: USUAL,
        }
    }
}

impl Look {
    /// What an address says; what it does not say, or not in our words, is as
    /// usual.
    pub(super) fn read(address: &Address) -> Self {
        let usual = Self::default();
        let scope = match (address.value(GROUP), address.value(PROJECTS)) {
            (Some(group), _) if !group.trim().is_empty() => Scope::Group(group.trim().to_owned()),
            (_, Some(FAVOURITES)) => Scope::Favourites,
            (_, _) => usual.scope,
        };
        let days = address.value(UNUSED).and_then(read_days);
        Self {
            scope,
            filter: address.value(FILTER).unwrap_or_default().to_owned(),
            finding: address.value(FOUND).and_then(Finding::from_name),
            unused_days: days.unwrap_or(usual.unused_days),
            order: address
                .value(SORT)
                .and_then(read_order)
                .unwrap_or(usual.order),
        }
    }

    /// The query that says it. Whatever looks like a token is not written into
    /// an address.
    pub(super) fn query(&self) -> QueryPairs {
        let usual = Self::default();
        let mut query = QueryPairs::new();
        let mut say = |name: &str, value: &str| query.push((name.to_owned(), value.to_owned()));
        match &self.scope {
            Scope::Maintained => {}
            Scope::Group(group) => say(GROUP, group),
            Scope::Favourites => say(PROJECTS, FAVOURITES),
        }
        let is_secret = redact(&self.filter, &[]) != self.filter;
        if !self.filter.is_empty() && !is_secret {
            say(FILTER, &self.filter);
        }
        if let Some(finding) = self.finding {
            say(FOUND, finding.name());
        }
        if self.unused_days != usual.unused_days {
            say(UNUSED, &self.unused_days.to_string());
        }
        if self.order != usual.order {
            let way = if self.order.descending { "-" } else { "" };
            say(SORT, &[way, self.order.column.name()].concat());
        }
        query
    }

    /// The address of `route` that shows it.
    pub(super) fn address(&self, route: Route) -> Address {
        Address {
            route,
            query: self.query(),
        }
    }
}

/// A number of days from one to ten years.
pub(super) fn read_days(text: &str) -> Option<u32> {
    let days = text.trim().parse().ok();
    days.filter(|days| (1..=3650).contains(days))
}

/// `column`, or `-column` for the largest first; `None` for anything else.
fn read_order(text: &str) -> Option<Order> {
    let (descending, name) = match text.strip_prefix('-') {
        Some(name) => (true, name),
        None => (false, text),
    };
    let column = Column::from_name(name)?;
    Some(Sorting { column, descending })
}

/// A signal that follows the address and is followed by it, for as long as the
/// current owner lives and its page is shown.
pub(super) fn follow(location: Location) -> RwSignal<Look> {
    let here = location.address_now();
    let look = RwSignal::new(Look::read(&here));
    let route = here.route;
    let at_home = move |route_now: &Route| *route_now == route;
    let also_at_home = at_home.clone();
    effect(move || {
        let ours = look.with(Look::query);
        let mut address = location.address_now();
        if at_home(&address.route) {
            address
                .query
                .retain(|(name, _)| !OURS.contains(&name.as_str()));
            address.query.extend(ours);
            location.replace(address);
        }
    });
    Effect::new(move |before: Option<QueryPairs>| {
        let address = location.address();
        let changed = before.is_some_and(|before| before != address.query);
        // What looks like a token stands in the field but not in the address.
        let said = look.with_untracked(Look::query);
        if changed && also_at_home(&address.route) && Look::read(&address).query() != said {
            look.set(Look::read(&address));
        }
        address.query
    });
    look
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks() -> Vec<Look> {
        let mut looks = vec![
            Look::default(),
            Look {
                scope: Scope::Group("docs/a b&c".to_owned()),
                filter: "a b&c=% +".to_owned(),
                unused_days: 7,
                ..Look::default()
            },
            Look {
                scope: Scope::Favourites,
                ..Look::default()
            },
        ];
        looks.extend(Finding::ALL.map(|finding| Look {
            finding: Some(finding),
            ..Look::default()
        }));
        for (column, _) in Column::ALL {
            looks.extend([false, true].map(|descending| Look {
                order: Sorting { column, descending },
                ..Look::default()
            }));
        }
        looks
    }

    #[test]
    fn what_an_address_says_is_read_back() {
        for look in looks() {
            let text = look.address(Route::Inventory).text();
            assert_eq!(Look::read(&Address::parse(&text)), look, "{text}");
        }
        assert_eq!(Look::default().query(), []);
    }

    #[test]
    fn what_is_none_of_our_words_is_as_usual() {
        for query in [
            "sort=size",
            "sort=",
            "sort=--owner",
            "found=gold",
            "unused=0",
            "unused=-1",
            "unused=3651",
            "unused=x",
            "group=%20",
            "projects=all",
            "other=1",
        ] {
            let address = Address::parse(&["/triggers?", query].concat());
            assert_eq!(Look::read(&address), Look::default(), "{query}");
        }
    }

    #[test]
    fn a_token_in_the_filter_stays_out_of_the_address() {
        let look = Look {
            filter: "glptt-4f1c0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f".to_owned(),
            ..Look::default()
        };
        assert_eq!(look.query(), []);
    }
}
