//! The part of the address after `#`, and the element it names.
//!
//! A `<base>` makes a plain `#x` point to another page, so links within a page
//! carry its whole address.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// The class of the one element that is marked.
const MARKED: &str = "marked";

/// The page's own path and query, as the browser writes them.
pub(crate) fn here() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// The fragment of the page's address with its `#`; empty without one.
pub(crate) fn of_page() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether a click was on a link that leads to another place of this page.
/// The mark set by [`mark`] goes then: the browser marks the new place itself.
pub(crate) fn is_link_into_this_page(event: &MouseEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href*='#']").ok().flatten());
    if link.is_some() {
        unmark();
    }
    link.is_some()
}

/// Brings the element with this id into sight and marks it, and no other.
pub(crate) fn mark(id: &str) {
    unmark();
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    element.scroll_into_view_with_bool(true);
    // The class name is a constant of ours, so it is always accepted.
    let _ = element.class_list().add_1(MARKED);
}

fn unmark() {
    let marked = document()
        .query_selector(&[".", MARKED].concat())
        .ok()
        .flatten();
    if let Some(element) = marked {
        // As above.
        let _ = element.class_list().remove_1(MARKED);
    }
}
