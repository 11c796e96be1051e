//! The variables that the CI configuration of the chosen ref describes. They
//! are offered, never filled in by themselves.

mod asked;
mod offer;

use super::form::RunForm;
use super::rows::Rows;
use crate::reactive::memo;
use crate::ui::rows::rows;
use asked::{Asked, Found};
use gitlab::DescribedVariable;
use leptos::prelude::*;

/// The region, while there is something to say.
pub(super) fn described(form: RunForm) -> AnyView {
    let asked = Asked::follow(form);
    let found = memo(move |_| asked.found());
    let content = move || match found.get() {
        Found::Nothing => None,
        Found::Note(sentence) => Some(view! { <p class="hint">{sentence}</p> }.into_any()),
        Found::Variables(variables) if variables.is_empty() => None,
        Found::Variables(_) => Some(listed(form, found)),
    };
    view! { <div role="status" class="described-place">{content}</div> }.into_any()
}

fn listed(form: RunForm, found: Memo<Found>) -> AnyView {
    let variables = memo(move |_| match found.get() {
        Found::Variables(variables) => variables,
        Found::Nothing | Found::Note(_) => Vec::new(),
    });
    let key = |variable: &DescribedVariable| variable.key.clone();
    let offer = move |variable| offer::offer(form.variables, variable);
    view! {
        <section class="described" aria-label="Described variables">
            <span class="label" aria-hidden="true">"Described by the configuration"</span>
            <ul>{rows(variables.into(), key, offer)}</ul>
        </section>
    }
    .into_any()
}

/// The value that the form gives to `key`, if it gives one.
fn given(rows: &Rows, key: &str) -> Option<String> {
    let row = rows.given().find(|row| row.key == key)?;
    Some(row.value.clone())
}
