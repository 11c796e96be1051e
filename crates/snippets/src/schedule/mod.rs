//! When a scheduled call runs: cron's five fields.

mod calendar;
mod field;
mod on_calendar;
mod parse;
mod preset;
mod problem;
mod runs;
mod values;
mod warning;
mod words;

pub use field::ScheduleField;
pub use preset::Preset;
pub use problem::ScheduleProblem;
pub use warning::ScheduleWarning;

use std::fmt;
use std::str::FromStr;
use values::Values;

/// When a call runs, said in cron's five fields, by the clock of the machine or cluster
/// that runs it. Always valid; two schedules that run at the same minutes and are written
/// alike are equal.
///
/// ```
/// use snippets::Schedule;
///
/// let schedule = Schedule::parse("10 6 * * mon-fri")?;
/// assert_eq!(schedule.words(), "At 06:10 on Monday to Friday");
/// assert_eq!(schedule.crontab_fields(), "10 6 * * 1-5");
/// # Ok::<(), snippets::ScheduleProblem>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Schedule {
    minutes: Values,
    hours: Values,
    months: Values,
    days: Days,
}

/// The days on which a schedule runs, of the months in which it does.
///
/// A day field that is `*` does not count; if both are lists, a day that matches either
/// one is meant (POSIX.1-2017, `crontab`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Days {
    Every,
    /// 1 to 31, not all of them.
    OfMonth(Values),
    /// 0 (Sunday) to 6, not all of them.
    OfWeek(Values),
    /// A day of either is a day of the schedule.
    Either {
        of_month: Values,
        of_week: Values,
    },
}

impl Schedule {
    /// A few schedules that many people want, none of them at the full hour.
    pub const PRESETS: &'static [Preset] = preset::PRESETS;

    /// Reads cron's five fields, minute, hour, day of month, month and day of week, or one
    /// of `@hourly`, `@daily`, `@midnight`, `@weekly`, `@monthly`, `@yearly`, `@annually`.
    /// A field is `*` or a list of numbers, names (`jan`, `MON`) and ranges, `*` and ranges
    /// with a step if wanted; 7 is Sunday too.
    ///
    /// # Errors
    /// A [`ScheduleProblem`] that names the field and what is allowed. Also for what crons
    /// read differently: see [`ScheduleProblem::DaysReadDifferently`].
    pub fn parse(text: &str) -> Result<Self, ScheduleProblem> {
        parse::schedule(text)
    }

    /// Every day at `hour` (0 to 23) and `minute` (0 to 59).
    ///
    /// # Errors
    /// [`ScheduleProblem::OutOfRange`] when either is out of its range.
    pub fn daily(hour: u8, minute: u8) -> Result<Self, ScheduleProblem> {
        for (field, value) in [(ScheduleField::Minute, minute), (ScheduleField::Hour, hour)] {
            if value > field.last() {
                let text = value.to_string();
                return Err(ScheduleProblem::OutOfRange { field, text });
            }
        }
        Ok(Self::at(hour, minute))
    }

    const fn at(hour: u8, minute: u8) -> Self {
        Self {
            minutes: Values::one(minute),
            hours: Values::one(hour),
            months: ScheduleField::Month.all(),
            days: Days::Every,
        }
    }

    /// Hour and minute, if the schedule runs once a day, on every day.
    #[must_use]
    pub fn time_of_day(&self) -> Option<(u8, u8)> {
        let every_day = self.days == Days::Every && self.months == ScheduleField::Month.all();
        let time = (self.hours.only()?, self.minutes.only()?);
        every_day.then_some(time)
    }

    /// The five fields of a crontab line, as every cron reads them alike: `*`, numbers,
    /// lists and ranges, and no more (POSIX.1-2017, `crontab`). Names, steps and 7 for
    /// Sunday are not in POSIX; busybox starts `*/2` for days at 2 where the others start
    /// at 1, and does not know 7 (its `ParseField`).
    #[must_use]
    pub fn crontab_fields(&self) -> String {
        let (of_month, of_week) = match self.days {
            Days::Every => (
                ScheduleField::DayOfMonth.all(),
                ScheduleField::DayOfWeek.all(),
            ),
            Days::OfMonth(of_month) => (of_month, ScheduleField::DayOfWeek.all()),
            Days::OfWeek(of_week) => (ScheduleField::DayOfMonth.all(), of_week),
            Days::Either { of_month, of_week } => (of_month, of_week),
        };
        [
            (ScheduleField::Minute, self.minutes),
            (ScheduleField::Hour, self.hours),
            (ScheduleField::DayOfMonth, of_month),
            (ScheduleField::Month, self.months),
            (ScheduleField::DayOfWeek, of_week),
        ]
        .map(|(field, values)| field.written(values))
        .join(" ")
    }

    /// The schedule in plain English: “Every day at 00:30”. No two schedules have the same
    /// words.
    #[must_use]
    pub fn words(&self) -> String {
        words::of(self)
    }

    /// The first `count` instants after `after` at which cron starts the call, in seconds
    /// since 1970 in UTC; fewer only if the schedule never runs or the year 9999 ends.
    ///
    /// `offset_at` tells the zone: how many seconds its clocks are ahead of UTC at an
    /// instant. It should change at most once within a day. Where clocks change, this
    /// follows the crons of Debian, cronie and OpenBSD (cron(8)): for a change of less than
    /// three hours, a schedule with both minutes and hours listed runs once the clock has
    /// jumped over its time, and does not run again when the clock goes back. One with `*`
    /// for minute or hour just follows the clock, and so do all in busybox's cron. systemd
    /// leaves out what the clock jumps over and runs nothing twice.
    pub fn next_runs(&self, after: i64, count: usize, offset_at: &dyn Fn(i64) -> i32) -> Vec<i64> {
        runs::after(self, after, count, offset_at)
    }

    /// What a person may not have meant, most important first.
    #[must_use]
    pub fn warnings(&self) -> Vec<ScheduleWarning> {
        warning::of(self)
    }

    /// Whether the schedule has a day in some year.
    fn has_a_day(&self) -> bool {
        match self.days {
            Days::Every | Days::OfWeek(_) | Days::Either { .. } => true,
            Days::OfMonth(days) => {
                let fits = |month| days.iter().any(|day| day <= calendar::longest(month));
                self.months.iter().any(fits)
            }
        }
    }
}

impl Default for Schedule {
    /// 00:30 each night: the hour of GitLab's own example of a nightly trigger.
    fn default() -> Self {
        Self::at(0, 30)
    }
}

impl fmt::Display for Schedule {
    /// The five fields.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.crontab_fields())
    }
}

impl FromStr for Schedule {
    type Err = ScheduleProblem;

    fn from_str(text: &str) -> Result<Self, ScheduleProblem> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests;
