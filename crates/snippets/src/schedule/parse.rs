//! Reading cron's five fields.
//!
//! What the crons of Vixie, Debian, cronie, FreeBSD, OpenBSD and busybox all read is
//! taken, and what one of them reads in another way is refused; see
//! [`Schedule::crontab_fields`] for how it is written again. Not taken are additions of
//! single crons: `~` for any value (OpenBSD, cronie), `@every_minute` (FreeBSD), ranges
//! over the end (busybox).

use super::values::Values;
use super::{Days, Schedule, ScheduleField, ScheduleProblem};

/// The words that stand for five fields (crontab(5) of all of them).
const WORDS: &[(&str, &str)] = &[
    ("@hourly", "0 * * * *"),
    ("@daily", "0 0 * * *"),
    ("@midnight", "0 0 * * *"),
    ("@weekly", "0 0 * * 0"),
    ("@monthly", "0 0 1 * *"),
    ("@yearly", "0 0 1 1 *"),
    ("@annually", "0 0 1 1 *"),
];

/// A field as it was typed, and what it allows.
struct Typed<'a> {
    field: ScheduleField,
    text: &'a str,
    values: Values,
}

pub(super) fn schedule(text: &str) -> Result<Schedule, ScheduleProblem> {
    let text = text.trim();
    let fields = if text.starts_with('@') {
        word(text)?
    } else {
        text
    };
    let fields: Vec<&str> = fields.split_ascii_whitespace().collect();
    let found = fields.len();
    let [minute, hour, of_month, month, of_week] =
        <[&str; 5]>::try_from(fields).map_err(|_| ScheduleProblem::FieldCount { found })?;
    let minutes = typed(ScheduleField::Minute, minute)?.values;
    let hours = typed(ScheduleField::Hour, hour)?.values;
    let of_month = typed(ScheduleField::DayOfMonth, of_month)?;
    let months = typed(ScheduleField::Month, month)?.values;
    let of_week = typed(ScheduleField::DayOfWeek, of_week)?;
    Ok(Schedule {
        minutes,
        hours,
        months,
        days: days(&of_month, &of_week)?,
    })
}

fn word(text: &str) -> Result<&'static str, ScheduleProblem> {
    let is_text = |known: &str| known.eq_ignore_ascii_case(text);
    match WORDS.iter().find(|(known, _)| is_text(known)) {
        Some((_, fields)) => Ok(fields),
        None if is_text("@reboot") => Err(ScheduleProblem::AtReboot),
        None => Err(ScheduleProblem::UnknownWord { text: text.into() }),
    }
}

fn typed(field: ScheduleField, text: &str) -> Result<Typed<'_>, ScheduleProblem> {
    let mut values = Values::NONE;
    for part in text.split(',') {
        values = values.with(element(field, part)?);
    }
    if field == ScheduleField::DayOfWeek && values.contains(7) {
        values = values.without(Values::one(7)).with(Values::one(0));
    }
    Ok(Typed {
        field,
        text,
        values,
    })
}

/// One part of a list.
fn element(field: ScheduleField, text: &str) -> Result<Values, ScheduleProblem> {
    let (range, step) = match text.split_once('/') {
        Some((range, step)) => (range, Some(step)),
        None => (text, None),
    };
    let (first, last) = if range == "*" {
        (field.first(), field.last())
    } else if let Some((first, last)) = range.split_once('-') {
        (value(field, first)?, range_end(field, last)?)
    } else {
        let only = value(field, range)?;
        if step.is_some() {
            let text = text.into();
            return Err(ScheduleProblem::StepOnNumber { field, text });
        }
        (only, only)
    };
    if first > last {
        let text = text.into();
        return Err(ScheduleProblem::RangeBackwards { field, text });
    }
    let step = step.map_or(Ok(1), |step| self::step(field, step))?;
    Ok(Values::steps(first, last, step))
}

fn value(field: ScheduleField, text: &str) -> Result<u8, ScheduleProblem> {
    if let Some(value) = field.named(text) {
        return Ok(value);
    }
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        let text = text.into();
        return Err(ScheduleProblem::NotRead { field, text });
    }
    let allowed = field.first()..=field.last_typed();
    let value = text.parse().ok().filter(|value| allowed.contains(value));
    value.ok_or_else(|| ScheduleProblem::OutOfRange {
        field,
        text: text.into(),
    })
}

/// As [`value`]; Sunday at the end of a range is the one at the end of the week.
fn range_end(field: ScheduleField, text: &str) -> Result<u8, ScheduleProblem> {
    let is_sunday = field == ScheduleField::DayOfWeek && text.eq_ignore_ascii_case("sun");
    if is_sunday { Ok(7) } else { value(field, text) }
}

fn step(field: ScheduleField, text: &str) -> Result<u8, ScheduleProblem> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let step = text.parse().ok().filter(|_| digits);
    let fits = |step: &u8| (1..=field.all().count()).contains(&u32::from(*step));
    step.filter(fits)
        .ok_or_else(|| ScheduleProblem::StepInvalid {
            field,
            text: text.into(),
        })
}

/// What the two day fields mean together: what all crons make of them.
///
/// Vixie's descendants keep whether a field begins with `*` (`DOM_STAR`, `DOW_STAR`): if
/// one does, a day has to match both, else one of them. busybox (`FixDayDow`) looks only
/// at which values are there, and among those of the month it counts a day 0 that only
/// `*` sets.
fn days(of_month: &Typed<'_>, of_week: &Typed<'_>) -> Result<Days, ScheduleProblem> {
    let differently = |typed: &Typed<'_>| ScheduleProblem::DaysReadDifferently {
        field: typed.field,
        text: typed.text.into(),
    };
    match (of_month.is_full(), of_week.is_full()) {
        (true, true) => Ok(Days::Every),
        (false, true) if of_month.has_star() || of_week.has_star() => {
            Ok(Days::OfMonth(of_month.values))
        }
        (false, true) => Err(differently(of_week)),
        (true, false) if of_month.has_star() => Ok(Days::OfWeek(of_week.values)),
        (true, false) => Err(differently(of_month)),
        (false, false) if of_month.has_star() => Err(differently(of_month)),
        (false, false) if of_week.has_star() => Err(differently(of_week)),
        (false, false) => Ok(Days::Either {
            of_month: of_month.values,
            of_week: of_week.values,
        }),
    }
}

impl Typed<'_> {
    fn is_full(&self) -> bool {
        self.values == self.field.all()
    }

    fn has_star(&self) -> bool {
        self.text.starts_with('*')
    }
}
