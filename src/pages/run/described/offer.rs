//! One described variable, and the control that puts it into a row.

use super::super::rows::Rows;
use super::given;
use crate::reactive::memo;
use crate::ui::field::unique_id;
use crate::ui::unseen::{marked, spelled};
use gitlab::DescribedVariable;
use leptos::prelude::*;

/// The offer. It is built once and follows `variable`.
pub(super) fn offer(rows: RwSignal<Rows>, variable: Memo<DescribedVariable>) -> AnyView {
    let key = variable.with_untracked(|variable| variable.key.clone());
    let id = unique_id("described");
    let shown_key = key.clone();
    let present = memo(move |_| rows.with(|rows| given(rows, &key)));
    let description = move || variable.with(|variable| marked(&variable.description));
    let control = {
        let id = id.clone();
        move || {
            variable.with(|variable| {
                if variable.options.is_empty() {
                    add_button(rows, variable, present, &id)
                } else {
                    choice(rows, variable, present, &id)
                }
            })
        }
    };
    view! {
        <li>
            <span class="described-name">
                <bdi class="mono strong">{shown_key}</bdi>
                <span class="soft small" id=id>{description}</span>
            </span>
            {control}
        </li>
    }
    .into_any()
}

/// A button that adds a row with the default, which stands beside it.
fn add_button(
    rows: RwSignal<Rows>,
    variable: &DescribedVariable,
    present: Memo<Option<String>>,
    described_by: &str,
) -> AnyView {
    let (key, value) = (variable.key.clone(), variable.value.clone());
    let name = ["Add ", &variable.key].concat();
    let default = if value.is_empty() {
        view! { <span class="soft small">"no default"</span> }.into_any()
    } else {
        view! { <span class="soft small">"default "<span class="mono">{marked(&value)}</span></span> }
            .into_any()
    };
    let add = move |_| rows.update(|rows| rows.set(&key, &value));
    let described_by = described_by.to_owned();
    let button = move || {
        if present.with(Option::is_some) {
            return view! { <span class="soft small">"in the form"</span> }.into_any();
        }
        view! {
            <button
                type="button"
                class="quiet"
                aria-label=name.clone()
                aria-describedby=described_by.clone()
                on:click=add.clone()
            >
                "Add"
            </button>
        }
        .into_any()
    };
    view! { {default}{button} }.into_any()
}

/// The values to choose from; what is typed in the row is shown as such.
fn choice(
    rows: RwSignal<Rows>,
    variable: &DescribedVariable,
    present: Memo<Option<String>>,
    described_by: &str,
) -> AnyView {
    let (key, options) = (variable.key.clone(), variable.options.clone());
    let name = ["Value of ", &variable.key].concat();
    let untouched = match variable.value.as_str() {
        "" => "not given".to_owned(),
        value => ["not given: ", &spelled(value), " is used"].concat(),
    };
    let pick = {
        let options = options.clone();
        move |event| {
            // The first option stands for nothing, the last for what was typed.
            let at = event_target_value(&event).parse::<usize>();
            if let Some(value) = at.ok().and_then(|at| options.get(at)) {
                rows.update(|rows| rows.set(&key, value));
            }
        }
    };
    let typed = {
        let options = options.clone();
        memo(move |_| present.get().filter(|value| !options.contains(value)))
    };
    let option = move |(at, value): (usize, String)| {
        let words = spelled(&value);
        let selected = move || present.with(|present| present.as_ref() == Some(&value));
        view! { <option value=at.to_string() prop:selected=selected>{words}</option> }
    };
    let other = move || {
        typed.get().map(|_| {
            view! { <option value="typed" prop:selected=true>"as typed below"</option> }
        })
    };
    view! {
        <select aria-label=name aria-describedby=described_by.to_owned() on:change=pick>
            <option value="" disabled prop:selected=move || present.with(Option::is_none)>
                {untouched}
            </option>
            {options.into_iter().enumerate().map(option).collect_view()}
            {other}
        </select>
    }
    .into_any()
}
