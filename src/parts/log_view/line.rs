//! One line: its number, which is a link to it, and its text in colours.

use super::link::Linked;
use super::pieces::pieces;
use super::rows::Row;
use super::sideways;
use super::view::LogView;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::time::duration;
use leptos::prelude::*;

/// The line's view. It never changes but for being marked; a line that was
/// written again is another row.
pub(super) fn line(view: LogView, row: Row) -> AnyView {
    let words = view
        .find
        .words
        .with_untracked(|sought| sought.words.clone());
    // There is no link within the button of a header.
    let leads = |address: &str| row.header.is_none() && view.leads(address);
    let content = view.feed.scene(|scene| {
        let found = scene.found(&words, row.line);
        let name = row
            .header
            .and_then(|(number, _)| scene.index().sections().get(number))
            .map(|section| section.name.clone());
        scene.line(row.line, |line| {
            let stamp = line.timestamp().map(|at| at.as_str().to_owned());
            let pieces = pieces(&line, &found, row.pieces, leads);
            // A header may be without a text.
            let name = name.filter(|_| line.text().trim().is_empty());
            (stamp, view! { {name}{pieces} }.into_any())
        })
    });
    let Some((stamp, pieces)) = content.flatten() else {
        return ().into_any();
    };
    let text = match row.header {
        Some((section, _)) => header(view, section, pieces),
        None => view! { <span class="text">{pieces}</span> }.into_any(),
    };
    let took = row.header.and_then(|(_, took)| took).map(|seconds| {
        #[expect(clippy::cast_precision_loss, reason = "shown to the second only")]
        let words = duration(seconds as f64);
        view! { <span class="took num">{words}</span> }
    });
    let marked = memo(move |_| {
        let is_marked = |linked: Linked| row.number.is_some_and(|number| linked.holds(number));
        view.marked.get().is_some_and(is_marked)
    });
    let present = memo(move |_| view.find.present.get() == Some(row.line));
    if row.found.is_some() {
        sideways::bring(view, present);
    }
    view! {
        <div
            class="line"
            class:header=row.header.is_some()
            class:continues=row.number.is_none()
            class:marked=move || marked.get()
            class:present=move || present.get()
            id=row.number.map(|number| Linked::one(number).fragment())
            data-line=row.line.to_string()
        >
            {number(view, row, stamp.clone())}
            {move || time(view, stamp.as_deref())}
            {text}
            {took}
        </div>
    }
    .into_any()
}

/// The number links to the line; with Shift it goes on to the lines from the one
/// linked before.
fn number(view: LogView, row: Row, stamp: Option<String>) -> AnyView {
    let Some(number) = row.number else {
        return view! { <span class="number" title="The line above goes on"></span> }.into_any();
    };
    let fragment = Linked::one(number).fragment();
    let href = view.here.with_value(|here| [here, "#", &fragment].concat());
    let press = move |event: leptos::ev::MouseEvent| {
        // Neither the browser nor the console goes anywhere.
        event.stop_propagation();
        if !(event.ctrl_key() || event.meta_key() || event.alt_key()) {
            event.prevent_default();
            view.link(number, event.shift_key());
        }
    };
    // Thousands of stops for the Tab key would help nobody.
    view! {
        <a class="number" href=href title=stamp tabindex="-1" on:click=press>
            {number.to_string()}
        </a>
    }
    .into_any()
}

/// The time of day at which the runner received the line, to the millisecond.
fn time(view: LogView, stamp: Option<&str>) -> Option<AnyView> {
    let stamp = stamp.filter(|_| view.times.get())?;
    let of_day = stamp.get(11..23)?.to_owned();
    Some(view! { <span class="time num" title=stamp.to_owned()>{of_day}</span> }.into_any())
}

/// The header of a section folds it.
fn header(view: LogView, section: usize, pieces: AnyView) -> AnyView {
    let folded = memo(move |_| view.is_folded(section));
    let wedge = move || {
        if folded.get() {
            Icon::Right.draw(12)
        } else {
            Icon::Down.draw(12)
        }
    };
    view! {
        <button
            type="button"
            class="text"
            aria-expanded=move || if folded.get() { "false" } else { "true" }
            on:click=move |_| view.toggle(section)
        >
            {wedge}
            <span>{pieces}</span>
        </button>
    }
    .into_any()
}
