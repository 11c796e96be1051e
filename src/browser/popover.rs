//! The browser's own popovers, which it closes by itself at a click elsewhere and
//! at Escape, but not when the page behind them changes.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Closes the popover with this id, if it is open.
pub(crate) fn hide(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // It fails only for an element that is no popover.
        let _ = element.hide_popover();
    }
}
