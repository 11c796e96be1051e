//! Which rows of a long table are near the part of the page that can be seen.

use std::ops::Range;

/// How many rows beyond both edges are there already when somebody scrolls.
const AHEAD: usize = 12;
/// The range moves by so many rows at a time, so that scrolling a little changes
/// nothing.
const STEP: usize = 8;

/// Where the table stands and how much of the page can be seen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sight {
    /// How far the table's first row is above the upper edge of what can be
    /// seen; negative when it is below it.
    pub(super) above: f64,
    /// How high what can be seen is.
    pub(super) height: f64,
    /// How high a row is.
    pub(super) row: f64,
}

/// The rows of `count` that shall be there.
pub(super) fn near(sight: Sight, count: usize) -> Range<usize> {
    let row = sight.row.max(1.0);
    let first = whole(sight.above / row).saturating_sub(AHEAD) / STEP * STEP;
    let beyond = whole((sight.above + sight.height) / row) + 1 + AHEAD;
    let end = beyond.div_ceil(STEP).saturating_mul(STEP).min(count);
    first.min(end)..end
}

fn whole(rows: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no negative number is left, and no page has more rows than fit"
    )]
    let rows = rows.max(0.0) as usize;
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(above: f64) -> Sight {
        Sight {
            above,
            height: 900.0,
            row: 45.0,
        }
    }

    #[test]
    fn the_rows_in_sight_and_some_around_them() {
        assert_eq!(near(at(0.0), 10_000), 0..40);
        assert_eq!(near(at(-300.0), 10_000), 0..32);
        assert_eq!(near(at(45_000.0), 10_000), 984..1040);
        assert_eq!(near(at(450_000.0), 10_000), 9984..10_000);
        assert_eq!(near(at(0.0), 3), 0..3);
        assert_eq!(near(at(45_000.0), 3), 3..3, "the table has become short");
    }

    #[test]
    fn a_small_step_changes_nothing() {
        assert_eq!(near(at(45_000.0), 10_000), near(at(45_090.0), 10_000));
    }

    proptest! {
        #[test]
        fn everything_in_sight_is_there_and_not_much_more(
            above in -1e5..1e6_f64, height in 1.0..5e3_f64, row in 20.0..300.0_f64,
            count in 0_usize..20_000,
        ) {
            let rows = near(Sight { above, height, row }, count);
            prop_assert!(rows.start <= rows.end && rows.end <= count);
            prop_assert!(rows.len() <= whole(height / row) + 2 + 2 * (AHEAD + STEP));
            for pixel in [above, above + height / 2.0, above + height] {
                let seen = pixel / row;
                if seen >= 0.0 && whole(seen) < count {
                    prop_assert!(rows.contains(&whole(seen)), "{} of {:?}", seen, rows);
                }
            }
        }
    }
}
