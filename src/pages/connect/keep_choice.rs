//! "Keep the token".

use crate::data::connection::Keep;
use leptos::prelude::*;

/// How long to keep it, with a warning where others could use it.
pub(super) fn keep_choice(keep: RwSignal<Keep>) -> AnyView {
    let choice = move |each: Keep| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="keep"
                    checked=each == Keep::default()
                    on:change=move |_| keep.set(each)
                />
                {each.label()}
            </label>
        }
    };
    let warning = move || {
        (keep.get() == Keep::Device).then_some(view! {
            <p class="hint">
                "Anyone who can use this browser can then use the token. Forget it on the \
                 Settings page."
            </p>
        })
    };
    view! {
        <fieldset class="stack close">
            <legend>"Keep the token"</legend>
            {Keep::ALL.map(choice).collect_view()}
            {warning}
        </fieldset>
    }
    .into_any()
}
