//! An instant as GitLab writes it, without a calendar library.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// An instant: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Wraps milliseconds since the Unix epoch.
    pub const fn from_milliseconds(milliseconds: i64) -> Self {
        Self(milliseconds)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn milliseconds(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339 (`2016-01-07T09:53:58.235Z`, or an offset such as `+01:00`, with a
    /// fraction of any length, of which milliseconds are kept) or a plain date, which
    /// means its first moment in UTC. Anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let year = number(bytes.get(..4)?)?;
        let (month, day) = (field(bytes, 4, b'-')?, field(bytes, 7, b'-')?);
        if !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
            return None;
        }
        let midnight = days_before(year, month, day) * DAY;
        if bytes.len() == 10 {
            return Some(Self(midnight));
        }
        if !matches!(bytes.get(10)?, b'T' | b't' | b' ') {
            return None;
        }
        let hour = number(bytes.get(11..13)?)?;
        let (minute, second) = (field(bytes, 13, b':')?, field(bytes, 16, b':')?);
        // 60 is a leap second: RFC 3339 allows it, Unix time has no place for it.
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let (fraction, zone) = fraction(bytes.get(19..)?)?;
        let clock = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
        Some(Self(midnight + clock - offset(zone)? * 60_000))
    }
}

/// RFC 3339 in UTC with milliseconds, the way GitLab writes it.
impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date(self.0.div_euclid(DAY));
        let clock = self.0.rem_euclid(DAY);
        let (seconds, fraction) = (clock / 1000, clock % 1000);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(
            formatter,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction:03}Z"
        )
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a time"))
    }
}

/// Two digits after the separator at `at`.
fn field(bytes: &[u8], at: usize, separator: u8) -> Option<i64> {
    (*bytes.get(at)? == separator).then_some(())?;
    number(bytes.get(at + 1..at + 3)?)
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + i64::from(byte - b'0'))
    })
}

/// The milliseconds of an optional `.fraction`, and what follows it.
fn fraction(text: &[u8]) -> Option<(i64, &[u8])> {
    let [b'.', rest @ ..] = text else {
        return Some((0, text));
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 {
        return None;
    }
    let digit = |at: usize| {
        rest.get(at)
            .filter(|_| at < length)
            .map_or(0, |byte| i64::from(byte - b'0'))
    };
    Some((digit(0) * 100 + digit(1) * 10 + digit(2), &rest[length..]))
}

/// Minutes east of UTC.
fn offset(zone: &[u8]) -> Option<i64> {
    let sign = match zone {
        [b'Z' | b'z'] => return Some(0),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    let hour = number(zone.get(1..3)?)?;
    let minute = field(zone, 3, b':')?;
    (zone.len() == 6 && hour < 24 && minute < 60).then_some(sign * (hour * 60 + minute))
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from the epoch to a date of the proleptic Gregorian calendar. Years begin in
/// March, which puts the leap day last, and repeat every 400 (an "era").
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The year, month and day that [`days_before`] counts.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::Timestamp;
    use proptest::prelude::*;

    #[test]
    fn reads_what_gitlab_writes() {
        let rows = [
            ("1970-01-01T00:00:00Z", 0),
            ("2016-01-07T09:53:58.235Z", 1_452_160_438_235),
            ("2015-12-24T16:51:14.000+01:00", 1_450_972_274_000),
            ("2012-06-28T03:44:20-07:00", 1_340_880_260_000),
            ("2026-01-31", 1_769_817_600_000),
            ("2000-02-29", 951_782_400_000),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2016-01-07T09:53:58.2Z", 1_452_160_438_200),
            ("2016-01-07T09:53:58.235999999999Z", 1_452_160_438_235),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000),
            ("2016-01-07t09:53:58z", 1_452_160_438_000),
        ];
        for (text, milliseconds) in rows {
            assert_eq!(
                Timestamp::parse(text).map(Timestamp::milliseconds),
                Some(milliseconds),
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_what_is_no_time() {
        let rows = [
            "",
            "now",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "1900-02-29",
            "2026-00-10",
            "2026-01-00",
            "2026-01-01T",
            "2026-01-01T24:00:00Z",
            "2026-01-01T10:60:00Z",
            "2026-01-01T10:00:61Z",
            "2026-01-01T10:00:00",
            "2026-01-01T10:00:00.Z",
            "2026-01-01T10:00:00+1:00",
            "2026-01-01T10:00:00+01:00x",
            "2026-01-01T10:00:00+0100",
            "2026/01/01",
            "2026-01-01X10:00:00Z",
            "+026-01-01",
            "2026-01-0\u{fc}",
            "2026-01-01T10:00:00+24:00",
        ];
        for text in rows {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn writes_utc_with_milliseconds() {
        let time = Timestamp::parse("2015-12-24T16:51:14+01:00").unwrap();
        assert_eq!(time.to_string(), "2015-12-24T15:51:14.000Z");
        let json = serde_json::to_string(&time).unwrap();
        assert_eq!(json, "\"2015-12-24T15:51:14.000Z\"");
        assert_eq!(serde_json::from_str::<Timestamp>(&json).unwrap(), time);
        assert!(serde_json::from_str::<Timestamp>("\"soon\"").is_err());
        assert!(serde_json::from_str::<Timestamp>("7").is_err());
    }

    proptest! {
        // From the year 0 to the end of 9999: what RFC 3339 can write.
        #[test]
        fn written_and_read_back(milliseconds in -62_167_219_200_000_i64..253_402_300_800_000) {
            let time = Timestamp::from_milliseconds(milliseconds);
            prop_assert_eq!(Timestamp::parse(&time.to_string()), Some(time));
        }

        #[test]
        fn any_instant_can_be_written(milliseconds in any::<i64>()) {
            prop_assert!(Timestamp::from_milliseconds(milliseconds).to_string().ends_with('Z'));
        }

        #[test]
        fn any_text_has_an_answer(text in "[0-9TZ:.+\u{fc}-]{0,32}") {
            let _ = Timestamp::parse(&text);
        }
    }
}
