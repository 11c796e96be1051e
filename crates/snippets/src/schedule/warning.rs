//! What a person may not have meant by a schedule.

use super::{Days, Schedule, ScheduleField, calendar};
use std::fmt;

/// Something about a schedule that a person may not have meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScheduleWarning {
    /// No year has such a day.
    NeverRuns,
    /// It runs at each minute of its hours.
    EveryMinute,
    /// Some of its months have no such day.
    NotInEveryMonth {
        /// 29, 30 or 31.
        day: u8,
    },
    /// It runs at minute 0, as most schedules do.
    FullHour,
}

impl ScheduleWarning {
    /// What to tell the user.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NeverRuns => "This never runs: none of its months has such a day.",
            Self::EveryMinute => {
                "This runs every minute, 60 times an hour. Write a minute instead of * to run it \
                 once an hour."
            }
            Self::NotInEveryMonth { day: 29 } => {
                "February has a day 29 in leap years only. In other years that run is left out."
            }
            Self::NotInEveryMonth { day: 30 } => {
                "February has no day 30. That run is left out; day 28 comes in every month."
            }
            Self::NotInEveryMonth { .. } => {
                "Not every month has a day 31. Where there is none, that run is left out; day 28 \
                 comes in every month."
            }
            Self::FullHour => {
                "Most schedules start at minute 0, and busy servers such as GitLab.com are slow \
                 then. Choose another minute."
            }
        }
    }
}

impl fmt::Display for ScheduleWarning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.sentence())
    }
}

pub(super) fn of(schedule: &Schedule) -> Vec<ScheduleWarning> {
    if !schedule.has_a_day() {
        return vec![ScheduleWarning::NeverRuns];
    }
    let every_minute = schedule.minutes == ScheduleField::Minute.all();
    let full_hour = schedule.minutes.contains(0) && !every_minute;
    let left_out = left_out(schedule).map(|day| ScheduleWarning::NotInEveryMonth { day });
    [
        every_minute.then_some(ScheduleWarning::EveryMinute),
        left_out,
        full_hour.then_some(ScheduleWarning::FullHour),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The last of its days that one of its months does not have. A list that goes on to the
/// end of the month, such as 28-31, misses none.
fn left_out(schedule: &Schedule) -> Option<u8> {
    let (Days::OfMonth(days) | Days::Either { of_month: days, .. }) = schedule.days else {
        return None;
    };
    let missed = |month: u8| {
        let end = if month == 2 {
            28
        } else {
            calendar::longest(month)
        };
        let beyond = days.iter().rev().find(|day| *day > end);
        beyond.filter(|_| !days.contains(end))
    };
    schedule.months.iter().filter_map(missed).max()
}
