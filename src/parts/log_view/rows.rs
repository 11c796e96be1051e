//! The lines in sight: only they are in the page.

use super::find::Sought;
use super::pieces;
use super::place::{ROW, Scroll};
use super::scene::Scene;
use joblog::Line;

/// Rows that are kept ready above and below what is in sight.
const READY: usize = 6;
/// The most lines in the page, whatever the height of the screen.
const MOST: usize = 110;
/// About so many elements may be in the page for lines. More of one line's
/// pieces than its share are drawn without their colours.
const ELEMENTS: usize = 420;
/// Elements of a line without colours, and how many more a section's header has.
const OF_LINE: usize = 4;
const OF_HEADER: usize = 4;

/// A line to draw. Equal rows look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Row {
    /// Which line, counted from 0 with those that continue others.
    pub(super) line: usize,
    /// Its number, counted from 1; `None` for one that continues another.
    pub(super) number: Option<usize>,
    /// The section whose header it is, and how long that took.
    pub(super) header: Option<(usize, Option<u64>)>,
    /// How many of its pieces are drawn as they look.
    pub(super) pieces: usize,
    /// Which search has found something in it.
    pub(super) found: Option<u32>,
    /// Differs when the line may have been written anew.
    written: (u32, usize, bool),
}

/// What is in sight.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sight {
    /// The lines, first to last.
    pub(super) rows: Vec<Row>,
    /// Where the first stands, in pixels from the top of what is scrolled.
    pub(super) top: f64,
    /// Whether the last line of the log is among them.
    pub(super) is_end: bool,
}

/// What is in sight of a box of some height that is scrolled to `top`, with what
/// was sought marked.
pub(super) fn sight(scene: &mut Scene, sought: &Sought, top: f64, height: f64) -> Sight {
    let (lines, offset) = lines_in_sight(scene, top, height);
    let mut fixed = 0;
    let mut pieces = Vec::with_capacity(lines.len());
    let mut found = Vec::with_capacity(lines.len());
    for &line in &lines {
        let places = scene.found(&sought.words, line);
        let count = scene.line(line, |line| {
            fixed += fixed_elements(&line);
            pieces::count(&line, &places)
        });
        pieces.push(count.unwrap_or_default());
        found.push((!places.is_empty()).then_some(sought.time));
    }
    let share = share(&pieces, ELEMENTS.saturating_sub(fixed));
    let is_end = lines
        .last()
        .is_some_and(|last| scene.layout().shown_from(last + 1).next().is_none());
    let lines = lines.into_iter().zip(found);
    let rows = lines.filter_map(|(line, found)| row(scene, line, share, found));
    Sight {
        rows: rows.collect(),
        top: top - offset,
        is_end,
    }
}

/// The line at the upper edge of a box of some height that is scrolled to `top`.
pub(super) fn first(scene: &Scene, top: f64, height: f64) -> usize {
    let layout = scene.layout();
    let edge = Scroll {
        rows: layout.rows(),
        height,
    }
    .sight(top);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rows of what is in sight"
    )]
    let row = (edge / ROW) as usize;
    layout.at(row)
}

/// The lines, and how many pixels the first is above the edge.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rows of what is in sight"
)]
fn lines_in_sight(scene: &Scene, top: f64, height: f64) -> (Vec<usize>, f64) {
    let layout = scene.layout();
    let rows = layout.rows();
    let edge = Scroll { rows, height }.sight(top);
    let row = (edge / ROW) as usize;
    let first = layout.at(row.saturating_sub(READY));
    let last_row = ((edge + height) / ROW) as usize + READY;
    let lines: Vec<usize> = layout
        .shown_from(first)
        .take_while(|line| layout.before(*line) <= last_row)
        .take(MOST)
        .collect();
    let offset = edge - layout.before(first) as f64 * ROW;
    (lines, offset)
}

fn row(scene: &mut Scene, line: usize, share: usize, found: Option<u32>) -> Option<Row> {
    let extent = scene.extent();
    let is_settled = line < scene.index().settled_count();
    let length = if is_settled { 0 } else { extent.length };
    let (continues, section) = scene.line(line, |line| {
        let section = line.section().filter(|_| line.is_section_header());
        (line.continues(), section.map(joblog::SectionId::index))
    })?;
    let index = scene.index();
    let took = |number: usize| index.sections().get(number)?.duration_seconds;
    Some(Row {
        line,
        number: (!continues).then(|| index.number_of(line) + 1),
        header: section.map(|number| (number, took(number))),
        pieces: share,
        found,
        written: (extent.edition, length, !is_settled && extent.finished),
    })
}

/// How many elements a line takes besides those of its text.
fn fixed_elements(line: &Line<'_>) -> usize {
    let of_header = if line.is_section_header() {
        OF_HEADER
    } else {
        0
    };
    OF_LINE + of_header
}

/// How many pieces each line may have so that all together are not too many:
/// those with few leave their share to the others.
fn share(pieces: &[usize], budget: usize) -> usize {
    let mut sorted = pieces.to_vec();
    sorted.sort_unstable();
    let mut left = budget;
    for (place, &count) in sorted.iter().enumerate() {
        let each = left / (sorted.len() - place);
        if count > each {
            return each;
        }
        left -= count;
    }
    usize::MAX
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn lines_with_few_colours_leave_their_share_to_others() {
        let rows: [(&[usize], usize, usize); 5] = [
            (&[], 10, usize::MAX),
            (&[3, 3, 3], 9, usize::MAX),
            (&[3, 3, 4], 9, 3),
            (&[1, 0, 40, 20], 21, 10),
            (&[5], 0, 0),
        ];
        for (pieces, budget, each) in rows {
            assert_eq!(share(pieces, budget), each, "{pieces:?}");
            let drawn: usize = pieces.iter().map(|count| count.min(&each)).sum();
            assert!(drawn <= budget.max(pieces.iter().sum::<usize>().min(budget)));
        }
    }
}
