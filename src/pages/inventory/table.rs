//! The table of all triggers. Only the rows near what can be seen are there.

use super::order::{Column, Order};
use super::row::row;
use super::state::InventoryPage;
use super::window::{Sight, near};
use crate::browser::sight;
use crate::data::inventory::entry::Entry;
use crate::reactive::{effect, memo};
use crate::ui::rows::rows;
use crate::ui::sort::SortHeading;
use leptos::html;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// How high a row is before one was measured.
const ROW: f64 = 44.0;

/// A row that is there: which one of all, counted from the first.
#[derive(Clone, PartialEq)]
pub(super) struct Placed {
    /// Its place.
    pub(super) at: usize,
    /// What it shows.
    pub(super) entry: Arc<Entry>,
}

/// The table.
pub(super) fn table(page: InventoryPage) -> AnyView {
    let body = NodeRef::<html::Tbody>::new();
    let (range, row_height) = follow_sight(page, body);
    let placed = memo(move |_| {
        page.shown.with(|shown| {
            let all = shown.all();
            let range = range.get();
            let there = all.get(range.start.min(all.len())..range.end.min(all.len()));
            let there = there.unwrap_or_default().iter().cloned();
            (range.start..)
                .zip(there)
                .map(|(at, entry)| Placed { at, entry })
                .collect::<Vec<_>>()
        })
    });
    let spacer = move |rows: Memo<usize>| {
        let height = move || format!("{}px", rows.get() as f64 * row_height.get());
        view! { <tr class="spacer" aria-hidden="true" hidden=move || rows.get() == 0 style:height=height></tr> }
    };
    let above = memo(move |_| range.with(|range| range.start));
    let below = memo(move |_| {
        let count = page.shown.with(|shown| shown.all().len());
        range.with(|range| count.saturating_sub(range.end))
    });
    let sorting = sorting(page);
    let headings = Column::ALL.into_iter().map(|(column, name)| {
        view! { <SortHeading column=column name=name sorting=sorting /> }
    });
    // The row of headings counts too.
    let count = move || page.shown.with(|shown| shown.all().len() + 1).to_string();
    view! {
        <div class="scroll">
            <table class="inventory" aria-label="Triggers" aria-rowcount=count>
                <thead>
                    <tr aria-rowindex="1">
                        {headings.collect_view()}
                        <th scope="col" class="last">"Actions"</th>
                    </tr>
                </thead>
                <tbody node_ref=body>
                    {spacer(above)}
                    {rows(
                        placed.into(),
                        |placed| placed.entry.trigger.id,
                        move |placed| row(page, placed),
                    )}
                    {spacer(below)}
                </tbody>
            </table>
        </div>
    }
    .into_any()
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

/// The rows that shall be there, and how high one is.
fn follow_sight(
    page: InventoryPage,
    body: NodeRef<html::Tbody>,
) -> (Memo<Range<usize>>, RwSignal<f64>) {
    let sight = RwSignal::new(Sight {
        above: 0.0,
        height: sight::window_height(),
        row: ROW,
    });
    let row_height = RwSignal::new(ROW);
    let look = move || {
        let Some(body) = body.try_get_untracked().flatten() else {
            return;
        };
        let row = body.query_selector("tr:not(.spacer)").ok().flatten();
        let row = row
            .map(|row| sight::place(&row).1)
            .filter(|height| *height > 0.0);
        let (top, _) = sight::place(&body);
        let row = row.unwrap_or(ROW);
        sight.try_set(Sight {
            above: -top,
            height: sight::window_height(),
            row,
        });
        row_height.try_maybe_update(|height| {
            let changed = (*height - row).abs() > 0.1;
            *height = row;
            (changed, ())
        });
    };
    sight::follow(look);
    let count = memo(move |_| page.shown.with(|shown| shown.all().len()));
    effect(move || {
        count.track();
        request_animation_frame(look);
    });
    let range = memo(move |_| near(sight.get(), count.get()));
    (range, row_height)
}
