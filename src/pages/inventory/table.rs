//! The table of all triggers. Only the rows near what can be seen are there.

use super::choice;
use super::order::{Column, Order};
use super::row::row;
use super::state::InventoryPage;
use crate::data::inventory::entry::{Entries, Entry};
use crate::reactive::{effect, memo};
use crate::ui::sort::SortHeading;
use crate::ui::window::{List, Window};
use gitlab::TriggerId;
use leptos::prelude::*;
use std::sync::Arc;

/// A row has a dozen controls: more of them than this would be felt at every key in
/// the filter.
const WHOLE: usize = 40;

/// The table.
pub(super) fn table(page: InventoryPage) -> AnyView {
    let window = Window::of(List {
        items: memo(move |_| page.shown.with(Entries::to_vec)).into(),
        key: key as fn(&Arc<Entry>) -> TriggerId,
        is_high: |_| false,
        whole: WHOLE,
    });
    let sorting = sorting(page);
    let headings = Column::ALL.into_iter().map(|(column, name)| {
        view! { <SortHeading column=column name=name sorting=sorting /> }
    });
    // The row of headings counts too.
    let count = move || page.shown.with(|shown| shown.all().len() + 1).to_string();
    view! {
        <table class="inventory" aria-label="Triggers" aria-rowcount=count>
            <thead class="sorts">
                <tr aria-rowindex="1">
                    <th scope="col" class="choose-all">{choice::all(page)}</th>
                    {headings.collect_view()}
                    <th scope="col" class="last">"Actions"</th>
                </tr>
            </thead>
            {window.body(move |entry| row(page, entry))}
        </table>
    }
    .into_any()
}

fn key(entry: &Arc<Entry>) -> TriggerId {
    entry.trigger.id
}

/// The order as a signal of its own, for the headings.
fn sorting(page: InventoryPage) -> RwSignal<Order> {
    let sorting = RwSignal::new(page.look.with_untracked(|look| look.order));
    effect(move || {
        let order = sorting.get();
        if page.look.with_untracked(|look| look.order != order) {
            page.look.update(|look| look.order = order);
        }
    });
    effect(move || {
        let order = page.look.with(|look| look.order);
        if sorting.with_untracked(|sorting| *sorting != order) {
            sorting.set(order);
        }
    });
    sorting
}
