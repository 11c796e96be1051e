//! A button that asks the server to do something, once.

use crate::data::command::Command;
use crate::parts::fault;
use crate::reactive::memo;
use leptos::prelude::*;

/// A button named `word`; `purpose` says on hover what it does, or why it
/// cannot be pressed where there is a `reason`. While it is under way it does
/// nothing.
pub(crate) fn command_button(
    word: &'static str,
    purpose: &'static str,
    class: &'static str,
    reason: impl Fn() -> Option<String> + Send + Sync + 'static,
    command: Command,
    press: impl Fn() + 'static,
) -> AnyView {
    let reason = memo(move |_| reason());
    let off = move || reason.with(Option::is_some) || command.in_flight();
    let press = move |_| {
        if reason.with_untracked(Option::is_none) {
            press();
        }
    };
    view! {
        <button
            type="button"
            class=class
            title=move || reason.get().unwrap_or_else(|| purpose.to_owned())
            aria-disabled=move || off().then_some("true")
            on:click=press
        >
            {word}
        </button>
    }
    .into_any()
}

/// Why a command was refused, in the place where it was given.
pub(crate) fn refusal(command: Command) -> AnyView {
    (move || command.refusal().map(|error| fault::fault(&error, None))).into_any()
}
