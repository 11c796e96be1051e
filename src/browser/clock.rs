//! The time of day, handed to the console as a context so that a test can fix
//! it, and its words in the viewer's own zone and language.

use gitlab::Timestamp;
use js_sys::Date;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};

/// How often ages on the page are counted anew.
const TICK: Duration = Duration::from_secs(10);
const SECOND: Duration = Duration::from_secs(1);

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

    /// The instant of this very call, of which nobody else is told.
    pub(crate) fn glance(self) -> Timestamp {
        read()
    }

    /// The instant of this very call, without listening for ticks.
    pub(crate) fn instant(self) -> Timestamp {
        let instant = read();
        self.now.try_set(instant);
        instant
    }
}

/// Now to the second, for what is under way: it ticks only while that is so and
/// the page can be seen.
#[derive(Clone, Copy)]
pub(crate) struct Seconds(RwSignal<Timestamp>);

impl Seconds {
    /// Ticks for as long as the current owner lives and `wanted` says so.
    pub(crate) fn while_wanted(wanted: impl Fn() -> bool + 'static) -> Self {
        let now = RwSignal::new(read());
        Effect::new(move |before: Option<Option<Ticking>>| {
            // The older one stops here, if there was one.
            drop(before);
            wanted().then(|| {
                now.set(read());
                let tick = move || {
                    now.try_set(read());
                };
                Ticking(set_interval_with_handle(tick, SECOND).ok())
            })
        });
        Self(now)
    }

    /// Now; whoever reads it is told of every tick.
    pub(crate) fn now(self) -> Timestamp {
        self.0.get()
    }
}

/// A timer that stops when it is dropped.
struct Ticking(Option<IntervalHandle>);

impl Drop for Ticking {
    fn drop(&mut self) {
        if let Some(handle) = &self.0 {
            handle.clear();
        }
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
    written(instant, [("dateStyle", "medium"), ("timeStyle", "long")])
}

/// A zone in which an instant is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// The one of the viewer's own clock.
    Viewers,
    /// Coordinated universal time.
    Utc,
}

impl Zone {
    /// How many seconds its clocks are ahead of UTC at an instant, which is told in seconds
    /// since 1970.
    pub(crate) fn offset_east(self, seconds: i64) -> i32 {
        match self {
            Self::Utc => 0,
            Self::Viewers => {
                let minutes =
                    date(Timestamp::from_milliseconds(seconds * 1000)).get_timezone_offset();
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "minutes of a day by definition"
                )]
                let west = minutes as i32;
                -60 * west
            }
        }
    }
}

/// An instant to the minute, with its weekday: "Thu, Nov 26, 2026, 00:30".
pub(crate) fn minute_text(instant: Timestamp, zone: Zone) -> String {
    let options = [
        ("weekday", "short"),
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
    ];
    let utc = (zone == Zone::Utc).then_some(("timeZone", "UTC"));
    written(instant, options.into_iter().chain(utc))
}

/// An instant in the viewer's language, with the options of `Date.toLocaleString`.
fn written(
    instant: Timestamp,
    options: impl IntoIterator<Item = (&'static str, &'static str)>,
) -> String {
    let given = js_sys::Object::new();
    for (name, value) in options {
        // Setting a field of a fresh plain object does not fail.
        let _ = js_sys::Reflect::set(&given, &name.into(), &value.into());
    }
    date(instant)
        .to_locale_string("default", given.unchecked_ref())
        .into()
}

fn date(instant: Timestamp) -> Date {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a date's milliseconds fit 53 bits"
    )]
    Date::new(&JsValue::from_f64(instant.milliseconds() as f64))
}
