//! The browser's own modal dialog, opened and closed by a signal. The browser
//! keeps the focus inside, closes on Escape and gives the focus back.

use crate::reactive::effect;
use leptos::html;
use leptos::prelude::*;

/// A modal dialog named by `label`. Its content is built anew at each opening
/// and gone when it closes, so that nothing typed or secret lingers. The
/// element with `autofocus` gets the focus.
#[component]
pub(crate) fn Dialog(
    /// Whether it is open; set to false when it closes in any way.
    open: RwSignal<bool>,
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    effect(move || {
        let Some(dialog) = element.get() else { return };
        if open.get() && !dialog.open() {
            // Fails only for a dialog that is open or not in the page.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=element aria-label=move || label.get() on:close=move |_| open.set(false)>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
