//! The part of the address after `#`.
//!
//! A `<base>` makes a plain `#x` point to another page, so links within a page
//! carry its whole address.

use leptos::prelude::window;

/// The page's own path and query, as the browser writes them.
pub(crate) fn here() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// The fragment of the page's address with its `#`; empty without one.
pub(crate) fn of_page() -> String {
    window().location().hash().unwrap_or_default()
}

/// Puts another fragment, without its `#`, into the page's address. Nothing is
/// scrolled and nothing goes into the history.
pub(crate) fn replace(fragment: &str) {
    let address = [&here(), "#", fragment].concat();
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        // Refused only by a browser that sees it done all the time.
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
