//! Where the rows of a long list are, and which of them are near the window.
//! Numbers only.

use std::ops::Range;

/// A list of this many rows is in the page as a whole, where a row is light.
pub(crate) const FEW: usize = 120;

/// How many rows beyond the window are in the page on either side.
const BEYOND: usize = 8;

/// The window moves on by so many rows at a time.
const STEP: usize = 8;

/// How high the two kinds of rows are, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heights {
    /// A row that says little.
    pub(super) low: f64,
    /// One with more to say, where the two differ.
    pub(super) high: f64,
}

/// Until a row has been measured.
impl Default for Heights {
    fn default() -> Self {
        Self {
            low: 41.0,
            high: 41.0,
        }
    }
}

/// The rows of a list from top to bottom, by their kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// How many high rows there are before each row, and in all.
    high_before: Vec<usize>,
}

impl Layout {
    /// A list of rows, of which some are high.
    pub(super) fn of(are_high: impl Iterator<Item = bool>) -> Self {
        let mut high = 0;
        let mut high_before = vec![0];
        high_before.extend(are_high.map(|is_high| {
            high += usize::from(is_high);
            high
        }));
        Self { high_before }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.high_before.len().saturating_sub(1)
    }

    /// How far below the first row's top the row `at` begins; the end of the
    /// list for one past the last.
    pub(super) fn top(&self, at: usize, heights: Heights) -> f64 {
        let high = self.high_before.get(at).copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
        let (low, high) = ((at - high.min(at)) as f64, high as f64);
        low * heights.low + high * heights.high
    }

    /// The row at a distance below the first row's top.
    fn at(&self, distance: f64, heights: Heights) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.top(middle + 1, heights) <= distance {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The rows of which some part is between two distances.
    pub(super) fn between(&self, start: f64, end: f64, heights: Heights) -> Range<usize> {
        let last = self.at(end, heights);
        let last = if end > 0.0 { last + 1 } else { last };
        self.at(start.max(0.0), heights)..last.min(self.len())
    }

    /// The rows that belong in the page while those of `seen` are in view: all of a
    /// list of `whole` rows or fewer.
    pub(super) fn in_page(&self, seen: &Range<usize>, whole: usize) -> Range<usize> {
        if self.len() <= whole {
            return 0..self.len();
        }
        let start = seen.start.saturating_sub(BEYOND) / STEP * STEP;
        let end = (seen.end + BEYOND).div_ceil(STEP) * STEP;
        start.min(self.len())..end.min(self.len())
    }
}

/// What stands in the page: a row, or the room of those that do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A row.
    Row(usize),
    /// The room of the rows from the first to before the second.
    Room(usize, usize),
}

/// The rows `in_page` and those `held` there, with the room of all others
/// between them.
pub(super) fn places(in_page: Range<usize>, held: &[usize], length: usize) -> Vec<Place> {
    let mut rows: Vec<usize> = in_page.chain(held.iter().copied()).collect();
    rows.retain(|at| *at < length);
    rows.sort_unstable();
    rows.dedup();
    let mut places = Vec::with_capacity(rows.len() + 3);
    let mut next = 0;
    for at in rows {
        if next < at {
            places.push(Place::Room(next, at));
        }
        places.push(Place::Row(at));
        next = at + 1;
    }
    if next < length {
        places.push(Place::Room(next, length));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEIGHTS: Heights = Heights {
        low: 40.0,
        high: 100.0,
    };

    #[test]
    fn rows_between_two_distances_are_found() {
        // Tops: 0, 40, 140, 180, and the end at 280.
        let layout = Layout::of([false, true, false, true].into_iter());
        for (start, end, rows) in [
            (0.0, 10.0, 0..1),
            (-50.0, 10.0, 0..1),
            (39.0, 41.0, 0..2),
            (40.0, 141.0, 1..3),
            (0.0, 1000.0, 0..4),
            (-500.0, -100.0, 0..0),
            (1000.0, 2000.0, 4..4),
        ] {
            assert_eq!(
                layout.between(start, end, HEIGHTS),
                rows,
                "{start} to {end}"
            );
        }
        assert_eq!(Layout::default().between(0.0, 100.0, HEIGHTS), 0..0);
    }

    #[test]
    fn a_short_list_is_there_as_a_whole_and_a_long_one_near_the_window() {
        let of = |length: usize| Layout::of((0..length).map(|_| false));
        assert_eq!(of(FEW).in_page(&(50..60), FEW), 0..FEW);
        assert_eq!(of(1000).in_page(&(50..60), FEW), 40..72);
        assert_eq!(of(1000).in_page(&(0..10), FEW), 0..24);
        assert_eq!(of(1000).in_page(&(990..1000), FEW), 976..1000);
    }

    #[test]
    fn a_row_that_is_held_stays_between_its_rooms() {
        use Place::{Room, Row};
        assert_eq!(
            places(3..5, &[1], 9),
            [Room(0, 1), Row(1), Room(2, 3), Row(3), Row(4), Room(5, 9)]
        );
        assert_eq!(places(0..2, &[1, 7], 2), [Row(0), Row(1)]);
        assert_eq!(places(0..0, &[], 3), [Room(0, 3)]);
    }

    proptest! {
        /// Whatever is in the page, the list is as high as all of its rows.
        #[test]
        fn nothing_is_lost_between_the_rows(
            kinds in prop::collection::vec(any::<bool>(), 0..300),
            start in 0usize..300,
            length in 0usize..40,
            held in prop::collection::vec(0usize..300, 0..3),
        ) {
            let layout = Layout::of(kinds.iter().copied());
            let height = |from, to| layout.top(to, HEIGHTS) - layout.top(from, HEIGHTS);
            let mut next = 0;
            let mut sum = 0.0;
            for place in places(start..start + length, &held, kinds.len()) {
                let (from, to) = match place {
                    Place::Row(at) => (at, at + 1),
                    Place::Room(from, to) => (from, to),
                };
                prop_assert_eq!(from, next);
                prop_assert!(from < to);
                next = to;
                sum += height(from, to);
            }
            prop_assert_eq!(next, kinds.len());
            prop_assert_eq!(sum, layout.top(kinds.len(), HEIGHTS));
        }
    }
}
