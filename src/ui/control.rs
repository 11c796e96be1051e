//! A control that stays where it is when it is not allowed, and says why.

use leptos::prelude::*;

/// What a control looks like and what it is called.
pub(crate) struct Face {
    /// Its classes.
    pub(crate) class: &'static str,
    /// What is on it.
    pub(crate) content: AnyView,
    /// Its accessible name.
    pub(crate) name: Signal<String>,
    /// Whether it is on, for one that switches.
    pub(crate) pressed: Option<Signal<bool>>,
}

/// A button that does nothing while there is a `reason` why not; the reason is
/// shown on hover and read out.
pub(crate) fn control(
    face: Face,
    reason: Signal<Option<String>>,
    press: impl Fn() + 'static,
) -> AnyView {
    let press = move |_| {
        if reason.with_untracked(Option::is_none) {
            press();
        }
    };
    let pressed = face.pressed;
    let pressed = move || pressed.map(|on| if on.get() { "true" } else { "false" });
    view! {
        <button
            type="button"
            class=face.class
            aria-label=move || face.name.get()
            aria-pressed=pressed
            aria-disabled=move || reason.with(Option::is_some).then_some("true")
            title=move || reason.get()
            on:click=press
        >
            {face.content}
        </button>
    }
    .into_any()
}
