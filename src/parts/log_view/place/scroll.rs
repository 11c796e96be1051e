//! What is in sight, by how far the box is scrolled.

/// Pixels of a row; `style/pages/log.css` has the same.
pub(in crate::parts::log_view) const ROW: f64 = 20.0;

/// Browsers take no element that is much higher: Firefox 17.9 million pixels,
/// Chromium 33.5. A log with more rows is scrolled in proportion.
const TALLEST: f64 = 16_000_000.0;

/// A box of some height over a number of rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::parts::log_view) struct Scroll {
    /// How many rows there are.
    pub(in crate::parts::log_view) rows: usize,
    /// Pixels of the box.
    pub(in crate::parts::log_view) height: f64,
}

#[expect(
    clippy::cast_precision_loss,
    reason = "rows are counted exactly up to 2^53"
)]
impl Scroll {
    /// Pixels of what is scrolled.
    pub(in crate::parts::log_view) fn space(self) -> f64 {
        self.whole().min(TALLEST)
    }

    /// The first pixel in sight, if every row were there, when the box is
    /// scrolled to `top`.
    pub(in crate::parts::log_view) fn sight(self, top: f64) -> f64 {
        let range = self.space() - self.height;
        if range <= 0.0 {
            return 0.0;
        }
        (top / range).clamp(0.0, 1.0) * (self.whole() - self.height)
    }

    /// To where the box has to be scrolled to have a pixel in sight first.
    pub(in crate::parts::log_view) fn top_for(self, sight: f64) -> f64 {
        let range = self.whole() - self.height;
        if range <= 0.0 {
            return 0.0;
        }
        (sight / range).clamp(0.0, 1.0) * (self.space() - self.height)
    }

    /// To where the box has to be scrolled, in whole pixels, to have first in
    /// sight what was so in `before`, scrolled to `top`.
    pub(in crate::parts::log_view) fn kept(self, before: Self, top: f64) -> f64 {
        self.top_for(before.sight(top)).round()
    }

    fn whole(self) -> f64 {
        self.rows as f64 * ROW
    }
}
