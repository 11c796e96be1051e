//! The keys that lead from row to row.

use super::Window;
use super::layout::FEW;
use leptos::prelude::*;
use std::hash::Hash;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// The row to which a key leads from the row `at`, of `length` rows of which
/// `page` are in view; `None` for a key that means something else.
fn next_row(key: &str, at: usize, length: usize, page: usize) -> Option<usize> {
    let last = length.checked_sub(1)?;
    let next = match key {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => at + page.max(1),
        "PageUp" => at.saturating_sub(page.max(1)),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(next.min(last))
}

impl<T, K> Window<T, K>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    /// Follows a key that was pressed in a row.
    pub(super) fn press(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return;
        }
        let Some(row) = self.row_under(event) else {
            return;
        };
        let page = self
            .seen
            .with_untracked(ExactSizeIterator::len)
            .clamp(2, FEW)
            - 1;
        let next = self.list.items.with_untracked(|all| {
            let at = all.iter().position(|item| (self.list.key)(item) == row)?;
            let next = next_row(&event.key(), at, all.len(), page)?;
            all.get(next).map(self.list.key)
        });
        if let Some(next) = next {
            event.prevent_default();
            self.go_to(next);
        }
    }

    /// Puts the row into the page, wherever it is, and the focus on its first
    /// link, which brings it into view.
    pub(crate) fn go_to(self, row: K) {
        self.held.set(Some(row));
        // The row is in the page once the effects have run.
        request_animation_frame(move || {
            let element = self.mounted.try_with_value(|mounted| mounted.element(row));
            let link = element.flatten().and_then(|row| {
                let link = row.query_selector("a[href]").ok().flatten()?;
                link.dyn_into::<HtmlElement>().ok()
            });
            if let Some(link) = link {
                // A link that is in the page takes the focus.
                let _ = link.focus();
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_from_row_to_row_and_not_beyond() {
        for (key, at, next) in [
            ("ArrowDown", 3, Some(4)),
            ("ArrowDown", 9, Some(9)),
            ("ArrowUp", 3, Some(2)),
            ("ArrowUp", 0, Some(0)),
            ("PageDown", 3, Some(7)),
            ("PageDown", 8, Some(9)),
            ("PageUp", 3, Some(0)),
            ("Home", 3, Some(0)),
            ("End", 3, Some(9)),
            ("Enter", 3, None),
            ("a", 3, None),
        ] {
            assert_eq!(next_row(key, at, 10, 4), next, "{key} {at}");
        }
        assert_eq!(next_row("End", 0, 0, 4), None);
    }
}
