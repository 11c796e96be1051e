//! Staying at what is read while the log grows: more rows than a browser has
//! room for are scrolled in proportion, so that the same place of the box shows
//! other lines once there are more.

use super::place::Scroll;
use super::view::LogView;
use leptos::prelude::*;

/// How much of the log is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grown {
    /// How many lines there were at that moment.
    pub(super) lines: usize,
    /// How many rows those took that are not folded away.
    pub(super) rows: usize,
}

/// Keeps what is in sight there when `laid`, which is reactive, has more lines
/// than before; what is folded or wrapped otherwise is no growth. Where the end
/// is followed, that moves the box.
pub(super) fn stay(view: LogView, laid: impl Fn() -> Grown + 'static) {
    Effect::new(move |before: Option<Grown>| {
        let now = laid();
        if let Some(before) = before.filter(|before| before.lines < now.lines)
            && !view.follow.on.get_untracked()
        {
            keep(view, before.rows, now.rows);
        }
        now
    });
}

fn keep(view: LogView, before: usize, now: usize) {
    let Some(Some(element)) = view.follow.element.try_get_untracked() else {
        return;
    };
    let height = view.seen.with_untracked(|seen| seen.height);
    let of = |rows| Scroll { rows, height };
    let top = f64::from(element.scroll_top());
    let kept = of(now).kept(of(before), top);
    if (kept - top).abs() >= 1.0 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "less than 17 million pixels"
        )]
        element.set_scroll_top(kept as i32);
        // Before the lines of the wrong place are drawn.
        view.seen.update(|seen| seen.top = kept);
    }
}
