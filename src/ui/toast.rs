//! Short words at the edge of the screen that go by themselves, and are read
//! out by screen readers.

use leptos::prelude::*;
use std::time::Duration;

/// How long a word stays.
const SHOWN_FOR: Duration = Duration::from_secs(6);

/// The words on the screen, as a context.
#[derive(Clone, Copy)]
pub(crate) struct Toasts {
    shown: RwSignal<Vec<(u32, String)>>,
    next: StoredValue<u32>,
}

impl Toasts {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self {
            shown: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        }
    }

    /// Says `sentence`.
    pub(crate) fn say(self, sentence: impl Into<String>) {
        let number = self.next.try_get_value().unwrap_or_default();
        self.next.try_set_value(number + 1);
        self.shown
            .try_update(|shown| shown.push((number, sentence.into())));
        let take_away = move || {
            self.shown
                .try_update(|shown| shown.retain(|(other, _)| *other != number));
        };
        drop(set_timeout_with_handle(take_away, SHOWN_FOR));
    }
}

/// Where the words appear; mounted once.
#[component]
pub(crate) fn ToastRegion() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For
                each=move || toasts.shown.get()
                key=|(number, _)| *number
                children=|(_, sentence)| view! { <div class="toast">{sentence}</div> }
            />
        </div>
    }
}
