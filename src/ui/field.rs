//! A labelled text field with its hint and its error, tied together for screen
//! readers.

use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// A name for an element that no other has, for `id` and `for`.
pub(crate) fn unique_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{prefix}-{number}")
}

/// A text field.
#[component]
pub(crate) fn Field(
    /// Its visible and accessible name.
    label: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// A line of help.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with what was typed, if anything.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// The browser's kind of field.
    #[prop(default = "text")]
    kind: &'static str,
    /// An example of what to type.
    #[prop(default = "")]
    placeholder: &'static str,
    /// Whether it takes the focus when it appears.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let id = unique_id("field");
    let (hint_id, error_id) = (id.clone() + "-hint", id.clone() + "-error");
    let described = [hint_id.clone(), error_id.clone()].join(" ");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type=kind
                placeholder=placeholder
                autofocus=autofocus
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=move || error.get().is_some().then_some("true")
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <span class="hint" id=hint_id hidden=move || hint.get().is_none()>
                {move || hint.get()}
            </span>
            <span class="error" id=error_id hidden=move || error.get().is_none()>
                {move || error.get()}
            </span>
        </div>
    }
}
