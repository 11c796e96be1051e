//! The text of a line in pieces, each drawn as the log asks and marked where the
//! words looked for are in it.

use super::letters::{css, readable};
use joblog::{Line, Span, Style};
use leptos::prelude::*;
use std::ops::Range;

/// A part of a line that is drawn in one way.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece<'a> {
    span: Span<'a>,
    /// Whether it is, or is of, what is looked for.
    is_found: bool,
}

impl Piece<'_> {
    /// How many elements it takes.
    fn elements(&self) -> usize {
        let is_drawn = self.is_found || self.span.style != Style::default();
        usize::from(is_drawn) + usize::from(self.span.link.is_some())
    }
}

/// How many elements a line's text takes.
pub(super) fn count(line: &Line<'_>, found: &[Range<usize>]) -> usize {
    divide(line.spans(), found)
        .iter()
        .map(Piece::elements)
        .sum()
}

/// The text with `most` elements: first for what was found, then for what has a
/// colour or a link. The rest is plain, and so is a link to what `leads` does not
/// allow.
pub(super) fn pieces(
    line: &Line<'_>,
    found: &[Range<usize>],
    most: usize,
    leads: impl Fn(&str) -> bool,
) -> AnyView {
    let mut divided = divide(line.spans(), found);
    for piece in &mut divided {
        piece.span.link = piece.span.link.filter(|address| leads(address));
    }
    let of_marks = divided.iter().filter(|piece| piece.is_found);
    let marks = of_marks.map(Piece::elements).sum();
    let (mut marks, mut colours) = (most.min(marks), most.saturating_sub(marks));
    let draw = |piece: Piece<'_>| {
        let left = if piece.is_found {
            &mut marks
        } else {
            &mut colours
        };
        let Some(rest) = left.checked_sub(piece.elements()) else {
            return piece.span.text.to_owned().into_any();
        };
        *left = rest;
        linked(piece.span.link, looking(piece))
    };
    divided.into_iter().map(draw).collect_view().into_any()
}

/// Cuts spans where something that was found begins or ends.
fn divide<'a>(spans: impl Iterator<Item = Span<'a>>, found: &[Range<usize>]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let (mut start, mut next) = (0, 0);
    for span in spans {
        let end = start + span.text.len();
        let mut at = start;
        while at < end {
            while found.get(next).is_some_and(|place| place.end <= at) {
                next += 1;
            }
            let (is_found, to) = match found.get(next) {
                Some(place) if place.start <= at => (true, place.end.min(end)),
                Some(place) => (false, place.start.min(end)),
                None => (false, end),
            };
            let text = &span.text[at - start..to - start];
            pieces.push(Piece {
                span: Span { text, ..span },
                is_found,
            });
            at = to;
        }
        start = end;
    }
    pieces
}

/// The connected GitLab gets to know neither the page nor the log by it.
fn linked(address: Option<&str>, content: AnyView) -> AnyView {
    let Some(address) = address.map(str::to_owned) else {
        return content;
    };
    view! {
        <a href=address.clone() title=address target="_blank" rel="noopener noreferrer">
            {content}
        </a>
    }
    .into_any()
}

fn looking(piece: Piece<'_>) -> AnyView {
    if piece.is_found {
        mark(piece.span)
    } else if piece.span.style == Style::default() {
        piece.span.text.to_owned().into_any()
    } else {
        coloured(piece.span)
    }
}

/// In the colours of what is found, whatever the log asks.
fn mark(span: Span<'_>) -> AnyView {
    let classes = [&classes(span.style), " found"].concat();
    view! { <mark class=classes>{span.text.to_owned()}</mark> }.into_any()
}

fn coloured(span: Span<'_>) -> AnyView {
    let text = span.text.to_owned();
    let classes = classes(span.style);
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

fn classes(style: Style) -> String {
    style.classes().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_cut_where_something_found_begins_or_ends() {
        let mut log = joblog::Log::new();
        log.push(b"a ne\x1b[31medle\x1b[0m, needle");
        let line = log.line(0).expect("there is a line");
        let divided = |found: &[Range<usize>]| {
            let pieces = divide(line.spans(), found);
            let told = pieces
                .iter()
                .map(|piece| (piece.span.text, piece.is_found, piece.elements()));
            (told.collect::<Vec<_>>(), count(&line, found))
        };
        let plain = vec![
            ("a ne", false, 0),
            ("edle", false, 1),
            (", needle", false, 0),
        ];
        assert_eq!(divided(&[]), (plain, 1));
        let marked = vec![
            ("a ", false, 0),
            ("ne", true, 1),
            ("edle", true, 1),
            (", ", false, 0),
            ("needle", true, 1),
        ];
        assert_eq!(divided(&[2..8, 10..16]), (marked, 3));
        let neighbours = vec![
            ("a ne", true, 1),
            ("e", true, 1),
            ("dl", true, 1),
            ("e", false, 1),
            (", needle", false, 0),
        ];
        assert_eq!(divided(&[0..5, 5..7]), (neighbours, 4));
    }
}
