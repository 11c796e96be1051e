//! One row of the variables.

use super::form::RunForm;
use super::variables::{KeyProblem, Row};
use crate::browser::focus;
use crate::reactive::memo;
use crate::ui::field::unique_id;
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// One row: key, value, whether it is secret, and a button to take it away.
pub(super) fn row(form: RunForm, row: Memo<Row>) -> AnyView {
    let id = row.with_untracked(|row| row.id);
    let problem_id = unique_id("key-problem");
    let problem = memo(move |_| form.rows.with(|rows| rows.problem(id)));
    let last = memo(move |_| form.rows.with(|rows| rows.is_last(id)));
    let secret = memo(move |_| row.with(|row| row.secret));
    view! {
        <tr data-row=id.0>
            <td data-label="Key">
                <input
                    class="mono"
                    type="text"
                    aria-label="Key"
                    placeholder="KEY"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby=problem_id.clone()
                    aria-invalid=move || problem.get().is_some().then_some("true")
                    prop:value=move || row.with(|row| row.key.clone())
                    on:input=move |event| {
                        form.change(id, |row| row.key = event_target_value(&event));
                    }
                />
                <span class="error" id=problem_id hidden=move || problem.get().is_none()>
                    {move || problem.get().map(KeyProblem::sentence)}
                </span>
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
                    prop:value=move || row.with(|row| row.value.clone())
                    on:input=move |event| {
                        form.change(id, |row| row.value = event_target_value(&event));
                    }
                ></textarea>
            </td>
            <td data-label="Secret" class:reserved=move || last.get()>
                {secret_switch(form, row, secret)}
            </td>
            <td class:reserved=move || last.get()>{remove_button(form, row)}</td>
        </tr>
    }
    .into_any()
}

/// The row's key, or its number where it has none yet.
fn called(form: RunForm, row: Memo<Row>) -> String {
    let (id, key) = row.with(|row| (row.id, row.key.clone()));
    if key.is_empty() {
        let number = form.rows.with(|rows| rows.number(id));
        return ["variable ", &number.to_string()].concat();
    }
    key
}

fn secret_switch(form: RunForm, row: Memo<Row>, secret: Memo<bool>) -> AnyView {
    let id = row.with_untracked(|row| row.id);
    view! {
        <input
            type="checkbox"
            role="switch"
            aria-label=move || ["Secret ", &called(form, row)].concat()
            prop:checked=move || secret.get()
            on:change=move |event| form.change(id, |row| row.secret = event_target_checked(&event))
        />
    }
    .into_any()
}

/// Takes the row away; the focus goes to the one that takes its place.
fn remove_button(form: RunForm, row: Memo<Row>) -> AnyView {
    let id = row.with_untracked(|row| row.id);
    let remove = move |_| {
        let next = form.rows.try_update(|rows| rows.remove(id)).flatten();
        if let Some(next) = next {
            focus::focus_on(&["[data-row=\"", &next.0.to_string(), "\"] input"].concat());
        }
    };
    view! {
        <button
            type="button"
            class="icon"
            aria-label=move || ["Remove ", &called(form, row)].concat()
            on:click=remove
        >
            {Icon::Remove.draw(15)}
        </button>
    }
    .into_any()
}
