//! All triggers: those of every project whose triggers the person may list.

mod choice;
mod count;
mod export;
mod export_buttons;
mod finding;
mod findings;
mod head;
mod look;
mod order;
mod progress;
mod review;
mod revoke;
mod row;
#[cfg(test)]
mod sample;
mod scope_field;
mod state;
mod table;
pub(crate) mod views;
mod views_bar;

use crate::data::inventory::entry::Entries;
use crate::data::inventory::survey::Course;
use crate::reactive::memo;
use crate::ui::empty::{empty, skeleton};
use leptos::prelude::*;
use state::InventoryPage;

/// The page "All triggers".
pub(crate) fn page() -> AnyView {
    let page = InventoryPage::new();
    view! {
        <div class="page">
            {head::head(page)}
            {progress::line(page)}
            {progress::left_out(page)}
            {revoke::line(page)}
            {views_bar::bar(page)}
            {findings::chooser(page)}
            {content(page)}
            {revoke::dialog(page)}
        </div>
    }
    .into_any()
}

/// The page "Review": the same in numbers, as something to show.
pub(crate) fn review() -> AnyView {
    review::page(InventoryPage::new())
}

/// What there is to show.
#[derive(Clone, Copy, PartialEq)]
enum Content {
    Awaited,
    Nothing,
    Hidden,
    Rows,
}

fn content(page: InventoryPage) -> AnyView {
    let state = memo(move |_| {
        let is_empty = |entries: Memo<Entries>| entries.with(|entries| entries.all().is_empty());
        let is_done = page.progress.with(|it| it.course == Course::Done);
        match (is_empty(page.shown), is_empty(page.all), is_done) {
            (false, _, _) => Content::Rows,
            (true, true, false) => Content::Awaited,
            (true, true, true) => Content::Nothing,
            (true, false, _) => Content::Hidden,
        }
    });
    let content = move || match state.get() {
        Content::Awaited => skeleton(9, true),
        Content::Nothing => empty(
            "No triggers",
            "None of these projects has one. Choose other projects above, or add a trigger to a \
             project from its own page.",
        ),
        Content::Hidden => empty("No trigger fits the filter", show_all(page)),
        Content::Rows => table::table(page),
    };
    view! {
        <section class="card">{choice::bar(page)}{content}{export_buttons::footer(page)}</section>
    }
    .into_any()
}

fn show_all(page: InventoryPage) -> AnyView {
    let all = move |_| {
        page.look.update(|look| {
            look.filter.clear();
            look.finding = None;
        });
    };
    view! { <button type="button" on:click=all>"Show all triggers"</button> }.into_any()
}
