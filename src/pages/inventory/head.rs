//! The head of the page: how many, which projects, the filter.

use super::count::grouped;
use super::scope_field::scope_field;
use super::state::InventoryPage;
use crate::browser::location::Location;
use crate::data::inventory::entry::Entries;
use crate::reactive::memo;
use crate::route::Route;
use leptos::prelude::*;

/// The head.
pub(super) fn head(page: InventoryPage) -> AnyView {
    let location = expect_context::<Location>();
    let numbers = memo(move |_| {
        let count = |entries: &Entries| entries.all().len();
        (page.shown.with(count), page.all.with(count))
    });
    let count = move || match numbers.get() {
        (shown, all) if shown == all => grouped(all),
        (shown, all) => [&grouped(shown), " of ", &grouped(all)].concat(),
    };
    let filter = memo(move |_| page.look.with(|look| look.filter.clone()));
    let typed = move |event| {
        page.look
            .update(|look| look.filter = event_target_value(&event));
    };
    let review = move || {
        page.look
            .with(|look| location.href(&look.address(Route::Review)))
    };
    view! {
        <div class="head inventory-head">
            <h1 tabindex="-1">"All triggers"</h1>
            <span class="count trigger-count">{count}</span>
            <span class="push"></span>
            {scope_field(page)}
            <input
                class="trigger-filter"
                type="search"
                aria-label="Filter"
                placeholder="Filter"
                autocomplete="off"
                spellcheck="false"
                prop:value=filter
                on:input=typed
            />
            <a class="button" href=review>"Review"</a>
        </div>
    }
    .into_any()
}
