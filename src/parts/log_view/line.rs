//! One line: its number, which is a link to it, and its text in colours.

use super::LogView;
use super::letters::{css, readable};
use super::model::{Model, Row};
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::time::duration;
use joblog::{Line, Span, Style};
use leptos::prelude::*;

/// The element's id, which is what a link to the line ends with.
pub(super) fn anchor(index: usize) -> String {
    ["L", &(index + 1).to_string()].concat()
}

/// The line's view. It never changes; a line that was written again is another
/// row.
pub(super) fn line(view: LogView, row: Row) -> AnyView {
    view.feed.model.with_untracked(|model| {
        let Some(line) = model.line(row.index) else {
            return ().into_any();
        };
        let anchor = anchor(row.index);
        let href = view.here.with_value(|here| [here, "#", &anchor].concat());
        let received = line.timestamp().map(|at| at.as_str().to_owned());
        let number = (row.index + 1).to_string();
        let text = match model.headed_by(&line) {
            Some((section, _)) => header(view, model, section, &line),
            None => view! { <span class="text">{pieces(&line)}</span> }.into_any(),
        };
        let took = row.took.map(|seconds| {
            #[expect(clippy::cast_precision_loss, reason = "shown to the second only")]
            let words = duration(seconds as f64);
            view! { <span class="took num">{words}</span> }
        });
        view! {
            <div class="line" class:header=line.is_section_header() id=anchor>
                // Thousands of stops for the Tab key would help nobody.
                <a class="number" href=href title=received tabindex="-1">{number}</a>
                {text}
                {took}
            </div>
        }
        .into_any()
    })
}

/// The header of a section folds it.
fn header(view: LogView, model: &Model, section: usize, line: &Line<'_>) -> AnyView {
    let folded = memo(move |_| {
        let is_folded = |toggled: &_| {
            view.feed
                .model
                .with(|model| model.is_folded(section, toggled))
        };
        view.toggled.with(is_folded)
    });
    let name = model
        .headed_by(line)
        .map(|(_, section)| section.name.clone());
    // A header may be without a text.
    let name = name.filter(|_| line.text().trim().is_empty());
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
            <span>{name}{pieces(line)}</span>
        </button>
    }
    .into_any()
}

fn pieces(line: &Line<'_>) -> AnyView {
    line.spans().map(piece).collect_view().into_any()
}

fn piece(span: Span<'_>) -> AnyView {
    let text = span.text.to_owned();
    if span.style == Style::default() {
        return text.into_any();
    }
    let classes = span.style.classes().collect::<Vec<_>>().join(" ");
    let (letters, behind) = (span.style.text_rgb(), span.style.background_rgb());
    if letters.is_none() && behind.is_none() {
        return view! { <span class=classes>{text}</span> }.into_any();
    }
    let color = css(readable(letters, behind));
    let Some(behind) = behind.map(css) else {
        return view! { <span class=classes style:color=color>{text}</span> }.into_any();
    };
    view! { <span class=classes style:color=color style:background-color=behind>{text}</span> }
        .into_any()
}
