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
            let Some(next) = neighbour(&event.key(), &values, chosen.get_untracked()) else {
                return;
            };
            event.prevent_default();
            chosen.set(next);
            focus::focus_on(&format!("#{list} [aria-selected=true]"));
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

/// The tab that `key` leads to from `present`, if it leads to one.
fn neighbour<T: Copy + PartialEq>(key: &str, values: &[T], present: T) -> Option<T> {
    let at = values.iter().position(|value| *value == present)?;
    let last = values.len() - 1;
    let to = match key {
        "ArrowRight" => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        "ArrowLeft" => {
            if at == 0 {
                last
            } else {
                at - 1
            }
        }
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    values.get(to).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_and_other_keys_go_nowhere() {
        let tabs = ['a', 'b', 'c'];
        assert_eq!(neighbour("ArrowRight", &tabs, 'c'), Some('a'));
        assert_eq!(neighbour("ArrowLeft", &tabs, 'a'), Some('c'));
        assert_eq!(neighbour("End", &tabs, 'a'), Some('c'));
        assert_eq!(neighbour("x", &tabs, 'a'), None);
    }
}
