//! The words, read back by a reader of this English.

use super::{Fields, any_schedule, schedule};
use crate::Schedule;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

#[test]
fn ordinary_schedules_read_well() {
    for (typed, words) in [
        ("30 0 * * *", "Every day at 00:30"),
        ("*/15 * * * *", "Every 15 minutes"),
        ("10 6 * * 1-5", "At 06:10 on Monday to Friday"),
        ("17 3 1 * *", "At 03:17 on day 1 of the month"),
        ("* * * * *", "Every minute"),
        ("17 * * * *", "Every hour at minute 17"),
        (
            "7-59/15 * * * *",
            "Every 15 minutes, first at minute 7 of the hour",
        ),
        ("3,9 * * * *", "Every hour at minutes 3 and 9"),
        ("10 6,18 * * *", "Every day at 06:10 and 18:10"),
        ("10 6,18 * 7 *", "Every day at 06:10 and 18:10 in July"),
        ("17 */2 * * *", "Every 2 hours from 00:17 to 22:17"),
        (
            "10 9-17 * * 1-5",
            "Every hour from 09:10 to 17:10 on Monday to Friday",
        ),
        ("*/15 9-17 * * *", "Every 15 minutes from 09:00 to 17:45"),
        ("* 3 * * *", "Every minute from 03:00 to 03:59"),
        ("* 3,5 * * *", "Every minute of hours 3 and 5"),
        (
            "0,7,30 1,2,5 * * *",
            "At minutes 0, 7 and 30 of hours 1, 2 and 5",
        ),
        ("40 6 * * 0,6", "At 06:40 on Saturday and Sunday"),
        ("40 6 * * 0,1", "At 06:40 on Monday and Sunday"),
        (
            "30 0 13 * 5",
            "At 00:30 on day 13 of the month, and also on Friday",
        ),
        (
            "30 0 1,15,28-31 1,7 *",
            "At 00:30 on days 1, 15 and 28 to 31 of January and July",
        ),
        ("30 0 * 6-8 mon", "At 00:30 on Monday in June to August"),
        (
            "30 0 13 1 5",
            "At 00:30 on day 13 of January, and also on Friday in January",
        ),
        (
            "30 0 30 2 *",
            "At 00:30 on day 30 of February, which never comes",
        ),
    ] {
        assert_eq!(schedule(typed).words(), words, "{typed}");
    }
}

type Days = Option<BTreeSet<u8>>;

/// The minutes of the day, the days of the month, the months and the days of the week.
#[derive(Debug, PartialEq)]
struct Meant {
    minutes: BTreeSet<u32>,
    of_month: Days,
    months: BTreeSet<u8>,
    of_week: Days,
}

impl Meant {
    /// By the fields.
    fn by(schedule: &Schedule) -> Self {
        let fields = Fields::of(schedule);
        let values = |at, all: RangeInclusive<u8>| fields.values(at).unwrap_or(all.collect());
        Self {
            minutes: product(&values(1, 0..=23), &values(0, 0..=59)),
            months: values(3, 1..=12),
            of_month: fields.values(2),
            of_week: fields.values(4),
        }
    }

    /// By the words.
    fn read(words: &str) -> Self {
        let words = words.strip_suffix(", which never comes").unwrap_or(words);
        let (times, days) = match words.split_once(" on ") {
            Some((times, days)) => (times, Some(days)),
            None => (words, None),
        };
        let (times, days, months) = match (times.split_once(" in "), days) {
            (Some((times, months)), None) => (times, None, Some(months)),
            (None, days) => (times, days, None),
            (Some(_), Some(_)) => panic!("months before days: {words}"),
        };
        let (of_month, of_week) = match days.map(|days| days.split_once(", and also on ")) {
            None => (None, None),
            Some(Some((of_month, of_week))) => (Some(of_month), Some(of_week)),
            Some(None) => {
                let of_month = days.filter(|days| days.starts_with("day"));
                (of_month, days.filter(|_| of_month.is_none()))
            }
        };
        let (of_month, in_months) = split(of_month, " of ");
        let (of_week, on_months) = split(of_week, " in ");
        let told = [months, in_months, on_months].into_iter().flatten();
        let told: BTreeSet<_> = told.filter(|months| *months != "the month").collect();
        assert!(told.len() < 2, "two sets of months: {words}");
        let months = told
            .first()
            .map_or((1..=12).collect(), |months| list(months, &month));
        let number = |text: &str| text.parse().unwrap();
        Self {
            minutes: minutes(times),
            of_month: of_month.map(|days| list(without_noun(days, "day"), &number)),
            months,
            // From Monday as 1 to Sunday as 7, which is 0 for cron.
            of_week: of_week.map(|days| list(days, &weekday).iter().map(|day| day % 7).collect()),
        }
    }
}

fn split<'a>(text: Option<&'a str>, at: &str) -> (Option<&'a str>, Option<&'a str>) {
    match text.map(|text| {
        text.split_once(at)
            .map_or((text, None), |(a, b)| (a, Some(b)))
    }) {
        Some((first, second)) => (Some(first), second),
        None => (None, None),
    }
}

/// The items of `a, b and c to e`.
fn list(text: &str, value: &dyn Fn(&str) -> u8) -> BTreeSet<u8> {
    let items = text.split(", ").flat_map(|part| part.split(" and "));
    let range = |item: &str| match item.split_once(" to ") {
        Some((first, last)) => value(first)..=value(last),
        None => value(item)..=value(item),
    };
    items.flat_map(range).collect()
}

fn without_noun<'a>(text: &'a str, noun: &str) -> &'a str {
    let rest = text.strip_prefix(noun).unwrap();
    rest.strip_prefix('s')
        .unwrap_or(rest)
        .strip_prefix(' ')
        .unwrap()
}

fn month(name: &str) -> u8 {
    let names = "January February March April May June July August September October November \
                 December";
    position(names, name)
}

fn weekday(name: &str) -> u8 {
    position(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        name,
    )
}

/// From 1 on.
fn position(names: &str, name: &str) -> u8 {
    let at = names.split(' ').position(|known| known == name);
    u8::try_from(at.unwrap_or_else(|| panic!("no {name}")) + 1).unwrap()
}

fn minutes(times: &str) -> BTreeSet<u32> {
    let number = |text: &str| text.parse().unwrap();
    if let Some(times) = times.strip_prefix("Every day at ") {
        return clock_times(times);
    }
    if let Some(rest) = times.strip_prefix("At ") {
        return match rest.split_once(" of ") {
            None => clock_times(rest),
            Some((minutes, hours)) => product(
                &list(without_noun(hours, "hour"), &number),
                &list(without_noun(minutes, "minute"), &number),
            ),
        };
    }
    let day: BTreeSet<u8> = (0..24).collect();
    let hour: BTreeSet<u8> = (0..60).collect();
    if let Some(hours) = times.strip_prefix("Every minute of ") {
        return product(&list(without_noun(hours, "hour"), &number), &hour);
    }
    if let Some(minutes) = times.strip_prefix("Every hour at ") {
        return product(&day, &list(without_noun(minutes, "minute"), &number));
    }
    if let Some((often, first)) = times.split_once(", first at minute ") {
        let first: u32 = first.strip_suffix(" of the hour").unwrap().parse().unwrap();
        let within = (first..60).step_by(pace(often));
        let within: BTreeSet<u8> = within.map(|minute| u8::try_from(minute).unwrap()).collect();
        return product(&day, &within);
    }
    let (often, from, to) = match times.split_once(" from ") {
        None => (times, 0, 24 * 60 - 1),
        Some((often, rest)) => {
            let (from, to) = rest.split_once(" to ").unwrap();
            (often, clock_time(from), clock_time(to))
        }
    };
    let told: BTreeSet<u32> = (from..=to).step_by(pace(often)).collect();
    assert!(
        times == often || told.contains(&to),
        "the end is not one of them: {times}"
    );
    told
}

/// In minutes.
fn pace(often: &str) -> usize {
    let words: Vec<_> = often.split(' ').collect();
    match words.as_slice() {
        ["Every", "minute"] => 1,
        ["Every", "hour"] => 60,
        ["Every", count, "minutes"] => count.parse().unwrap(),
        ["Every", count, "hours"] => count.parse::<usize>().unwrap() * 60,
        _ => panic!("{often}"),
    }
}

fn product(hours: &BTreeSet<u8>, minutes: &BTreeSet<u8>) -> BTreeSet<u32> {
    let of = |hour: u8| {
        minutes
            .iter()
            .map(move |minute| u32::from(hour) * 60 + u32::from(*minute))
    };
    hours.iter().flat_map(|hour| of(*hour)).collect()
}

fn clock_times(times: &str) -> BTreeSet<u32> {
    let each = times.split(", ").flat_map(|part| part.split(" and "));
    each.map(clock_time).collect()
}

fn clock_time(time: &str) -> u32 {
    let (hour, minute) = time.split_once(':').unwrap();
    hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_500))]

    #[test]
    fn the_words_say_what_the_fields_say((typed, schedule) in any_schedule()) {
        let words = schedule.words();
        prop_assert_eq!(Meant::read(&words), Meant::by(&schedule), "{}: {}", typed, words);
    }
}
