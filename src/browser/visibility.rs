//! Whether anyone can see the page: what polls, rests while it is hidden.

use leptos::ev;
use leptos::prelude::*;
use web_sys::VisibilityState;

/// Whether the page can be seen, as a signal.
#[derive(Clone, Copy)]
pub(crate) struct Visibility(RwSignal<bool>);

impl Visibility {
    /// Follows the browser's own word for as long as the current owner lives.
    pub(crate) fn follow_browser() -> Self {
        let visible = RwSignal::new(read());
        let listener = window_event_listener(ev::visibilitychange, move |_| {
            visible.try_set(read());
        });
        on_cleanup(move || listener.remove());
        Self(visible)
    }

    /// Whether the page can be seen; whoever reads it is told of changes.
    pub(crate) fn visible(self) -> bool {
        self.0.get()
    }

    /// The same without listening for changes.
    pub(crate) fn visible_now(self) -> bool {
        self.0.get_untracked()
    }
}

fn read() -> bool {
    document().visibility_state() != VisibilityState::Hidden
}
