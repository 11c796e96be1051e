//! Staying at the end of a log that grows, until someone scrolls up.

use super::feed::Reading;
use crate::reactive::effect;
use leptos::html;
use leptos::prelude::*;

/// How far from the end still counts as the end, in pixels.
const NEARLY: i32 = 8;

/// Whether the end is followed, and the box that scrolls.
#[derive(Clone, Copy)]
pub(super) struct Follow {
    /// Whether it is.
    pub(super) on: RwSignal<bool>,
    /// The box.
    pub(super) element: NodeRef<html::Div>,
    top: StoredValue<i32>,
}

impl Follow {
    /// Follows, or not, from the start.
    pub(super) fn new(on: bool) -> Self {
        Self {
            on: RwSignal::new(on),
            element: NodeRef::new(),
            top: StoredValue::new(0),
        }
    }

    /// Goes to the end whenever `changed`, which is reactive, is, and when
    /// following is turned on.
    pub(super) fn keep_at_end(self, changed: impl Fn() + 'static) {
        effect(move || {
            changed();
            if self.on.get() {
                // After the new lines are in the page.
                request_animation_frame(move || self.go_to_end());
            }
        });
    }

    fn go_to_end(self) {
        if let Some(Some(element)) = self.element.try_get_untracked() {
            element.set_scroll_top(element.scroll_height());
        }
    }

    /// The box was scrolled, by whomever: upwards, and away from the end, is
    /// what only a person does. Back at the end of a log that grows, it is
    /// followed again.
    pub(super) fn scrolled(self, reading: Reading) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        let top = element.scroll_top();
        let below = element.scroll_height() - element.client_height() - top;
        let before = self.top.get_value();
        self.top.set_value(top);
        if leaves_the_end(before, top, below) && self.on.get_untracked() {
            self.on.set(false);
        }
        if reading == Reading::Growing && comes_to_the_end(before, top, below) {
            self.on.set(true);
        }
    }
}

/// Whether a step from `before` to `top`, with `below` pixels left under it,
/// leaves the end.
fn leaves_the_end(before: i32, top: i32, below: i32) -> bool {
    top < before && below > NEARLY
}

/// Whether such a step comes to the end.
fn comes_to_the_end(before: i32, top: i32, below: i32) -> bool {
    top > before && below <= NEARLY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_upwards_and_away_from_the_end_counts() {
        assert!(leaves_the_end(500, 400, 100));
        assert!(!leaves_the_end(400, 500, 100), "downwards");
        assert!(!leaves_the_end(500, 500, 300), "the log grew");
        assert!(!leaves_the_end(500, 400, 0), "a section was folded");
    }

    #[test]
    fn only_downwards_and_up_to_the_end_comes_back() {
        assert!(comes_to_the_end(400, 500, 3));
        assert!(!comes_to_the_end(400, 500, 100));
        assert!(!comes_to_the_end(500, 400, 0), "a section was folded");
    }
}
