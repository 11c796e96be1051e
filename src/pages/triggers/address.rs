//! The table's filter and order in the page's address, so that a link or a
//! step back shows the same table.

use crate::browser::location::Location;
use crate::pages::triggers::order::{Column, Order, USUAL};
use crate::reactive::effect;
use crate::route::{Address, QueryPairs, Route};
use crate::ui::sort::Sorting;
use gitlab::redact;
use leptos::prelude::*;

const FILTER: &str = "filter";
const SORT: &str = "sort";

/// What an address says about the table.
fn read(address: &Address) -> (String, Order) {
    let filter = address.value(FILTER).unwrap_or_default().to_owned();
    let order = address.value(SORT).and_then(read_order).unwrap_or(USUAL);
    (filter, order)
}

/// `column`, or `-column` for the largest first; `None` for anything else.
fn read_order(text: &str) -> Option<Order> {
    let (descending, name) = match text.strip_prefix('-') {
        Some(name) => (true, name),
        None => (false, text),
    };
    let column = match name {
        "token" => Column::Token,
        "description" => Column::Description,
        "owner" => Column::Owner,
        "last_used" => Column::LastUsed,
        "expires" => Column::Expires,
        _ => return None,
    };
    Some(Sorting { column, descending })
}

fn write_order(order: Order) -> String {
    let name = match order.column {
        Column::Token => "token",
        Column::Description => "description",
        Column::Owner => "owner",
        Column::LastUsed => "last_used",
        Column::Expires => "expires",
    };
    [if order.descending { "-" } else { "" }, name].concat()
}

/// `query` with the table's state written into it; everything else in it
/// stays. Whatever looks like a token is not written into an address.
fn write(mut query: QueryPairs, filter: &str, order: Order) -> QueryPairs {
    query.retain(|(name, _)| name != FILTER && name != SORT);
    let is_secret = redact(filter, &[]) != filter;
    if !filter.is_empty() && !is_secret {
        query.push((FILTER.to_owned(), filter.to_owned()));
    }
    if order != USUAL {
        query.push((SORT.to_owned(), write_order(order)));
    }
    query
}

/// The filter and the order as signals that follow the address and are
/// followed by it, for as long as the current owner lives.
pub(super) fn follow(location: Location) -> (RwSignal<String>, RwSignal<Order>) {
    let here = location.address_now();
    let (filter, order) = read(&here);
    let (filter, order) = (RwSignal::new(filter), RwSignal::new(order));
    let route = here.route;
    let at_home = move |route_now: &Route| *route_now == route;
    let also_at_home = at_home.clone();
    effect(move || {
        let (filter, order) = (filter.get(), order.get());
        let mut address = location.address_now();
        if at_home(&address.route) {
            address.query = write(address.query, &filter, order);
            location.replace(address);
        }
    });
    Effect::new(move |before: Option<QueryPairs>| {
        let address = location.address();
        let changed = before.is_some_and(|before| before != address.query);
        if changed && also_at_home(&address.route) {
            let (new_filter, new_order) = read(&address);
            set_if_new(order, new_order);
            // What looks like a token stands in the field but not in the address.
            let kept = write(Vec::new(), &filter.get_untracked(), USUAL).is_empty();
            if !(kept && new_filter.is_empty()) {
                set_if_new(filter, new_filter);
            }
        }
        address.query
    });
    (filter, order)
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, new: T) {
    if signal.with_untracked(|old| *old != new) {
        signal.set(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::{ProjectId, ProjectRef};

    fn address(query: QueryPairs) -> Address {
        Address {
            route: Route::Triggers(ProjectRef::Id(ProjectId(9))),
            query,
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for (column, _) in Column::ALL {
            for descending in [false, true] {
                let order = Sorting { column, descending };
                let query = write(Vec::new(), "a b&c=%", order);
                let there = Address::parse(&address(query).text());
                assert_eq!(read(&there), ("a b&c=%".to_owned(), order));
            }
        }
    }

    #[test]
    fn the_usual_table_needs_no_words_and_others_words_stay() {
        let other = ("place".to_owned(), "crontab".to_owned());
        let before = vec![(SORT.to_owned(), "owner".to_owned()), other.clone()];
        assert_eq!(write(before, "", USUAL), [other]);
        assert_eq!(read(&address(Vec::new())), (String::new(), USUAL));
    }

    #[test]
    fn an_order_that_is_none_is_the_usual_one() {
        for text in ["", "-", "size", "--owner", "Owner", "owner,token"] {
            let query = vec![(SORT.to_owned(), text.to_owned())];
            assert_eq!(read(&address(query)).1, USUAL, "{text}");
        }
    }

    #[test]
    fn a_token_pasted_into_the_filter_stays_out_of_the_address() {
        let token = "glptt-4f1c0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f";
        assert!(write(Vec::new(), token, USUAL).is_empty());
        assert_eq!(write(Vec::new(), "4f1c", USUAL).len(), 1);
    }
}
