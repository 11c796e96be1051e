//! The box with the lines: it scrolls over as much room as all of them would
//! take, and has those in sight.

use super::copy;
use super::place::Scroll;
use super::rows::{Sight, sight};
use super::scene::Scene;
use super::stay::{Grown, stay};
use super::view::LogView;
use super::{line, measure};
use crate::browser::resized::Resized;
use crate::reactive::{effect, memo};
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// The box.
pub(super) fn lines(view: LogView) -> AnyView {
    let laid = layout(view);
    let sight = memo(move |_| {
        laid.track();
        let seen = view.seen.get();
        let sight = view.find.words.with(|sought| {
            let look = |scene: &mut Scene| sight(scene, sought, seen.top, seen.height);
            view.feed.scene(look)
        });
        sight.unwrap_or_default()
    });
    let space = move || {
        let scroll = Scroll {
            rows: laid.get().grown.rows,
            height: view.seen.with(|seen| seen.height),
        };
        [&scroll.space().to_string(), "px"].concat()
    };
    let window = NodeRef::<html::Div>::new();
    keep_measured(view, window, sight);
    view.follow.keep_at_end(move || laid.track());
    stay(view, move || laid.get().grown);
    let digits = memo(move |_| view.feed.extent.get().lines.to_string().len().max(4));
    view! {
        <div
            class="log"
            class:wrap=move || view.wrap.get()
            class:times=move || view.times.get()
            role="group"
            aria-label="Log lines"
            tabindex="0"
            node_ref=view.follow.element
            style=("--digits", move || digits.get().to_string())
            on:scroll=move |_| {
                view.follow.scrolled(view.feed.reading.get_untracked());
                measure::measure(view);
            }
            on:copy=move |event| copy::copy(&event)
        >
            <span class="probe" aria-hidden="true">{"0".repeat(measure::PROBE)}</span>
            <div class="space" style:height=space>
                <div
                    class="window"
                    node_ref=window
                    style:top=move || [&sight.with(|sight| sight.top).to_string(), "px"].concat()
                >
                    <For
                        each=move || sight.with(|sight| sight.rows.clone())
                        key=|row| *row
                        children=move |row| line::line(view, row)
                    />
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// How the lines lie: equal when nothing has moved.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Laid {
    grown: Grown,
    /// Raised whenever something may have.
    time: u64,
}

/// Lays the lines out when there are more, or they are folded or wrapped
/// otherwise.
fn layout(view: LogView) -> Memo<Laid> {
    memo(move |before: Option<&Laid>| {
        view.feed.extent.track();
        let columns = view.seen.with(|seen| seen.columns);
        let columns = view
            .wrap
            .get()
            .then_some(columns)
            .filter(|&columns| columns > 0);
        let both = view.folding.with(|folding| {
            view.feed.scene(|scene| {
                scene.lay_out(columns, folding);
                (scene.index().line_count(), scene.layout().rows())
            })
        });
        let (lines, rows) = both.unwrap_or_default();
        Laid {
            grown: Grown { lines, rows },
            time: before.map_or(0, |laid| laid.time + 1),
        }
    })
}

/// Measures the box when its size changes, and puts the lines where they belong
/// when they have turned out higher than was thought.
fn keep_measured(view: LogView, window: NodeRef<html::Div>, sight: Memo<Sight>) {
    let resized = StoredValue::new_local(None::<SendWrapper<Resized>>);
    effect(move || {
        if let Some(element) = view.follow.element.get() {
            let watch = Resized::watch(&element, move || measure::measure(view));
            resized.set_value(Some(SendWrapper::new(watch)));
        }
    });
    effect(move || {
        view.times.track();
        let is_end = sight.with(|sight| sight.is_end);
        let is_wrapped = view.wrap.get();
        request_animation_frame(move || {
            measure::measure(view);
            if is_end && is_wrapped {
                put_end_at_bottom(view, window, sight);
            }
        });
    });
}

/// Where lines are wrapped, a letter may be wider than was thought: the end of
/// the log must be in sight all the same.
fn put_end_at_bottom(view: LogView, window: NodeRef<html::Div>, sight: Memo<Sight>) {
    let (Some(Some(window)), Some(Some(element)), Some(is_end)) = (
        window.try_get_untracked(),
        view.follow.element.try_get_untracked(),
        sight.try_with_untracked(|sight| sight.is_end),
    ) else {
        return;
    };
    let bottom = f64::from(window.offset_top() + window.offset_height());
    let space = f64::from(element.scroll_height());
    if is_end && bottom > space {
        let surplus = bottom - space;
        let top = f64::from(window.offset_top()) - surplus;
        // A length is always taken.
        let _ = web_sys::HtmlElement::style(&window)
            .set_property("top", &[&top.max(0.0).to_string(), "px"].concat());
    }
}
