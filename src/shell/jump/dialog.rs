//! The dialog: a field, and below it what fits. The focus stays in the field;
//! arrow keys move, Enter goes, Escape closes.

use super::place::{Kind, Place, Target, fitting};
use super::sources::Sources;
use crate::browser::location::Location;
use crate::data::session::Session;
use crate::reactive::memo;
use crate::shell::connections::switch_to;
use crate::ui::combobox::show_option;
use crate::ui::field::unique_id;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent};

/// The dialog's parts that change.
#[derive(Clone, Copy)]
pub(super) struct Jump {
    session: Session,
    location: Location,
    open: RwSignal<bool>,
    typed: RwSignal<String>,
    found: Memo<Vec<Place>>,
    /// The number of the place to which Enter goes.
    active: RwSignal<usize>,
    /// The id of the list.
    list: StoredValue<String>,
}

impl Jump {
    /// With nothing typed yet.
    pub(super) fn new(open: RwSignal<bool>) -> Self {
        let typed = RwSignal::new(String::new());
        let sources = Sources::ask(typed);
        Self {
            session: expect_context(),
            location: expect_context(),
            open,
            typed,
            found: memo(move |_| typed.with(|typed| fitting(typed, sources.all(typed)))),
            active: RwSignal::new(0),
            list: StoredValue::new(unique_id("places")),
        }
    }

    /// The dialog's content.
    pub(super) fn draw(self) -> AnyView {
        let found = move || match self.found.with(Vec::len) {
            0 => "Nothing fits".to_owned(),
            1 => "1 place fits".to_owned(),
            count => [&count.to_string(), " places fit"].concat(),
        };
        let none = memo(move |_| self.found.with(Vec::is_empty));
        let groups = move || {
            let found = self.found.get();
            let group = |kind| self.group(kind, &found);
            Kind::ALL.map(group).collect_view()
        };
        view! {
            <div class="in jump">
                {self.field()}
                <p class="only-heard" role="status">{found}</p>
                <div role="listbox" id=self.list.get_value() aria-label="Places" hidden=move || none.get()>
                    {groups}
                </div>
                {move || none.get().then_some(view! {
                    <p class="soft">
                        "Nothing fits. Type a part of a project's path, a trigger's description, \
                         a build's number, or what you want to do."
                    </p>
                })}
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
                aria-label="Go to"
                placeholder="A project, a trigger, a build, an action"
                autofocus
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-controls=self.list.get_value()
                aria-expanded=move || if some() { "true" } else { "false" }
                aria-activedescendant=active
                prop:value=self.typed
                on:input=move |event| {
                    self.typed.set(event_target_value(&event));
                    self.active.set(0);
                }
                on:keydown=move |event| self.press(&event)
            />
        }
        .into_any()
    }

    fn press(self, event: &KeyboardEvent) {
        let last = self.found.with_untracked(Vec::len).saturating_sub(1);
        let at = self.active.get_untracked().min(last);
        match event.key().as_str() {
            key @ ("ArrowDown" | "ArrowUp") => {
                event.prevent_default();
                let next = match key {
                    "ArrowDown" if at == last => 0,
                    "ArrowDown" => at + 1,
                    _ => at.checked_sub(1).unwrap_or(last),
                };
                self.active.set(next);
                show_option(&self.option_id(next));
            }
            "Enter" => {
                event.prevent_default();
                let place = self.found.with_untracked(|found| found.get(at).cloned());
                if let Some(place) = place {
                    self.go(place.target);
                }
            }
            _ => {}
        }
    }

    fn go(self, target: Target) {
        self.open.set(false);
        match target {
            Target::Screen(address) => self.location.go(address),
            Target::Connection(key) => switch_to(self.session, self.location, &key),
        }
    }

    fn group(self, kind: Kind, found: &[Place]) -> Option<AnyView> {
        let places = found.iter().enumerate();
        let mut places = places.filter(|(_, place)| place.kind == kind).peekable();
        places.peek()?;
        let heading = unique_id("group");
        let labelled_by = heading.clone();
        let options = places
            .map(|(at, place)| self.option(at, place))
            .collect_view();
        Some(
            view! {
                <div role="group" aria-labelledby=labelled_by>
                    <div role="presentation" class="label" id=heading>{kind.heading()}</div>
                    {options}
                </div>
            }
            .into_any(),
        )
    }

    fn option(self, at: usize, place: &Place) -> AnyView {
        let active = move || self.active.get() == at;
        // The field keeps the focus.
        let hold = |event: MouseEvent| event.prevent_default();
        let target = place.target.clone();
        view! {
            <div
                role="option"
                id=self.option_id(at)
                aria-selected=move || if active() { "true" } else { "false" }
                on:mousedown=hold
                on:click=move |_| self.go(target.clone())
            >
                <bdi>{place.text.clone()}</bdi>
                <span class="push soft small"><bdi>{place.note.clone()}</bdi></span>
            </div>
        }
        .into_any()
    }

    fn option_id(self, at: usize) -> String {
        self.list
            .with_value(|list| [list, "-", &at.to_string()].concat())
    }
}
