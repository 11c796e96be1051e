//! Points in time, as GitLab's API writes them.

use std::fmt;

/// A point in time, in whole milliseconds since 1970 (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// One second, in the milliseconds that [`Moment`] counts.
pub(crate) const SECOND: i64 = 1_000;
/// One day, in milliseconds.
pub(crate) const DAY: i64 = 86_400 * SECOND;

impl Moment {
    /// From milliseconds since 1970; clamped to the years that can be written.
    pub fn from_millis(millis: i64) -> Self {
        const YEAR_9000: i64 = 221_845_392_000_000;
        Self(millis.clamp(-YEAR_9000 / 4, YEAR_9000))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// This moment moved by so many milliseconds (negative: earlier).
    pub fn plus(self, millis: i64) -> Self {
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this moment.
    pub fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Reads `2026-11-23T15:09:38Z` with any offset and fraction, or a bare
    /// date, which is its midnight UTC. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let instant = text.parse::<jiff::Timestamp>().ok().or_else(|| {
            let midnight = text.parse::<jiff::civil::Date>().ok()?.at(0, 0, 0, 0);
            jiff::tz::Offset::UTC.to_timestamp(midnight).ok()
        })?;
        Some(Self::from_millis(instant.as_millisecond()))
    }

    /// Midnight UTC of the day this moment lies in.
    pub(crate) fn midnight(self) -> Self {
        Self(self.0.div_euclid(DAY) * DAY)
    }

    /// The date alone, `2026-11-23`, as GitLab writes dates of tokens.
    pub(crate) fn date(self) -> String {
        self.to_string().chars().take(10).collect()
    }
}

/// ISO 8601 with milliseconds in UTC, `2016-01-07T09:53:58.235Z`.
impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instant = jiff::Timestamp::from_millisecond(self.0).map_err(|_| fmt::Error)?;
        write!(out, "{instant:.3}")
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn writes_and_reads_what_gitlab_writes() {
        for text in ["2016-01-07T09:53:58.235Z", "1969-12-31T23:59:59.001Z"] {
            assert_eq!(
                Moment::parse(text).map(|moment| moment.to_string()),
                Some(text.to_owned())
            );
        }
    }

    #[test]
    fn reads_dates_and_offsets_and_refuses_the_rest() {
        let noon = Moment::parse("2026-11-23T12:00:00+02:00");
        assert_eq!(
            noon.map(|m| m.to_string()).as_deref(),
            Some("2026-11-23T10:00:00.000Z")
        );
        let day = Moment::parse("2026-11-23");
        assert_eq!(
            day.map(|m| m.to_string()).as_deref(),
            Some("2026-11-23T00:00:00.000Z")
        );
        for wrong in ["", "soon", "2026-13-01", "2026-11-23T25:00:00Z"] {
            assert_eq!(Moment::parse(wrong), None, "{wrong}");
        }
    }
}
