//! When the person last did something on the page.

use super::clock::Clock;
use gitlab::Timestamp;
use leptos::ev;
use leptos::prelude::*;

/// The last time that a key, a pointer or a wheel was used.
#[derive(Clone, Copy)]
pub(crate) struct Activity(StoredValue<Timestamp>);

impl Activity {
    /// Follows the browser for as long as the current owner lives.
    pub(crate) fn follow_browser(clock: Clock) -> Self {
        let last = StoredValue::new(clock.glance());
        let note = move || {
            last.try_set_value(clock.glance());
        };
        let key = window_event_listener(ev::keydown, move |_| note());
        let pointer = window_event_listener(ev::pointerdown, move |_| note());
        let wheel = window_event_listener(ev::wheel, move |_| note());
        on_cleanup(move || {
            key.remove();
            pointer.remove();
            wheel.remove();
        });
        Self(last)
    }

    /// When it was.
    pub(crate) fn last(self) -> Option<Timestamp> {
        self.0.try_get_value()
    }
}
