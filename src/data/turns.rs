//! One question at a time, asked again after a pause: which answer still counts,
//! and when the next question is due.

use crate::browser::fetch::Abort;
use crate::data::load::Load;
use crate::data::pace::{self, Activity, Past};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::time::Duration;

/// Waiting longer than this is worth a skeleton.
const SLOW: Duration = Duration::from_millis(400);

/// Which question is under way, and how the last ones went.
#[derive(Default)]
pub(crate) struct Turns {
    generation: Cell<u64>,
    in_flight: RefCell<Option<Abort>>,
    timer: Cell<Option<TimeoutHandle>>,
    past: Cell<Past>,
}

/// Names the question that an answer is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn(u64);

impl Turns {
    /// Whether an answer is awaited.
    pub(crate) fn is_under_way(&self) -> bool {
        self.in_flight.borrow().is_some()
    }

    /// A question is asked now; what aborts it.
    pub(crate) fn begin(&self) -> (Turn, Abort) {
        let abort = Abort::new();
        *self.in_flight.borrow_mut() = Some(abort.clone());
        (self.present(), abort)
    }

    /// The question that is under way, or comes next.
    pub(crate) fn present(&self) -> Turn {
        Turn(self.generation.get())
    }

    /// Whether an answer to this question still counts.
    pub(crate) fn counts(&self, turn: Turn) -> bool {
        self.present() == turn
    }

    /// The answer to a question is here; returns whether it counts.
    pub(crate) fn end(&self, turn: Turn) -> bool {
        let counts = self.counts(turn);
        if counts {
            self.in_flight.borrow_mut().take();
        }
        counts
    }

    /// Keeps in mind how an answer was, for the next pause.
    pub(crate) fn note(&self, is_unchanged: bool, has_failed: bool) {
        let Past { unchanged, failed } = self.past.get();
        self.past.set(Past {
            unchanged: if is_unchanged { unchanged + 1 } else { 0 },
            failed: if has_failed { failed + 1 } else { 0 },
        });
    }

    /// Calls `again` after the pause that is due, or `at_least`, if one is.
    pub(crate) fn pause(
        &self,
        activity: Activity,
        at_least: Duration,
        again: impl FnOnce() + 'static,
    ) {
        if let Some(pause) = pace::pause(activity, self.past.get()) {
            let handle = set_timeout_with_handle(again, pause.max(at_least));
            self.timer.set(handle.ok());
        }
    }

    /// Nothing is due any more until a question is asked.
    pub(crate) fn cancel_pause(&self) {
        if let Some(handle) = self.timer.take() {
            handle.clear();
        }
    }

    /// No answer counts to what was asked until now.
    pub(crate) fn drop_answer(&self) {
        self.generation.set(self.generation.get() + 1);
        self.cancel_pause();
        if let Some(abort) = self.in_flight.borrow_mut().take() {
            abort.now();
        }
    }

    /// The same, and the past does not matter.
    pub(crate) fn start_anew(&self) {
        self.drop_answer();
        self.past.set(Past::default());
    }
}

/// Says in `state` when the first answer takes long, unless `is_awaited` tells by
/// then that it is another's.
pub(crate) fn watch_for_slowness<T: Send + Sync + 'static>(
    state: RwSignal<Load<T>>,
    is_awaited: impl Fn() -> bool + 'static,
) {
    let say_so = move || {
        let waits = state.try_with_untracked(|load| matches!(load, Load::Loading));
        if waits == Some(true) && is_awaited() {
            state.try_set(Load::Slow);
        }
    };
    // Without a timer the skeleton is missing, nothing else.
    drop(set_timeout_with_handle(say_so, SLOW));
}
