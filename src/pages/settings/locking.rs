//! After how long without use the console locks.

use crate::data::idle_lock::{CHOICES, IdleLock, KeptIdleLock, words};
use crate::ui::field::unique_id;
use leptos::prelude::*;

/// The section of the settings page.
pub(super) fn section() -> AnyView {
    let kept = expect_context::<KeptIdleLock>();
    let (id, hint) = (unique_id("lock"), unique_id("hint"));
    let choose = move |event| {
        let minutes = event_target_value(&event).parse().ok();
        kept.change(|lock| *lock = IdleLock::after(minutes));
    };
    let chosen = move || kept.with(|lock| lock.minutes());
    let choice = move |minutes: u32| {
        view! {
            <option value=minutes.to_string() prop:selected=move || chosen() == Some(minutes)>
                {words(minutes)}
            </option>
        }
    };
    view! {
        <section class="card" aria-labelledby="locking">
            <header><h2 id="locking">"Locking"</h2></header>
            <div class="form">
                <div class="field">
                    <label for=id.clone()>"Lock after"</label>
                    <select id=id aria-describedby=hint.clone() on:change=choose>
                        <option value="" prop:selected=move || chosen().is_none()>"Never"</option>
                        {CHOICES.map(choice).collect_view()}
                    </select>
                    <p class="hint" id=hint>
                        "When nobody has used the page for so long, it forgets every token that \
                         is not kept on this device, and asks to connect again."
                    </p>
                </div>
            </div>
        </section>
    }
    .into_any()
}
