//! When cron starts a call: instants of a zone whose clocks may change.
//!
//! After `cron.c` of Debian, cronie and OpenBSD. For a change of less than three hours
//! (`3 * MINUTE_COUNT` there) they tell jobs with `*` for minute or hour from the others:
//! the former follow the clock; of the latter, what the clock has jumped over is started
//! after the jump, and nothing is started again until the clock is past where it was
//! before it went back.

use super::calendar::{self, Date, SECONDS_OF_DAY};
use super::{Days, Schedule, ScheduleField};

/// The first and the last instant that are looked at: of the years 1 to 9999.
const FIRST: i64 = -62_135_596_800;
const LAST: i64 = 253_402_300_799;

/// A change of the clocks by less is made up for.
const MADE_UP_FOR: i64 = 3 * 3600;

/// Some day of eight years is the 29th of February (there is none in 1900).
const MONTHS_TO_LOOK: usize = 12 * 9;

pub(super) fn after(
    schedule: &Schedule,
    after: i64,
    count: usize,
    offset_at: &dyn Fn(i64) -> i32,
) -> Vec<i64> {
    let mut walk = Walk {
        schedule,
        offset_at,
        // A clock that went back a while ago still holds jobs off.
        now: after.saturating_sub(MADE_UP_FOR).max(FIRST),
        done_until: i64::MIN,
    };
    let mut runs = Vec::new();
    while runs.len() < count && walk.now <= LAST {
        match walk.step() {
            Step::Run(at) if at > after && at <= LAST && runs.last() != Some(&at) => runs.push(at),
            Step::Run(_) | Step::Nothing => {}
            Step::Never => break,
        }
    }
    runs
}

/// A walk through time, in steps within which the clocks change once at most.
struct Walk<'a> {
    schedule: &'a Schedule,
    offset_at: &'a dyn Fn(i64) -> i32,
    /// Every instant before this one has been dealt with.
    now: i64,
    /// What the clock shows when jobs that were started already are over.
    done_until: i64,
}

enum Step {
    Run(i64),
    Nothing,
    Never,
}

impl Walk<'_> {
    fn offset(&self, at: i64) -> i64 {
        i64::from((self.offset_at)(at))
    }

    fn step(&mut self) -> Step {
        let offset = self.offset(self.now);
        let clock = (self.now + offset).max(self.done_until);
        let Some(next) = self.schedule.on_the_clock(clock) else {
            return Step::Never;
        };
        let run = next - offset;
        let end = run.min(self.now + SECONDS_OF_DAY);
        if self.offset(end) != offset {
            let change = self.change(self.now, end);
            return self.over(change, offset);
        }
        if end == run {
            self.now = run + 1;
            return Step::Run(run);
        }
        // Nothing is on the clock until `run`, so that a change in between matters only
        // within the last days.
        self.now = end.max(run - 2 * SECONDS_OF_DAY);
        Step::Nothing
    }

    /// The first instant after `from` at which the clock differs; `to` is one.
    fn change(&self, mut from: i64, mut to: i64) -> i64 {
        let offset = self.offset(from);
        while to - from > 1 {
            let middle = from + (to - from) / 2;
            if self.offset(middle) == offset {
                from = middle;
            } else {
                to = middle;
            }
        }
        to
    }

    /// Goes on at `change`, until which `offset` holds and nothing runs.
    fn over(&mut self, change: i64, offset: i64) -> Step {
        self.now = change;
        let before = change + offset;
        let after = change + self.offset(change);
        // Going back by just three hours counts, as the loop is a minute further by then.
        let is_made_up_for = (-MADE_UP_FOR..MADE_UP_FOR).contains(&(after - before));
        if self.schedule.follows_the_clock() || !is_made_up_for {
            return Step::Nothing;
        }
        let skipped = self.schedule.on_the_clock(before.max(self.done_until));
        self.done_until = self.done_until.max(before);
        match skipped {
            Some(skipped) if skipped < after => Step::Run(change),
            Some(_) | None => Step::Nothing,
        }
    }
}

impl Schedule {
    /// Whether it is written with `*` for minute or hour.
    fn follows_the_clock(&self) -> bool {
        self.minutes == ScheduleField::Minute.all() || self.hours == ScheduleField::Hour.all()
    }

    /// The first time from `clock` on, both as a clock shows them that has never changed,
    /// in seconds since 1970.
    fn on_the_clock(&self, clock: i64) -> Option<i64> {
        let minutes = clock.div_euclid(60) + i64::from(clock.rem_euclid(60) > 0);
        let (day, minute) = (minutes.div_euclid(24 * 60), minutes.rem_euclid(24 * 60));
        let today = Date::of(day);
        let (date, minute) = match self.in_the_day(minute) {
            Some(minute) if self.has_day(today) => (today, minute),
            Some(_) | None => (self.date(Date::of(day + 1))?, self.in_the_day(0)?),
        };
        Some(date.days() * SECONDS_OF_DAY + minute * 60)
    }

    /// The first minute of a day from `from` on.
    fn in_the_day(&self, from: i64) -> Option<i64> {
        let (hour, minute) = (from / 60, from % 60);
        let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
        let at = |hour, minute| i64::from(hour) * 60 + i64::from(minute);
        if let Some(later) = self.minutes.first_from(minute)
            && self.hours.contains(hour)
        {
            return Some(at(hour, later));
        }
        let hour = self.hours.first_from(hour + 1)?;
        Some(at(hour, self.minutes.first_from(0)?))
    }

    fn has_day(&self, date: Date) -> bool {
        let matches = match self.days {
            Days::Every => true,
            Days::OfMonth(days) => days.contains(date.day),
            Days::OfWeek(days) => days.contains(date.weekday()),
            Days::Either { of_month, of_week } => {
                of_month.contains(date.day) || of_week.contains(date.weekday())
            }
        };
        matches && self.months.contains(date.month)
    }

    /// The first date from `from` on.
    fn date(&self, from: Date) -> Option<Date> {
        let mut first = from;
        for _ in 0..MONTHS_TO_LOOK {
            if self.months.contains(first.month) {
                let days = first.day..=calendar::length(first.year, first.month);
                let mut dates = days.map(|day| Date { day, ..first });
                if let Some(date) = dates.find(|date| self.has_day(*date)) {
                    return Some(date);
                }
            }
            first = first.next_month();
        }
        None
    }
}
