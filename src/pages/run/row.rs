//! One row of the variables or of the inputs.

use super::rows::{Row, RowId, Rows};
use crate::browser::focus;
use crate::parts::typed_key::Kind;
use crate::reactive::memo;
use crate::ui::field::unique_id;
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// One row of `rows`: key or name, value, whether it is secret, and a button
/// to take it away.
pub(super) fn row(rows: RwSignal<Rows>, row: Memo<Row>) -> AnyView {
    let id = row.with_untracked(|row| row.id);
    let (kind, mark) = rows.with_untracked(|rows| (rows.kind(), rows.mark(id)));
    let (key_id, value_id) = (unique_id("key-problem"), unique_id("value-problem"));
    let problem = memo(move |_| rows.with(|rows| rows.problem(id)));
    let of = move |value: bool| problem.get().filter(|one| one.is_about_value() == value);
    let error = move |id: String, value: bool| {
        view! {
            <span class="error" id=id hidden=move || of(value).is_none()>
                {move || of(value).map(|problem| problem.sentence(kind))}
            </span>
        }
    };
    let last = memo(move |_| rows.with(|rows| rows.is_last(id)));
    let secret = memo(move |_| row.with(|row| row.secret));
    let placeholder = match kind {
        Kind::Variable => "KEY",
        Kind::Input => "name",
    };
    let switch = match kind {
        Kind::Variable => Some(view! {
            <td data-label="Secret" class:reserved=move || last.get()>
                {secret_switch(rows, row, secret)}
            </td>
        }),
        Kind::Input => None,
    };
    view! {
        <tr data-row=mark>
            <td data-label=kind.key()>
                <input
                    class="mono"
                    type="text"
                    aria-label=kind.key()
                    placeholder=placeholder
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby=key_id.clone()
                    aria-invalid=move || of(false).is_some().then_some("true")
                    prop:value=move || row.with(|row| row.key.clone())
                    on:input=move |event| {
                        change(rows, id, |row| row.key = event_target_value(&event));
                    }
                />
                {error(key_id, false)}
            </td>
            <td data-label="Value">
                <textarea
                    class="mono"
                    class:masked=move || secret.get()
                    rows="1"
                    aria-label="Value"
                    placeholder="value"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby=value_id.clone()
                    aria-invalid=move || of(true).is_some().then_some("true")
                    prop:value=move || row.with(|row| row.value.clone())
                    on:input=move |event| {
                        change(rows, id, |row| row.value = event_target_value(&event));
                    }
                ></textarea>
                {error(value_id, true)}
            </td>
            {switch}
            <td class:reserved=move || last.get()>{remove_button(rows, row)}</td>
        </tr>
    }
    .into_any()
}

fn change(rows: RwSignal<Rows>, id: RowId, change: impl FnOnce(&mut Row)) {
    rows.update(|rows| rows.change(id, change));
}

/// The row's key, or its number where it has none yet.
fn called(rows: RwSignal<Rows>, row: Memo<Row>) -> String {
    let (id, key) = row.with(|row| (row.id, row.key.clone()));
    if key.is_empty() {
        let (word, number) = rows.with(|rows| (rows.kind().word(), rows.number(id)));
        return [word, " ", &number.to_string()].concat();
    }
    key
}

fn secret_switch(rows: RwSignal<Rows>, row: Memo<Row>, secret: Memo<bool>) -> AnyView {
    let id = row.with_untracked(|row| row.id);
    view! {
        <input
            type="checkbox"
            role="switch"
            aria-label=move || ["Secret ", &called(rows, row)].concat()
            prop:checked=move || secret.get()
            on:change=move |event| change(rows, id, |row| row.secret = event_target_checked(&event))
        />
    }
    .into_any()
}

/// Takes the row away; the focus goes to the one that takes its place.
fn remove_button(rows: RwSignal<Rows>, row: Memo<Row>) -> AnyView {
    let id = row.with_untracked(|row| row.id);
    let remove = move |_| {
        let next = rows.try_update(|rows| rows.remove(id).map(|next| rows.mark(next)));
        if let Some(next) = next.flatten() {
            focus::focus_on(&["[data-row=\"", &next, "\"] input"].concat());
        }
    };
    view! {
        <button
            type="button"
            class="icon"
            aria-label=move || ["Remove ", &called(rows, row)].concat()
            on:click=remove
        >
            {Icon::Remove.draw(15)}
        </button>
    }
    .into_any()
}
