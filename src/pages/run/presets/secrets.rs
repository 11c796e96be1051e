//! The values of a preset that are asked for each time.

use super::super::rows::{RowId, Rows};
use crate::ui::field::unique_id;
use leptos::prelude::*;

/// A field for each secret of `rows` that is not there yet.
pub(super) fn secret_fields(rows: RwSignal<Rows>) -> AnyView {
    let asked: Vec<(RowId, String)> = rows.with_untracked(|rows| {
        let given = rows.given().filter(|row| row.secret);
        given.map(|row| (row.id, row.key.clone())).collect()
    });
    let fields = asked.into_iter().map(|(row, key)| field(rows, row, key));
    fields.collect_view().into_any()
}

/// A secret may have several lines, so that it is no password field.
fn field(rows: RwSignal<Rows>, row: RowId, key: String) -> AnyView {
    let id = unique_id("secret");
    let hint = id.clone() + "-hint";
    let type_in = move |event| {
        let value = event_target_value(&event);
        rows.update(|rows| rows.change(row, |row| row.value = value));
    };
    view! {
        <div class="field">
            <label for=id.clone() class="mono"><bdi>{key}</bdi></label>
            <textarea
                id=id
                class="mono masked"
                rows="1"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=hint.clone()
                on:input=type_in
            ></textarea>
            <span class="hint" id=hint>"Secret: it is sent with this build and not kept."</span>
        </div>
    }
    .into_any()
}
