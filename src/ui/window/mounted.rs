//! The rows that are in the page. None is ever moved, so that the focus stays
//! where it is: what has left is taken out, and what is new put in its place.
//! (Leptos' own list moves rows when others come or go before them, and a
//! moved element loses the focus.)

use super::layout::Place;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use std::collections::HashMap;
use std::hash::Hash;
use web_sys::Element;

/// What stands in the page, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key<K> {
    Row(K),
    /// The room before this row, or at the end.
    RoomBefore(Option<K>),
}

/// A row's item and its place in the whole list, counted from 0.
pub(crate) struct Row<T: Send + Sync + 'static> {
    /// What it shows.
    pub(crate) item: RwSignal<T>,
    /// Its place.
    position: RwSignal<usize>,
}

impl<T: Send + Sync + 'static> Clone for Row<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Row<T> {}

impl<T: Send + Sync + 'static> Row<T> {
    /// Its place for screen readers (`aria-rowindex`): counted from 1, and the
    /// headings are the first.
    pub(crate) fn position(self) -> usize {
        self.position.get() + 2
    }
}

enum Content<T: Send + Sync + 'static> {
    Row(Row<T>),
    /// Its height in pixels.
    Room(RwSignal<f64>),
}

struct Part<T: Send + Sync + 'static> {
    content: Content<T>,
    state: AnyViewState,
    /// Ends what belongs to the view when it is dropped.
    owner: Owner,
}

/// What is in the page, from top to bottom.
pub(super) struct Mounted<T: Send + Sync + 'static, K> {
    /// Where the parts are.
    body: Option<Element>,
    order: Vec<Key<K>>,
    parts: HashMap<Key<K>, Part<T>>,
}

impl<T: Send + Sync + 'static, K> Default for Mounted<T, K> {
    fn default() -> Self {
        Self {
            body: None,
            order: Vec::new(),
            parts: HashMap::new(),
        }
    }
}

/// What the page is to show.
pub(super) struct Wanted<'a, T: Send + Sync + 'static, K> {
    /// Where it goes.
    pub(super) body: &'a Element,
    /// The rows and rooms.
    pub(super) places: &'a [Place],
    /// The whole list.
    pub(super) items: &'a [T],
    /// What tells rows apart.
    pub(super) key: fn(&T) -> K,
    /// How high the rows from the first to before the second are.
    pub(super) height: &'a dyn Fn(usize, usize) -> f64,
    /// A row's view.
    pub(super) row: &'a dyn Fn(Row<T>) -> AnyView,
    /// Whose rows they are.
    pub(super) owner: &'a Owner,
}

impl<T, K> Mounted<T, K>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    K: Copy + Eq + Hash,
{
    /// Makes the page show what is wanted.
    pub(super) fn show(&mut self, wanted: &Wanted<'_, T, K>) {
        if self.body.as_ref() != Some(wanted.body) {
            self.clear();
            self.body = Some(wanted.body.clone());
        }
        let keys = keys(wanted);
        self.take_out(&keys);
        // From the end, so that what follows each part is there already.
        let mut after: Option<Key<K>> = None;
        for (key, place) in keys.iter().zip(wanted.places).rev() {
            match self.parts.get(key) {
                Some(part) => part.follow(*place, wanted),
                None => {
                    let mut part = Part::build(*place, wanted);
                    let next = after.and_then(|after| self.parts.get(&after));
                    let before =
                        next.is_some_and(|next| next.state.insert_before_this(&mut part.state));
                    if !before {
                        part.state.mount(wanted.body, None);
                    }
                    self.parts.insert(*key, part);
                }
            }
            after = Some(*key);
        }
        self.order = keys;
    }

    /// Takes everything out: a table that is shown anew may come with the body
    /// of the one before.
    pub(super) fn clear(&mut self) {
        self.take_out(&[]);
        self.order.clear();
    }

    fn take_out(&mut self, keys: &[Key<K>]) {
        for key in &self.order {
            if !keys.contains(key)
                && let Some(mut part) = self.parts.remove(key)
            {
                part.state.unmount();
                part.owner.cleanup();
            }
        }
    }

    /// The row whose element this is.
    pub(super) fn row_of(&self, element: &Element) -> Option<K> {
        self.parts.iter().find_map(|(key, part)| match key {
            Key::Row(row) if part.state.elements().contains(element) => Some(*row),
            Key::Row(_) | Key::RoomBefore(_) => None,
        })
    }

    /// The element of this row, if it is in the page.
    pub(super) fn element(&self, row: K) -> Option<Element> {
        self.parts
            .get(&Key::Row(row))?
            .state
            .elements()
            .into_iter()
            .next()
    }

    /// The element of a row in the page whose item fits.
    pub(super) fn row_like(&self, fits: impl Fn(&T) -> bool) -> Option<Element> {
        self.parts.values().find_map(|part| match &part.content {
            Content::Row(row) if row.item.try_with_untracked(&fits) == Some(true) => {
                part.state.elements().into_iter().next()
            }
            Content::Row(_) | Content::Room(_) => None,
        })
    }
}

fn keys<T: Send + Sync + 'static, K: Copy>(wanted: &Wanted<'_, T, K>) -> Vec<Key<K>> {
    let key_at = |at: usize| wanted.items.get(at).map(wanted.key);
    let places = wanted.places.iter();
    places
        .map(|place| match place {
            Place::Row(at) => key_at(*at).map_or(Key::RoomBefore(None), Key::Row),
            Place::Room(_, to) => Key::RoomBefore(key_at(*to)),
        })
        .collect()
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Part<T> {
    fn build<K>(place: Place, wanted: &Wanted<'_, T, K>) -> Self {
        let owner = wanted.owner.child();
        let (content, view) = owner.with(|| match place {
            Place::Row(at) if at < wanted.items.len() => {
                let row = Row {
                    item: RwSignal::new(wanted.items[at].clone()),
                    position: RwSignal::new(at),
                };
                (Content::Row(row), (wanted.row)(row))
            }
            Place::Row(at) => room((wanted.height)(at, at)),
            Place::Room(from, to) => room((wanted.height)(from, to)),
        });
        let state = owner.with(|| view.build());
        Self {
            content,
            state,
            owner,
        }
    }

    fn follow<K>(&self, place: Place, wanted: &Wanted<'_, T, K>) {
        match (&self.content, place) {
            (Content::Row(row), Place::Row(at)) => {
                if let Some(item) = wanted.items.get(at) {
                    set(row.item, item.clone());
                    set(row.position, at);
                }
            }
            (Content::Room(height), Place::Room(from, to)) => {
                set(*height, (wanted.height)(from, to));
            }
            (Content::Row(_), Place::Room(..)) | (Content::Room(_), Place::Row(_)) => {}
        }
    }
}

/// Tells of the value only where it is another.
fn set<V: PartialEq + Send + Sync + 'static>(signal: RwSignal<V>, value: V) {
    signal.try_maybe_update(|present| {
        let changed = *present != value;
        *present = value;
        (changed, ())
    });
}

fn room<T: Send + Sync + 'static>(height: f64) -> (Content<T>, AnyView) {
    let height = RwSignal::new(height);
    let pixels = move || [height.get().to_string().as_str(), "px"].concat();
    let view = view! {
        <tr class="room" aria-hidden="true" style:height=pixels>
            <td></td>
        </tr>
    };
    (Content::Room(height), view.into_any())
}
