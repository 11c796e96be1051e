//! "More places": a dialog with every place in groups, and a field that
//! narrows them down. An editable combobox whose list is always open, as the
//! ARIA authoring practices describe it: the focus stays in the field, arrow
//! keys move, Enter takes, Escape closes the dialog.

use super::choices::Choices;
use super::found::{Numbered, found, grouped, neighbour};
use crate::browser::focus;
use crate::reactive::memo;
use crate::ui::combobox::show_option;
use crate::ui::dialog::Dialog;
use crate::ui::field::unique_id;
use crate::ui::icon::Icon;
use leptos::prelude::*;
use snippets::{Group, Place};
use web_sys::{KeyboardEvent, MouseEvent};

/// The button and its dialog.
pub(super) fn more_places(choices: Choices) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="quiet more-places"
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            "More places"
            {Icon::Down.draw(12)}
        </button>
        <Dialog open=open label="More places">{Picker::new(choices, open).draw()}</Dialog>
    }
    .into_any()
}

/// The dialog's parts that change.
#[derive(Clone, Copy)]
struct Picker {
    choices: Choices,
    open: RwSignal<bool>,
    typed: RwSignal<String>,
    found: Memo<Vec<&'static dyn Place>>,
    /// The number of the place that Enter takes.
    active: RwSignal<usize>,
    /// The id of the list.
    list: StoredValue<String>,
}

impl Picker {
    fn new(choices: Choices, open: RwSignal<bool>) -> Self {
        let typed = RwSignal::new(String::new());
        let found = memo(move |_| typed.with(|typed| found(typed)));
        let chosen = choices.place.get_untracked();
        let at = found.with_untracked(|all| all.iter().position(|place| *place == chosen));
        Self {
            choices,
            open,
            typed,
            found,
            active: RwSignal::new(at.unwrap_or(0)),
            list: StoredValue::new(unique_id("places")),
        }
    }

    fn draw(self) -> AnyView {
        let none = memo(move |_| self.found.with(Vec::is_empty));
        let found = move || match self.found.with(Vec::len) {
            0 => "No place fits".to_owned(),
            1 => "1 place fits".to_owned(),
            count => [&count.to_string(), " places fit"].concat(),
        };
        view! {
            <div class="in places">
                <h2>"More places"</h2>
                {self.field()}
                <p class="only-heard" role="status">{found}</p>
                {self.offers(none)}
                {move || none.get().then(|| self.nothing())}
            </div>
            <footer>
                <button type="button" on:click=move |_| self.open.set(false)>"Cancel"</button>
            </footer>
        }
        .into_any()
    }

    fn field(self) -> AnyView {
        let some = move || self.found.with(|found| !found.is_empty());
        let active = move || some().then(|| self.option_id(self.active.get()));
        view! {
            <input
                type="text"
                role="combobox"
                aria-label="Search places"
                placeholder="Search: a program, a CI, a language"
                autofocus
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-controls=self.list.get_value()
                aria-expanded=move || if some() { "true" } else { "false" }
                aria-activedescendant=active
                prop:value=self.typed
                on:input=move |event| self.search(event_target_value(&event))
                on:keydown=move |event| self.press(&event)
            />
        }
        .into_any()
    }

    fn search(self, typed: String) {
        self.typed.set(typed);
        self.active.set(0);
    }

    fn press(self, event: &KeyboardEvent) {
        let count = self.found.with_untracked(Vec::len);
        match event.key().as_str() {
            key @ ("ArrowDown" | "ArrowUp") => {
                event.prevent_default();
                let next = neighbour(key == "ArrowDown", self.active.get_untracked(), count);
                self.active.set(next);
                show_option(&self.option_id(next));
            }
            "Enter" => {
                event.prevent_default();
                let at = self.active.get_untracked();
                if let Some(place) = self.found.with_untracked(|found| found.get(at).copied()) {
                    self.take(place);
                }
            }
            _ => {}
        }
    }

    /// Chooses the place; the focus goes to its tab.
    fn take(self, place: &'static dyn Place) {
        self.choices.choose(place);
        self.open.set(false);
        // After the dialog has given the focus back to its button.
        request_animation_frame(|| {
            focus::focus_on(".snippet-places [role=tab][aria-selected=true]");
        });
    }

    fn offers(self, none: Memo<bool>) -> AnyView {
        let groups = move || {
            let groups = self.found.with(|found| grouped(found)).into_iter();
            groups.map(|group| self.group(group)).collect_view()
        };
        view! {
            <div
                role="listbox"
                id=self.list.get_value()
                aria-label="Places"
                hidden=move || none.get()
            >
                // The list scrolls; columns of a limited height would run off sideways.
                <div class="columns">{groups}</div>
            </div>
        }
        .into_any()
    }

    fn group(self, (group, places): (Group, Vec<Numbered>)) -> AnyView {
        let heading = unique_id("group");
        let labelled_by = heading.clone();
        let options = places.into_iter().map(|(at, place)| self.option(at, place));
        view! {
            <div role="group" aria-labelledby=labelled_by>
                <div role="presentation" class="label" id=heading>{group.label()}</div>
                {options.collect_view()}
            </div>
        }
        .into_any()
    }

    fn option(self, at: usize, place: &'static dyn Place) -> AnyView {
        let active = move || self.active.get() == at;
        let chosen = place == self.choices.place.get_untracked();
        // The field keeps the focus.
        let hold = |event: MouseEvent| event.prevent_default();
        view! {
            <div
                role="option"
                id=self.option_id(at)
                aria-selected=move || if active() { "true" } else { "false" }
                aria-current=chosen.then_some("true")
                on:mousedown=hold
                on:click=move |_| self.take(place)
            >
                <span>{place.label()}</span>
                {chosen.then(|| Icon::Done.draw(13))}
            </div>
        }
        .into_any()
    }

    fn nothing(self) -> AnyView {
        let again = move |_| {
            self.search(String::new());
            focus::focus_on(".places input");
        };
        view! {
            <div class="empty">
                <strong>"No such place"</strong>
                <p>"Whatever can run a shell command can run one of the curl forms."</p>
                <button type="button" on:click=again>"Show all places"</button>
            </div>
        }
        .into_any()
    }

    fn option_id(self, at: usize) -> String {
        self.list
            .with_value(|list| [list, "-", &at.to_string()].concat())
    }
}
