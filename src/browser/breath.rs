//! Long work in slices, between which the page can draw and take keys.

use js_sys::{Date, Promise};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// How long a slice may take, in milliseconds.
const SLICE: f64 = 8.0;

/// When the page last had its turn.
pub(crate) struct Breath(f64);

impl Breath {
    /// It has just had it.
    pub(crate) fn new() -> Self {
        Self(Date::now())
    }

    /// Lets the page have its turn, if the slice is over; returns whether it was.
    pub(crate) async fn take_if_due(&mut self) -> bool {
        if Date::now() - self.0 < SLICE {
            return false;
        }
        let turn = Promise::new(&mut |resolve, _| {
            // Without a timer the promise would never be kept.
            if window().set_timeout_with_callback(&resolve).is_err() {
                let _ = resolve.call0(&resolve);
            }
        });
        // It is never broken.
        let _ = JsFuture::from(turn).await;
        self.0 = Date::now();
        true
    }
}
