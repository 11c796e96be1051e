//! A filter that is typed.

use super::change;
use crate::browser::location::Location;
use crate::pages::builds::filter::BuildFilter;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::Event;

/// How long after the last key the list follows. GitLab finds whole names
/// only, so that asking sooner finds nothing.
const TYPING: Duration = Duration::from_millis(400);

/// One typed filter: what it is called, and where its text belongs.
#[derive(Clone, Copy)]
pub(super) struct TextFilter {
    /// Its accessible name.
    pub(super) name: &'static str,
    /// What to type.
    pub(super) placeholder: &'static str,
    /// More about that, on hover.
    pub(super) title: &'static str,
    /// The text of a filter.
    pub(super) read: fn(&BuildFilter) -> String,
    /// Puts a text into a filter.
    pub(super) write: fn(&mut BuildFilter, &str),
}

/// How wide a field is, in letters as wide as all others: words such as these have
/// narrow ones too, and take two letters less.
fn width(placeholder: &str) -> String {
    (placeholder.len() - 2).to_string()
}

/// The field, showing `filter`.
pub(super) fn text_filter(field: TextFilter, filter: Memo<BuildFilter>) -> AnyView {
    let location = expect_context::<Location>();
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let clear = move || {
        timer.try_update_value(|timer| timer.take().map(|handle| handle.clear()));
    };
    on_cleanup(clear);
    let apply = move |text: &str| change(location, |filter| (field.write)(filter, text));
    let typed = move |event: Event| {
        clear();
        let text = event_target_value(&event);
        let later = set_timeout_with_handle(move || apply(&text), TYPING);
        timer.try_set_value(later.ok());
    };
    let entered = move |event: Event| {
        clear();
        apply(&event_target_value(&event));
    };
    view! {
        <input
            type="search"
            class="mono"
            aria-label=field.name
            placeholder=field.placeholder
            size=width(field.placeholder)
            title=field.title
            autocapitalize="off"
            autocomplete="off"
            spellcheck="false"
            prop:value=move || filter.with(field.read)
            on:input=typed
            on:change=entered
        />
    }
    .into_any()
}
