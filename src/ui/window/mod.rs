//! The rows of a long table, of which only those near the window are in the
//! page. The others are held open by rows without content, so that the page
//! scrolls as if all were there. A row that has the focus stays in the page
//! wherever it is, and the arrow keys lead from row to row.

mod keys;
mod layout;
mod mounted;

pub(crate) use layout::FEW;
pub(crate) use mounted::Row;

use crate::browser::viewport;
use crate::reactive::{effect, memo};
use layout::{Heights, Layout, places};
use leptos::html;
use leptos::prelude::*;
use mounted::{Mounted, Wanted};
use std::hash::Hash;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent};

/// How a list is shown.
pub(crate) struct List<T: Send + Sync + 'static, K> {
    /// All of its items.
    pub(crate) items: Signal<Vec<T>>,
    /// What tells them apart.
    pub(crate) key: fn(&T) -> K,
    /// Whether a row may be higher than others.
    pub(crate) is_high: fn(&T) -> bool,
    /// A list of this many rows is in the page as a whole, so that the browser's own
    /// search finds all of it: [`FEW`], or fewer where a row takes long to build.
    pub(crate) whole: usize,
}

impl<T: Send + Sync + 'static, K> Clone for List<T, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static, K> Copy for List<T, K> {}

/// A list in the window.
pub(crate) struct Window<T: Send + Sync + 'static, K: Send + Sync + 'static> {
    list: List<T, K>,
    body: NodeRef<html::Tbody>,
    layout: Memo<Layout>,
    heights: RwSignal<Heights>,
    seen: RwSignal<Range<usize>>,
    held: RwSignal<Option<K>>,
    is_at_top: RwSignal<bool>,
    mounted: StoredValue<Mounted<T, K>, LocalStorage>,
}

impl<T: Send + Sync + 'static, K: Send + Sync + 'static> Clone for Window<T, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static, K: Send + Sync + 'static> Copy for Window<T, K> {}

impl<T, K> Window<T, K>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    /// Follows the window for as long as the current owner lives.
    pub(crate) fn of(list: List<T, K>) -> Self {
        let layout = memo(move |_| {
            list.items
                .with(|all| Layout::of(all.iter().map(list.is_high)))
        });
        let window = Self {
            list,
            body: NodeRef::new(),
            layout,
            heights: RwSignal::new(Heights::default()),
            seen: RwSignal::new(0..0),
            held: RwSignal::new(None),
            is_at_top: RwSignal::new(true),
            mounted: StoredValue::new_local(Mounted::default()),
        };
        viewport::follow(move || window.look());
        window
    }

    /// The keys of the rows that are in view.
    pub(crate) fn in_view(self) -> Memo<Vec<K>> {
        memo(move |_| {
            let seen = self.seen.get();
            self.list.items.with(|all| {
                let seen = seen.start.min(all.len())..seen.end.min(all.len());
                all[seen].iter().map(self.list.key).collect()
            })
        })
    }

    /// Whether the first row has not been scrolled past.
    pub(crate) fn is_at_top(self) -> Signal<bool> {
        self.is_at_top.into()
    }

    /// The table's body; `row` is called once for each row that comes into it.
    pub(crate) fn body(self, row: impl Fn(Row<T>) -> AnyView + 'static) -> AnyView {
        let owner = Owner::current().unwrap_or_default();
        let body = self.body;
        // Before the signals go that the rows read: a row that is still listening then
        // would ask for what is no longer there.
        on_cleanup(move || {
            self.mounted.try_update_value(Mounted::clear);
        });
        effect(move || {
            if let Some(body) = body.get() {
                self.show(&body, &row, &owner);
            }
        });
        // The first look: nothing has been scrolled yet.
        effect(move || {
            self.layout.track();
            if body.get().is_some() {
                untrack(|| self.look());
            }
        });
        view! {
            <tbody
                node_ref=body
                on:keydown=move |event| self.press(&event)
                on:focusin=move |event| self.hold(&event)
                on:focusout=move |event| self.let_go(&event)
            ></tbody>
        }
        .into_any()
    }

    fn show(self, body: &Element, row: &dyn Fn(Row<T>) -> AnyView, owner: &Owner) {
        let heights = self.heights.get();
        self.list.items.with(|items| {
            self.layout.with(|layout| {
                let in_page = layout.in_page(&self.seen.get(), self.list.whole);
                let held = self.held.get();
                let held = items
                    .iter()
                    .position(|item| Some((self.list.key)(item)) == held);
                let held: Vec<usize> = held.into_iter().collect();
                let wanted = Wanted {
                    body,
                    places: &places(in_page, &held, items.len()),
                    items,
                    key: self.list.key,
                    height: &|from, to| layout.top(to, heights) - layout.top(from, heights),
                    row,
                    owner,
                };
                untrack(|| {
                    self.mounted
                        .try_update_value(|mounted| mounted.show(&wanted))
                });
            });
        });
    }

    /// Looks which rows are in view, and how high they are.
    fn look(self) {
        let Some(body) = self.body.try_get_untracked().flatten() else {
            return;
        };
        self.measure();
        let heights = self.heights.get_untracked();
        let start = -viewport::top_of(&body);
        let seen = self
            .layout
            .with_untracked(|layout| layout.between(start, start + viewport::height(), heights));
        if self.seen.with_untracked(|before| *before != seen) {
            self.seen.set(seen);
        }
        let at_top = start <= 0.0;
        if self.is_at_top.get_untracked() != at_top {
            self.is_at_top.set(at_top);
        }
    }

    /// Measures one row of each kind.
    fn measure(self) {
        let before = self.heights.get_untracked();
        let measured = self.mounted.try_with_value(|mounted| {
            let of = |wanted: bool| {
                let row = mounted.row_like(|item| (self.list.is_high)(item) == wanted);
                let height = row.map(|row| viewport::height_of(&row));
                height.filter(|height| *height > 0.0)
            };
            Heights {
                low: of(false).unwrap_or(before.low),
                high: of(true).unwrap_or(before.high),
            }
        });
        if let Some(measured) = measured.filter(|measured| *measured != before) {
            self.heights.set(measured);
        }
    }

    /// The row in which something happened.
    fn row_under(self, event: &Event) -> Option<K> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let element = target.closest("tr").ok().flatten()?;
        self.mounted
            .try_with_value(|mounted| mounted.row_of(&element))
            .flatten()
    }

    fn hold(self, event: &FocusEvent) {
        if let Some(row) = self.row_under(event) {
            self.held.set(Some(row));
        }
    }

    /// The focus goes elsewhere; where to another row, that is held next.
    fn let_go(self, event: &FocusEvent) {
        if event.related_target().is_some() {
            self.held.set(None);
        }
    }
}
