//! The values of variables, which stay hidden, and out of the page, until
//! someone asks for them.

use crate::ui::icon::Icon;
use leptos::prelude::*;

/// What stands in the place of a value that nobody asked for.
const HIDDEN: &str = "••••••";

/// Whether the values of one region are shown.
#[derive(Clone, Copy)]
pub(crate) struct Values(RwSignal<bool>);

impl Values {
    /// They are not.
    pub(crate) fn hidden() -> Self {
        Self(RwSignal::new(false))
    }

    /// What is shown for `value`; whoever reads it is told of changes.
    pub(crate) fn shown(self, value: &str) -> String {
        let shown = if self.0.get() { value } else { HIDDEN };
        shown.to_owned()
    }

    /// The region "Variables" around `content`, with the button where there are
    /// `any` values.
    pub(crate) fn region(
        self,
        any: Memo<bool>,
        content: impl Fn() -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        view! {
            <section class="card" aria-label="Variables">
                <header>
                    <h2>"Variables"</h2>
                    {move || any.get().then(|| self.button())}
                </header>
                {content}
            </section>
        }
        .into_any()
    }

    /// The button that shows all values, or hides them again.
    fn button(self) -> AnyView {
        let Self(revealed) = self;
        let icon = move || {
            if revealed.get() {
                Icon::Hide.draw(15)
            } else {
                Icon::Reveal.draw(15)
            }
        };
        let word = move || {
            if revealed.get() {
                "Hide values"
            } else {
                "Reveal values"
            }
        };
        view! {
            <button
                type="button"
                class="quiet push"
                on:click=move |_| revealed.update(|revealed| *revealed = !*revealed)
            >
                {icon}
                {word}
            </button>
        }
        .into_any()
    }
}
