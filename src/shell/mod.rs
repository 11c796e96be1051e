//! What stands around every page: the bar with the connections, the project's
//! tabs, notices, the title of the browser's tab.

pub(crate) mod all_triggers;
pub(crate) mod bar;
pub(crate) mod connections;
pub(crate) mod idle_lock;
pub(crate) mod jump;
pub(crate) mod notices;
pub(crate) mod other_tabs;
pub(crate) mod tabs;
pub(crate) mod title;
pub(crate) mod token_notice;

use crate::browser::focus;
use leptos::ev::MouseEvent;

/// Moves the focus past the bar. A plain `#main` would lead to the page that
/// `<base>` names.
pub(crate) fn skip_to_main(event: MouseEvent) {
    event.prevent_default();
    focus::focus_on("#main");
}
