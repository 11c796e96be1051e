//! What of the page is in the window, and scrolling it.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Calls `look` whenever the page was scrolled or the window changed its size,
/// once for each frame, for as long as the current owner lives.
pub(crate) fn follow(look: impl Fn() + Clone + 'static) {
    let due = StoredValue::new(false);
    let soon = move || {
        if due.try_get_value() != Some(false) {
            return;
        }
        due.set_value(true);
        let look = look.clone();
        request_animation_frame(move || {
            // The page may have gone in the meantime.
            if due.try_update_value(|due| *due = false).is_some() {
                look();
            }
        });
    };
    let again = soon.clone();
    let scrolled = window_event_listener(ev::scroll, move |_| soon());
    let resized = window_event_listener(ev::resize, move |_| again());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
}

/// The window's height in pixels.
pub(crate) fn height() -> f64 {
    let height = window().inner_height().ok();
    height
        .and_then(|height| height.as_f64())
        .unwrap_or_default()
}

/// How far below the window's upper edge `element` begins: less than nothing
/// where that has been scrolled past.
pub(crate) fn top_of(element: &Element) -> f64 {
    let mut top = 0;
    let mut next = element.dyn_ref::<HtmlElement>().cloned();
    while let Some(element) = next {
        top += element.offset_top();
        let parent = element.offset_parent();
        next = parent.and_then(|parent| parent.dyn_into::<HtmlElement>().ok());
    }
    f64::from(top) - window().scroll_y().unwrap_or_default()
}

/// The height of `element` in pixels.
pub(crate) fn height_of(element: &Element) -> f64 {
    let element = element.dyn_ref::<HtmlElement>();
    element.map_or(0.0, |element| f64::from(element.offset_height()))
}
