//! The time of day, handed to the console as a context so that a test can fix
//! it, and its words in the viewer's own zone and language.

use gitlab::Timestamp;
use js_sys::Date;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};

/// How often ages on the page are counted anew.
const TICK: Duration = Duration::from_secs(10);

/// Now, as a signal that ticks every ten seconds.
#[derive(Clone, Copy)]
pub(crate) struct Clock {
    now: RwSignal<Timestamp>,
}

impl Clock {
    /// A clock that follows the browser's, ticking for as long as the current
    /// owner lives.
    pub(crate) fn follow_browser() -> Self {
        let now = RwSignal::new(read());
        let tick = set_interval_with_handle(
            move || {
                now.try_set(read());
            },
            TICK,
        );
        if let Ok(handle) = tick {
            on_cleanup(move || handle.clear());
        }
        Self { now }
    }

    /// Now; whoever reads it is told of every tick.
    pub(crate) fn now(self) -> Timestamp {
        self.now.get()
    }

    /// The instant of this very call, without listening for ticks.
    pub(crate) fn instant(self) -> Timestamp {
        let instant = read();
        self.now.try_set(instant);
        instant
    }
}

fn read() -> Timestamp {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds by definition"
    )]
    Timestamp::from_milliseconds(Date::now() as i64)
}

/// An instant as the viewer's own browser writes it, to the second and with
/// the zone's name.
pub(crate) fn local_text(instant: Timestamp) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a date's milliseconds fit 53 bits"
    )]
    let date = Date::new(&JsValue::from_f64(instant.milliseconds() as f64));
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "long")] {
        // Setting a field of a fresh plain object does not fail.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    date.to_locale_string("default", options.unchecked_ref())
        .into()
}
