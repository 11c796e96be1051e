//! The findings as switches: each with its count, one of them narrows the table.

use super::count::grouped;
use super::finding::{Finding, counts};
use super::look::read_days;
use super::state::InventoryPage;
use crate::data::inventory::entry::Entries;
use crate::reactive::memo;
use leptos::prelude::*;

/// How many triggers each finding is true of.
pub(super) fn counted(page: InventoryPage) -> Memo<[usize; Finding::ALL.len()]> {
    memo(move |_| {
        let triggers = |all: &Entries| {
            let triggers = all.all().iter().map(|entry| &entry.trigger);
            page.from.with(|from| counts(triggers, from))
        };
        page.all.with(triggers)
    })
}

/// The switches.
pub(super) fn chooser(page: InventoryPage) -> AnyView {
    let counts = counted(page);
    let switches = (0..).zip(Finding::ALL).map(|(at, finding)| {
        let count = memo(move |_| counts.with(|counts| counts.get(at).copied().unwrap_or(0)));
        switch(page, finding, count)
    });
    view! {
        <div class="findings" role="group" aria-label="Review">
            {switches.collect_view()}
            {days_field(page)}
        </div>
    }
    .into_any()
}

/// Whether GitLab told whose owners have lost their project.
pub(super) fn knows_access(page: InventoryPage) -> bool {
    page.from.with(|from| from.without_access.is_some())
}

fn switch(page: InventoryPage, finding: Finding, count: Memo<usize>) -> AnyView {
    let is_on = memo(move |_| page.look.with(|look| look.finding == Some(finding)));
    let days = memo(move |_| page.look.with(|look| look.unused_days));
    let press = move |_| {
        let on = is_on.get_untracked();
        page.look
            .update(|look| look.finding = (!on).then_some(finding));
    };
    // Where GitLab does not tell, there is nothing to choose.
    let is_unknown = move || finding == Finding::WithoutAccess && !knows_access(page);
    view! {
        <button
            type="button"
            class="finding"
            hidden=is_unknown
            aria-pressed=move || if is_on.get() { "true" } else { "false" }
            on:click=press
        >
            {move || finding.words(days.get())}
            <span class="num soft">{move || grouped(count.get())}</span>
        </button>
    }
    .into_any()
}

/// After how many days without use a trigger is taken for forgotten.
pub(super) fn days_field(page: InventoryPage) -> AnyView {
    let days = memo(move |_| page.look.with(|look| look.unused_days));
    let change = move |event| {
        if let Some(days) = read_days(&event_target_value(&event)) {
            page.look.update(|look| look.unused_days = days);
        }
    };
    view! {
        <label class="unused-days">
            "Not used for "
            <input
                type="number"
                min="1"
                max="3650"
                aria-label="Days without use"
                prop:value=move || days.get().to_string()
                on:change=change
            />
            " days"
        </label>
    }
    .into_any()
}
