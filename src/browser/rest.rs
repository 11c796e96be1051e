//! The rest of the console: what `cargo xtask dist` cut off so that the first
//! screen does not wait for it, and `boot.js` fetches once the console runs.
//!
//! `boot.js` says how that went in `data-rest` of the page's root element, and
//! that it has changed by the event `pullcord-rest`.

use leptos::prelude::*;
use std::cell::Cell;

/// Whether the rest of the console can be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rest {
    /// It is on its way.
    Coming,
    /// All of the console is here.
    Here,
    /// It could not be fetched.
    Failed,
}

impl Rest {
    /// Follows the browser; `arrived` is called once, right before the state
    /// becomes [`Rest::Here`].
    pub(crate) fn follow_browser(arrived: impl FnOnce() + 'static) -> ReadSignal<Self> {
        let (rest, set_rest) = signal(Self::Coming);
        let arrived = Cell::new(Some(arrived));
        let look = move || {
            let state = Self::of(is_whole(), told().as_deref());
            if state == Self::Here
                && let Some(arrived) = arrived.take()
            {
                arrived();
            }
            set_rest.try_set(state);
        };
        look();
        let listener = window_event_listener_untyped("pullcord-rest", move |_| look());
        on_cleanup(move || listener.remove());
        rest
    }

    fn of(whole: bool, told: Option<&str>) -> Self {
        match told {
            _ if whole => Self::Here,
            Some("here") => Self::Here,
            Some("failed") => Self::Failed,
            _ => Self::Coming,
        }
    }
}

/// Whether the page was built in one piece: it then names no rest.
fn is_whole() -> bool {
    let named = document().query_selector("meta[name=pullcord-rest]");
    named.ok().flatten().is_none()
}

fn told() -> Option<String> {
    document().document_element()?.get_attribute("data-rest")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_page_or_word_of_it_makes_it_here() {
        for (whole, told, state) in [
            (true, None, Rest::Here),
            (false, None, Rest::Coming),
            (false, Some(""), Rest::Coming),
            (false, Some("here"), Rest::Here),
            (false, Some("failed"), Rest::Failed),
        ] {
            assert_eq!(Rest::of(whole, told), state, "{whole} {told:?}");
        }
    }
}
