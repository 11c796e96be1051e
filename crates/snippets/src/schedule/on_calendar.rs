//! A schedule in systemd's words.

use super::values::Values;
use super::{Days, Schedule, ScheduleField};

/// From Monday on, as systemd's weeks begin.
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

impl Schedule {
    /// The values of systemd's `OnCalendar=` that together mean the schedule
    /// (systemd.time(7), Calendar events). A day of the week there is asked for in addition
    /// to the date, so that a schedule for days of either kind takes two.
    pub(crate) fn on_calendar(&self) -> Vec<String> {
        let months = listed(ScheduleField::Month, self.months);
        let time = format!(
            "{}:{}:00",
            listed(ScheduleField::Hour, self.hours),
            listed(ScheduleField::Minute, self.minutes)
        );
        let of_month = |days| {
            let days = listed(ScheduleField::DayOfMonth, days);
            format!("*-{months}-{days} {time}")
        };
        let of_week = |days| format!("{} *-{months}-* {time}", weekdays(days));
        match self.days {
            Days::Every => vec![format!("*-{months}-* {time}")],
            Days::OfMonth(days) => vec![of_month(days)],
            Days::OfWeek(days) => vec![of_week(days)],
            Days::Either {
                of_month: days,
                of_week: weekdays,
            } => vec![of_month(days), of_week(weekdays)],
        }
    }
}

fn listed(field: ScheduleField, values: Values) -> String {
    if values == field.all() {
        "*".into()
    } else {
        ranges(values, |value| format!("{value:02}"))
    }
}

fn weekdays(days: Values) -> String {
    ranges(days.monday_first(), |at| {
        WEEKDAYS[usize::from(at % 7)].into()
    })
}

fn ranges(values: Values, name: fn(u8) -> String) -> String {
    let runs = values.runs().into_iter();
    let written = runs.map(|(first, last)| match last - first {
        0 => name(first),
        1 => [&name(first), ",", name(last).as_str()].concat(),
        _ => [&name(first), "..", name(last).as_str()].concat(),
    });
    written.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules_in_the_words_of_systemd() {
        for (typed, expected) in [
            ("30 0 * * *", vec!["*-*-* 00:30:00"]),
            ("* * * * *", vec!["*-*-* *:*:00"]),
            (
                "*/15 9-17 * * 1-5",
                vec!["Mon..Fri *-*-* 09..17:00,15,30,45:00"],
            ),
            ("40 6 * * 0,1,6", vec!["Mon,Sat,Sun *-*-* 06:40:00"]),
            (
                "17 3 1,2,28-31 */6 *",
                vec!["*-01,07-01,02,28..31 03:17:00"],
            ),
            (
                "30 0 13 2 5",
                vec!["*-02-13 00:30:00", "Fri *-02-* 00:30:00"],
            ),
        ] {
            assert_eq!(
                Schedule::parse(typed).unwrap().on_calendar(),
                expected,
                "{typed}"
            );
        }
    }
}
