//! A text field that offers what fits, as the ARIA authoring practices
//! describe an editable combobox: arrow keys move among the offers, Enter
//! takes one, Escape puts them away. What is typed always wins: nothing is
//! taken that was not picked.

use crate::ui::field::unique_id;
use crate::ui::unseen::marked;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

/// One text that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// What is taken when it is picked.
    pub(crate) text: String,
    /// A word about it.
    pub(crate) badge: &'static str,
}

/// The field's parts that change.
#[derive(Clone, Copy)]
struct Popup {
    value: RwSignal<String>,
    offers: Signal<Vec<Offer>>,
    search: Callback<String>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
}

/// The field with its list of offers.
#[component]
pub(crate) fn Combobox(
    /// Its visible and accessible name.
    label: &'static str,
    /// What is typed or was picked.
    value: RwSignal<String>,
    /// What fits.
    offers: Signal<Vec<Offer>>,
    /// Told what to find offers for: nothing typed yet when the list is opened
    /// by hand, and then each text typed.
    search: Callback<String>,
    /// A line of help.
    hint: Signal<String>,
) -> impl IntoView {
    let popup = Popup {
        value,
        offers,
        search,
        open: RwSignal::new(false),
        active: RwSignal::new(None),
    };
    let (id, list) = (unique_id("combobox"), unique_id("offers"));
    let hint_id = id.clone() + "-hint";
    let active_id = {
        let list = list.clone();
        move || popup.active.get().map(|at| option_id(&list, at))
    };
    let keys = {
        let list = list.clone();
        move |event: KeyboardEvent| popup.press(&event, &list)
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <div class="combobox">
                <input
                    id=id
                    class="mono"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-controls=list.clone()
                    aria-expanded=move || if popup.shown() { "true" } else { "false" }
                    aria-activedescendant=active_id
                    aria-describedby=hint_id.clone()
                    prop:value=value
                    on:input=move |event| popup.typed(event_target_value(&event))
                    on:click=move |_| popup.unfold()
                    on:keydown=keys
                    on:blur=move |_| popup.fold()
                />
                {popup.list(label, list)}
            </div>
            <span class="hint" id=hint_id>{move || hint.get()}</span>
        </div>
    }
}

impl Popup {
    fn shown(self) -> bool {
        self.open.get() && self.offers.with(|offers| !offers.is_empty())
    }

    fn unfold(self) {
        if !self.open.get_untracked() {
            self.search.run(String::new());
            self.active.set(None);
            self.open.set(true);
        }
    }

    fn fold(self) {
        self.open.set(false);
        self.active.set(None);
    }

    fn typed(self, text: String) {
        self.value.set(text.clone());
        self.search.run(text);
        self.active.set(None);
        self.open.set(true);
    }

    fn take(self, at: usize) {
        let offer = self.offers.with_untracked(|offers| offers.get(at).cloned());
        if let Some(offer) = offer {
            self.value.set(offer.text);
        }
        self.fold();
    }

    fn press(self, event: &KeyboardEvent, list: &str) {
        let shown = untrack(|| self.shown());
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !shown => {
                event.prevent_default();
                self.unfold();
            }
            key @ ("ArrowDown" | "ArrowUp") => {
                event.prevent_default();
                let count = self.offers.with_untracked(Vec::len);
                let next = neighbour(key == "ArrowDown", self.active.get_untracked(), count);
                self.active.set(next);
                if let Some(at) = next {
                    show_option(&option_id(list, at));
                }
            }
            "Enter" => {
                if let Some(at) = self.active.get_untracked().filter(|_| shown) {
                    event.prevent_default();
                    self.take(at);
                } else {
                    self.fold();
                }
            }
            "Escape" if shown => {
                event.prevent_default();
                self.fold();
            }
            _ => {}
        }
    }

    fn list(self, label: &'static str, id: String) -> AnyView {
        let option_of = id.clone();
        let option = move |(at, offer): (usize, Offer)| {
            let active = move || self.active.get() == Some(at);
            // The field keeps the focus, so that its list does not fold first.
            let hold = |event: MouseEvent| event.prevent_default();
            view! {
                <li
                    role="option"
                    id=option_id(&option_of, at)
                    aria-selected=move || if active() { "true" } else { "false" }
                    on:mousedown=hold
                    on:click=move |_| self.take(at)
                >
                    <span class="mono">{marked(&offer.text)}</span>
                    <span class="push soft small">{offer.badge}</span>
                </li>
            }
        };
        let options = move || {
            let offers = self.offers.get();
            offers
                .into_iter()
                .enumerate()
                .map(option.clone())
                .collect_view()
        };
        view! {
            <ul role="listbox" id=id aria-label=label hidden=move || !self.shown()>
                {options}
            </ul>
        }
        .into_any()
    }
}

fn option_id(list: &str, at: usize) -> String {
    [list, "-", &at.to_string()].concat()
}

/// Scrolls the list, and nothing more than needed, until the option is seen.
pub(crate) fn show_option(id: &str) {
    if let Some(option) = document().get_element_by_id(id) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// The offer after or before `active`; from the field itself the first or
/// last, and from these back to the field.
fn neighbour(down: bool, active: Option<usize>, count: usize) -> Option<usize> {
    match (down, active) {
        (true, None) => (count > 0).then_some(0),
        (true, Some(at)) => (at + 1 < count).then_some(at + 1),
        (false, None) => count.checked_sub(1),
        (false, Some(at)) => at.checked_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_through_the_field() {
        for (down, active, next) in [
            (true, None, Some(0)),
            (true, Some(0), Some(1)),
            (true, Some(1), None),
            (false, None, Some(1)),
            (false, Some(1), Some(0)),
            (false, Some(0), None),
        ] {
            assert_eq!(neighbour(down, active, 2), next, "{down} {active:?}");
        }
        assert_eq!(neighbour(true, None, 0), None);
        assert_eq!(neighbour(false, None, 0), None);
    }
}
