//! A button that copies a text without showing it, and says so.

use crate::browser::clipboard;
use crate::ui::icon::Icon;
use crate::ui::toast::Toasts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long the button says "Copied".
const SAID_FOR: Duration = Duration::from_secs(2);

/// A copy button.
#[component]
pub(crate) fn CopyButton(
    /// What is copied: asked for at the press, never held by the page.
    text: Callback<(), String>,
    /// The accessible name.
    #[prop(into)]
    name: Signal<String>,
    /// The visible word, or none for an icon alone.
    #[prop(default = "")]
    word: &'static str,
    /// Why it cannot be pressed, if so: shown on hover and read out.
    #[prop(optional, into)]
    disabled_reason: MaybeProp<String>,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let copied = RwSignal::new(false);
    let press = move |_| {
        if disabled_reason.get_untracked().is_some() {
            return;
        }
        let text = text.run(());
        spawn_local(async move {
            if clipboard::copy(&text).await.is_err() {
                toasts.say(
                    "The browser did not allow copying. Select the text and copy it by hand, or \
                     open the console over https.",
                );
                return;
            }
            toasts.say("Copied.");
            copied.try_set(true);
            let unsay = move || {
                copied.try_set(false);
            };
            drop(set_timeout_with_handle(unsay, SAID_FOR));
        });
    };
    let icon = move || {
        if copied.get() {
            Icon::Done.draw(15)
        } else {
            Icon::Copy.draw(15)
        }
    };
    view! {
        <button
            type="button"
            class=if word.is_empty() { "icon" } else { "" }
            aria-label=move || name.get()
            aria-disabled=move || disabled_reason.get().is_some().then_some("true")
            title=move || disabled_reason.get()
            on:click=press
        >
            {icon}
            {word}
        </button>
    }
}
