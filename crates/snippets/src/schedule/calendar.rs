//! The Gregorian calendar, as far as a schedule needs it.

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: i64,
    /// 1 to 12.
    pub(super) month: u8,
    /// 1 to 31.
    pub(super) day: u8,
}

pub(super) const SECONDS_OF_DAY: i64 = 86_400;

/// The calendar repeats itself after 400 years.
const CYCLE_DAYS: i64 = 146_097;

/// The most days that `month` has in any year.
pub(super) const fn longest(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days of `month` in `year`.
pub(super) const fn length(year: i64, month: u8) -> u8 {
    match month {
        2 if !is_leap(year) => 28,
        _ => longest(month),
    }
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

impl Date {
    /// The date `days` after 1970-01-01.
    pub(super) fn of(days: i64) -> Self {
        // By the mean length of a year, so that it may be the next one.
        let mut year = 1970 + (days * 400).div_euclid(CYCLE_DAYS) + 1;
        while year_start(year) > days {
            year -= 1;
        }
        let (mut month, mut rest) = (1, days - year_start(year));
        while rest >= i64::from(length(year, month)) {
            rest -= i64::from(length(year, month));
            month += 1;
        }
        let day = u8::try_from(rest + 1).unwrap_or(31);
        Self { year, month, day }
    }

    /// The days from 1970-01-01 to this date.
    pub(super) fn days(self) -> i64 {
        let months = (1..self.month).map(|month| i64::from(length(self.year, month)));
        year_start(self.year) + months.sum::<i64>() + i64::from(self.day) - 1
    }

    /// 0 for Sunday.
    pub(super) fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        u8::try_from((self.days() + 4).rem_euclid(7)).unwrap_or(0)
    }

    /// The first day of the next month.
    pub(super) const fn next_month(self) -> Self {
        let (year, month) = match self.month {
            12.. => (self.year + 1, 1),
            month => (self.year, month + 1),
        };
        Self {
            year,
            month,
            day: 1,
        }
    }
}

/// The days from 1970-01-01 to the first day of `year`.
const fn year_start(year: i64) -> i64 {
    let before = year - 1;
    let leap_days = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    before * 365 + leap_days - 719_162
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_dates() {
        for (days, year, month, day, weekday) in [
            (0, 1970, 1, 1, 4),
            (-1, 1969, 12, 31, 3),
            (11_016, 2000, 2, 29, 2),
            (20_782, 2026, 11, 25, 3),
            (-719_162, 1, 1, 1, 1),
        ] {
            let date = Date::of(days);
            assert_eq!(date, Date { year, month, day });
            assert_eq!((date.days(), date.weekday()), (days, weekday));
        }
    }

    #[test]
    fn days_follow_each_other_through_a_whole_cycle() {
        let mut before = Date::of(-CYCLE_DAYS);
        for days in 1 - CYCLE_DAYS..=CYCLE_DAYS {
            let date = Date::of(days);
            assert_eq!(date.days(), days);
            if date.day == 1 {
                assert_eq!(before.next_month(), date);
                assert_eq!(before.day, length(before.year, before.month));
            } else {
                let next = before.day + 1;
                assert_eq!(
                    date,
                    Date {
                        day: next,
                        ..before
                    }
                );
            }
            before = date;
        }
    }
}
