//! Tabs as the ARIA authoring practices describe them: one stop for the Tab
//! key, arrow keys move and choose.

use crate::browser::focus;
use crate::ui::field::unique_id;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// A list of tabs; the panel they switch belongs to the caller, who gives it
/// the id `panel`.
#[component]
pub(crate) fn Tabs<T: Copy + PartialEq + Send + Sync + 'static>(
    /// The accessible name of the list.
    label: &'static str,
    /// The tabs, with the word on each.
    tabs: Vec<(T, &'static str)>,
    /// The chosen one.
    chosen: RwSignal<T>,
    /// The id of the panel.
    panel: String,
) -> impl IntoView {
    let list = unique_id("tabs");
    let values: Vec<T> = tabs.iter().map(|(value, _)| *value).collect();
    let keys = {
        let list = list.clone();
        move |event: KeyboardEvent| {
            let present =
                chosen.with_untracked(|chosen| values.iter().position(|tab| tab == chosen));
            let next = present.and_then(|at| neighbour(&event.key(), at, values.len()));
            let Some((at, tab)) = next.and_then(|at| Some((at, values.get(at)?))) else {
                return;
            };
            event.prevent_default();
            chosen.set(*tab);
            // By its place: what the tabs say of themselves follows a moment later.
            focus::focus_on(&format!("#{list} > :nth-child({})", at + 1));
        }
    };
    let tab = move |(value, word): (T, &'static str)| {
        let selected = move || chosen.get() == value;
        view! {
            <button
                type="button"
                role="tab"
                aria-controls=panel.clone()
                aria-selected=move || if selected() { "true" } else { "false" }
                tabindex=move || if selected() { "0" } else { "-1" }
                on:click=move |_| chosen.set(value)
            >
                {word}
            </button>
        }
    };
    view! {
        <div role="tablist" id=list aria-label=label on:keydown=keys>
            {tabs.into_iter().map(tab).collect_view()}
        </div>
    }
}

/// The place of the tab that `key` leads to from the one at `at`, of `count`.
fn neighbour(key: &str, at: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some((at + 1) % count),
        "ArrowLeft" => Some((at + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_and_other_keys_go_nowhere() {
        for (key, from, to) in [
            ("ArrowRight", 2, Some(0)),
            ("ArrowRight", 0, Some(1)),
            ("ArrowLeft", 0, Some(2)),
            ("Home", 1, Some(0)),
            ("End", 0, Some(2)),
            ("x", 0, None),
        ] {
            assert_eq!(neighbour(key, from, 3), to, "{key} from {from}");
        }
    }
}
