//! Handing the page to the browser's printer.

use leptos::prelude::window;

/// Opens the browser's dialog for printing the page.
pub(crate) fn page() {
    // A browser that cannot print has said so itself.
    drop(window().print());
}
