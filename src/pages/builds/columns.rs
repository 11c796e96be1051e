//! Choosing the columns of the table.

use crate::data::columns::{Column, Columns};
use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The button with the list of columns.
pub(super) fn chooser() -> AnyView {
    let columns = expect_context::<Columns>();
    let choice = move |(column, name, _): (Column, &'static str, &'static str)| {
        let shown = move || columns.with(|left_out| left_out.shows(column));
        let toggle = move |_| columns.change(|left_out| left_out.toggle(column));
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=shown on:change=toggle />
                {name}
            </label>
        }
    };
    let element = NodeRef::<html::Details>::new();
    let close = move |event: KeyboardEvent| {
        if let Some(element) = element.get_untracked().filter(|_| event.key() == "Escape") {
            element.set_open(false);
        }
    };
    view! {
        <details class="column-choice" node_ref=element on:keydown=close>
            <summary class="button">"Columns"</summary>
            <div class="card stack close" role="group" aria-label="Columns">
                {Column::ALL.into_iter().map(choice).collect_view()}
            </div>
        </details>
    }
    .into_any()
}
