//! "Go to": projects, triggers, recent builds and actions of the current
//! connection, by a few letters, from every screen.

mod dialog;
mod near;
mod place;
mod sources;

use crate::data::session::Session;
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use leptos::ev;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The bar's button and its dialog, which Ctrl+K opens too.
pub(crate) fn jump() -> AnyView {
    let session = expect_context::<Session>();
    let open = RwSignal::new(false);
    let connected = move || session.key().is_some();
    let keys = window_event_listener(ev::keydown, move |event| {
        if is_ours(&event) && untrack(connected) {
            // The browser's own search in some.
            event.prevent_default();
            if !is_another_open() {
                open.set(true);
            }
        }
    });
    on_cleanup(move || keys.remove());
    let button = move || {
        connected().then(|| {
            view! {
                <button
                    type="button"
                    class="quiet"
                    aria-label="Go to"
                    aria-haspopup="dialog"
                    aria-keyshortcuts="Control+K"
                    title="Ctrl+K"
                    on:click=move |_| open.set(true)
                >
                    {Icon::Search.draw(14)}
                    <span class="wide-only">"Go to"</span>
                </button>
            }
        })
    };
    view! {
        {button}
        <Dialog open=open label="Go to">{dialog::Jump::new(open).draw()}</Dialog>
    }
    .into_any()
}

/// Ctrl+K, or ⌘K.
fn is_ours(event: &KeyboardEvent) -> bool {
    let held = event.ctrl_key() != event.meta_key();
    held && !event.shift_key() && !event.alt_key() && event.key().eq_ignore_ascii_case("k")
}

/// Whether a dialog is open, whose work is not to be covered.
fn is_another_open() -> bool {
    let found = document().query_selector("dialog[open]");
    found.ok().flatten().is_some()
}
