//! The time from which on builds are listed, as a person writes it.

use gitlab::Timestamp;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// A span before now (`12h`, `7d`, `2w`), a day (`2026-11-01`) or an instant
/// (`2026-11-01T08:00:00Z`). Kept as it was written, so that nothing is lost
/// where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pages::builds) struct Since(String);

impl Since {
    /// What was written; `None` where nothing was.
    pub(in crate::pages::builds) fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// As it was written.
    pub(in crate::pages::builds) fn as_str(&self) -> &str {
        &self.0
    }

    /// The instant that is meant; `None` where the text is none. A day begins
    /// where the reader is, `offset_east` seconds from UTC at an instant that
    /// is told in seconds since 1970.
    pub(in crate::pages::builds) fn instant(
        &self,
        now: Timestamp,
        offset_east: impl Fn(i64) -> i32,
    ) -> Option<Timestamp> {
        if let Some(length) = span(&self.0) {
            let start = now.milliseconds().checked_sub(length)?;
            return Some(Timestamp::from_milliseconds(start));
        }
        let instant = Timestamp::parse(&self.0)?;
        let is_day = self.0.len() == "2026-11-01".len();
        let east = if is_day {
            i64::from(offset_east(instant.milliseconds() / 1000)) * 1000
        } else {
            0
        };
        Some(Timestamp::from_milliseconds(instant.milliseconds() - east))
    }
}

/// The milliseconds of a whole number of hours, days or weeks.
fn span(text: &str) -> Option<i64> {
    let unit = match text.chars().last()? {
        'h' => HOUR,
        'd' => DAY,
        'w' => 7 * DAY,
        _ => return None,
    };
    let count = text.get(..text.len() - 1)?;
    let digits = count.bytes().all(|byte| byte.is_ascii_digit());
    let count: i64 = count.parse().ok().filter(|_| digits)?;
    count.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-23T12:00:00Z";

    fn instant(text: &str) -> Option<String> {
        let now = Timestamp::parse(NOW).unwrap();
        let in_berlin = |_| 3600;
        let instant = Since::new(text)?.instant(now, in_berlin);
        instant.map(|instant| instant.to_string())
    }

    #[test]
    fn spans_days_and_instants_are_understood() {
        for (text, meant) in [
            ("12h", "2026-11-23T00:00:00.000Z"),
            ("7d", "2026-11-16T12:00:00.000Z"),
            (" 2w ", "2026-11-09T12:00:00.000Z"),
            ("2026-11-01", "2026-10-31T23:00:00.000Z"),
            ("2026-11-01T08:00:00Z", "2026-11-01T08:00:00.000Z"),
            ("2026-11-01T08:00:00+02:00", "2026-11-01T06:00:00.000Z"),
        ] {
            assert_eq!(instant(text).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_kept_and_means_nothing() {
        for text in [
            "yesterday",
            "7",
            "d",
            "-7d",
            "7 d",
            "7m",
            "2026-13-01",
            "9999999999999999999d",
            "9223372036854775807w",
            "7ä",
        ] {
            assert_eq!(instant(text), None, "{text}");
            assert_eq!(Since::new(text).unwrap().as_str(), text);
        }
        assert_eq!(Since::new("  "), None);
    }
}
