//! Bringing a match into sight sideways, where its line is longer than the box is
//! wide.

use super::view::LogView;
use crate::reactive::effect;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// The first match of the line gone to last; it is there once its line is drawn.
const MATCH: &str = ".line.present mark";

/// Scrolls the box once for each match that is gone to, when its line is drawn and
/// is the `present` one: whoever scrolls away and back is left where they are.
pub(super) fn bring(view: LogView, present: Memo<bool>) {
    effect(move || {
        if present.get() && view.find.beside.get() {
            view.find.beside.set(false);
            // After the line has its class.
            request_animation_frame(move || scroll(view));
        }
    });
}

fn scroll(view: LogView) {
    let Some(Some(log)) = view.follow.element.try_get_untracked() else {
        return;
    };
    if let Ok(Some(found)) = log.query_selector(MATCH) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        nearest.set_inline(ScrollLogicalPosition::Nearest);
        found.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}
