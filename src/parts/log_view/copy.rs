//! What is copied of selected lines: their text, without numbers and times, a
//! line that continues another joined to it.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DocumentFragment, Element};

/// Puts the text of the selected lines on the clipboard. What lies within one
/// line is left to the browser.
pub(super) fn copy(event: &ClipboardEvent) {
    let Some(text) = selected() else { return };
    let taken = event
        .clipboard_data()
        .is_some_and(|data| data.set_data("text/plain", &text).is_ok());
    if taken {
        event.prevent_default();
    }
}

fn selected() -> Option<String> {
    let selection = window().get_selection().ok().flatten()?;
    let range = selection.get_range_at(0).ok()?;
    text_of(&range.clone_contents().ok()?)
}

/// `None` when no line is in it as a whole.
fn text_of(contents: &DocumentFragment) -> Option<String> {
    let lines = contents.query_selector_all(".line").ok()?;
    let mut text = String::new();
    for at in 0..lines.length() {
        let Some(line) = lines
            .item(at)
            .and_then(|node| node.dyn_into::<Element>().ok())
        else {
            continue;
        };
        if at > 0 && !line.class_list().contains("continues") {
            text.push('\n');
        }
        let part = line.query_selector(".text").ok().flatten();
        text.push_str(
            &part
                .and_then(|part| part.text_content())
                .unwrap_or_default(),
        );
    }
    (lines.length() > 0).then_some(text)
}
