//! The browser's tab: its title and its icon.

use leptos::prelude::*;

/// The icon that `index.html` names.
const LINK: &str = "link[rel~=icon]";

/// Sets the title that the browser's tab and history show.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// The address of the tab's icon, as the page has it.
pub(crate) fn icon() -> Option<String> {
    link()?.get_attribute("href")
}

/// Sets the tab's icon, by an address that is relative to the page's base.
pub(crate) fn set_icon(address: &str) {
    if let Some(link) = link() {
        // Fails only for a name that is no attribute's.
        let _ = link.set_attribute("href", address);
    }
}

fn link() -> Option<web_sys::Element> {
    document().query_selector(LINK).ok().flatten()
}
