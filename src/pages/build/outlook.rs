//! How long a build will still take, as far as earlier ones tell.

/// What earlier builds let expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Outlook {
    /// What is done, from 0 to 1; never quite 1 before the end.
    pub(super) share: f64,
    /// Seconds to the end; `None` once it takes longer than usual.
    left: Option<f64>,
    /// Seconds that a build usually takes.
    usual: f64,
}

/// The middle of `lengths`, in seconds; of an even number of them the lower of
/// the two in the middle. One that took no time says nothing.
pub(super) fn median(lengths: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut lengths: Vec<f64> = lengths.into_iter().filter(|it| *it > 0.0).collect();
    lengths.sort_by(f64::total_cmp);
    lengths.get(lengths.len().checked_sub(1)? / 2).copied()
}

/// What to expect of a build after `elapsed` seconds where one usually takes
/// `usual`.
pub(super) fn outlook(elapsed: f64, usual: f64) -> Outlook {
    Outlook {
        share: (elapsed / usual).clamp(0.0, 0.99),
        left: (elapsed < usual).then_some(usual - elapsed),
        usual,
    }
}

impl Outlook {
    /// In words: "about 3 min left, usually 4 min".
    pub(super) fn words(&self) -> String {
        let usual = rough(self.usual);
        match self.left {
            Some(left) => ["about ", &rough(left), " left, usually ", &usual].concat(),
            None => ["longer than usual, which is ", &usual].concat(),
        }
    }
}

/// A length of time as one says it: to ten seconds, to the minute, to the
/// quarter of an hour.
fn rough(seconds: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no build takes longer than u64 seconds, and none less than none"
    )]
    let seconds = seconds.max(0.0) as u64;
    let to_next = |step: u64| seconds.div_ceil(step).max(1);
    match seconds {
        0..=50 => [&(to_next(10) * 10).to_string(), " s"].concat(),
        51..=3_600 => [&to_next(60).to_string(), " min"].concat(),
        _ => {
            let quarters = to_next(900);
            let (hours, minutes) = (quarters / 4, quarters % 4 * 15);
            if minutes == 0 {
                [&hours.to_string(), " h"].concat()
            } else {
                [&hours.to_string(), " h ", &minutes.to_string(), " min"].concat()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_no_average() {
        let rows: [(&[f64], Option<f64>); 5] = [
            (&[], None),
            (&[0.0, -1.0], None),
            (&[240.0], Some(240.0)),
            (&[9_000.0, 200.0, 240.0], Some(240.0)),
            (&[300.0, 200.0], Some(200.0)),
        ];
        for (lengths, middle) in rows {
            assert_eq!(median(lengths.iter().copied()), middle, "{lengths:?}");
        }
    }

    #[test]
    fn the_outlook_is_told_as_one_would() {
        let rows = [
            (0.0, 240.0, "about 4 min left, usually 4 min"),
            (70.0, 240.0, "about 3 min left, usually 4 min"),
            (230.0, 240.0, "about 10 s left, usually 4 min"),
            (239.9, 240.0, "about 10 s left, usually 4 min"),
            (240.0, 240.0, "longer than usual, which is 4 min"),
            (10.0, 51.0, "about 50 s left, usually 1 min"),
            (0.0, 5_000.0, "about 1 h 30 min left, usually 1 h 30 min"),
            (0.0, 7_200.0, "about 2 h left, usually 2 h"),
        ];
        for (elapsed, usual, words) in rows {
            assert_eq!(outlook(elapsed, usual).words(), words);
        }
    }

    #[test]
    fn the_share_stays_below_the_end() {
        for (elapsed, share) in [(0.0, 0.0), (60.0, 0.25), (240.0, 0.99), (9_000.0, 0.99)] {
            let found = outlook(elapsed, 240.0).share;
            assert!((found - share).abs() < 0.001, "{elapsed}: {found}");
        }
    }
}
