//! A schedule in plain English.

use super::values::Values;
use super::{Days, Schedule, ScheduleField};

/// Up to so many times of day are told one by one.
const TIMES_TOLD: u32 = 4;

/// From Monday on, as people count.
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn of(schedule: &Schedule) -> String {
    let (minutes, hours) = (schedule.minutes, schedule.hours);
    let months = schedule.months;
    let every_month = months == ScheduleField::Month.all();
    if schedule.days == Days::Every {
        let months = if every_month {
            String::new()
        } else {
            [" in ", &month_names(months)].concat()
        };
        return match times_one_by_one(minutes, hours) {
            Some(times) => ["Every day at ", &times, &months].concat(),
            None => [through_the_day(minutes, hours), months].concat(),
        };
    }
    let time = match times_one_by_one(minutes, hours) {
        Some(times) => ["At ", &times].concat(),
        None => through_the_day(minutes, hours),
    };
    let end = if schedule.has_a_day() {
        ""
    } else {
        ", which never comes"
    };
    [&time, " on ", &days(schedule.days, months), end].concat()
}

/// `06:10 and 18:10`, if there are only a few.
fn times_one_by_one(minutes: Values, hours: Values) -> Option<String> {
    if minutes.count() * hours.count() > TIMES_TOLD {
        return None;
    }
    let times = hours.iter().flat_map(|hour| {
        let minutes = minutes.iter();
        minutes.map(move |minute| time(hour, minute))
    });
    Some(listed(times.collect()))
}

fn time(hour: u8, minute: u8) -> String {
    format!("{hour:02}:{minute:02}")
}

/// How often, or at which minutes of which hours.
fn through_the_day(minutes: Values, hours: Values) -> String {
    let every_hour = hours == ScheduleField::Hour.all();
    let hours_in_a_row = hours.runs();
    match (pace(minutes), hours_in_a_row.as_slice()) {
        (Some((first, pace)), _) if every_hour => match first {
            0 => pace,
            first => format!("{pace}, first at minute {first} of the hour"),
        },
        (Some((first, pace)), [(from, to)]) => {
            let last = minutes.iter().next_back().unwrap_or(first);
            format!("{pace} from {} to {}", time(*from, first), time(*to, last))
        }
        _ if every_hour => format!("Every hour at {}", numbered("minute", minutes)),
        _ => match (minutes.only(), hours.progression()) {
            (Some(minute), Some((from, to, step))) => {
                let pace = match step {
                    1 => "Every hour".into(),
                    step => format!("Every {step} hours"),
                };
                format!("{pace} from {} to {}", time(from, minute), time(to, minute))
            }
            _ if minutes == ScheduleField::Minute.all() => {
                format!("Every minute of {}", numbered("hour", hours))
            }
            _ => {
                let (minutes, hours) = (numbered("minute", minutes), numbered("hour", hours));
                format!("At {minutes} of {hours}")
            }
        },
    }
}

/// The first minute and `Every 15 minutes`, if they are as far apart from hour to hour.
fn pace(minutes: Values) -> Option<(u8, String)> {
    let mut each = minutes.iter();
    let (first, second) = (each.next()?, each.next()?);
    let step = second - first;
    let goes_on = 60 % step == 0 && Values::steps(first % step, 59, step) == minutes;
    goes_on.then(|| match step {
        1 => (first, "Every minute".into()),
        step => (first, format!("Every {step} minutes")),
    })
}

/// `day 13 of the month, and also on every Friday`.
fn days(days: Days, months: Values) -> String {
    let every_month = months == ScheduleField::Month.all();
    let (of_months, in_months) = if every_month {
        (" of the month".to_owned(), String::new())
    } else {
        let names = month_names(months);
        ([" of ", &names].concat(), [" in ", &names].concat())
    };
    let of_month = |days| [numbered("day", days), of_months].concat();
    match days {
        Days::Every => "every day".into(),
        Days::OfMonth(days) => of_month(days),
        Days::OfWeek(days) => [&weekday_names(days), in_months.as_str()].concat(),
        Days::Either {
            of_month: days,
            of_week,
        } => {
            let weekdays = weekday_names(of_week);
            [&of_month(days), ", and also on ", &weekdays, &in_months].concat()
        }
    }
}

fn weekday_names(days: Values) -> String {
    named(days.monday_first(), |at| {
        WEEKDAYS[usize::from(at % 7)].into()
    })
}

fn month_names(months: Values) -> String {
    named(months, |month| MONTHS[usize::from((month - 1) % 12)].into())
}

/// `minute 7`, `minutes 3, 7 and 9 to 12`.
fn numbered(noun: &str, values: Values) -> String {
    let plural = if values.count() == 1 { "" } else { "s" };
    let values = named(values, |value| value.to_string());
    format!("{noun}{plural} {values}")
}

/// The values by name; three or more in a row are told by the first and the last.
fn named(values: Values, name: fn(u8) -> String) -> String {
    let mut parts = Vec::new();
    for (first, last) in values.runs() {
        match last - first {
            0 => parts.push(name(first)),
            1 => parts.extend([name(first), name(last)]),
            _ => parts.push([&name(first), " to ", name(last).as_str()].concat()),
        }
    }
    listed(parts)
}

/// `a, b and c`.
fn listed(mut parts: Vec<String>) -> String {
    match parts.pop() {
        Some(last) if !parts.is_empty() => [&parts.join(", "), " and ", &last].concat(),
        Some(only) => only,
        None => String::new(),
    }
}
