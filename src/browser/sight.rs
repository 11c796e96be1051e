//! What part of a long page can be seen.

use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

/// Calls `tell` whenever the page was scrolled or its window has another size,
/// for as long as the current owner lives.
pub(crate) fn follow(tell: impl Fn() + Copy + 'static) {
    let scrolled = window_event_listener(ev::scroll, move |_| tell());
    let resized = window_event_listener(ev::resize, move |_| tell());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
}

/// How far below the upper edge of the window `element` begins, in pixels, and
/// how high it is.
pub(crate) fn place(element: &Element) -> (f64, f64) {
    let place = element.get_bounding_client_rect();
    (place.top(), place.height())
}

/// How high the window is, in pixels.
pub(crate) fn window_height() -> f64 {
    let height = window().inner_height().ok();
    height
        .and_then(|height| height.as_f64())
        .unwrap_or_default()
}
