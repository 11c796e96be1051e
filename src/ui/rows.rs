//! Rows that stay: each row's view is built once for its key and then follows
//! its own item, so that an unchanged row is never touched.

use crate::reactive::memo;
use leptos::prelude::*;
use std::hash::Hash;

/// A view for each of `items`, in order; `row` is called once for each key and
/// is handed a signal of the item with that key.
pub(crate) fn rows<T, K>(
    items: Signal<Vec<T>>,
    key: fn(&T) -> K,
    row: impl Fn(Memo<T>) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    K: Clone + Eq + Hash + Send + Sync + 'static,
{
    let children = move |first: T| {
        let own = key(&first);
        let item = memo(move |before: Option<&T>| {
            let found = items.with(|items| items.iter().find(|item| key(item) == own).cloned());
            // An item that has gone keeps its last state until its row goes too.
            found
                .or_else(|| before.cloned())
                .unwrap_or_else(|| first.clone())
        });
        row(item)
    };
    view! { <For each=move || items.get() key=key children=children /> }.into_any()
}
