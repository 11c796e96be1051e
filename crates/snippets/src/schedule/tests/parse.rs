//! What is read and what is refused.

use super::{Fields, any_schedule, schedule};
use crate::{Schedule, ScheduleField, ScheduleProblem};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn what_is_typed_is_written_as_every_cron_reads_it() {
    for (typed, written) in [
        ("30 0 * * *", "30 0 * * *"),
        ("  5\t23  *  * * ", "5 23 * * *"),
        ("07 09 01 02 *", "7 9 1 2 *"),
        ("*/15 * * * *", "0,15,30,45 * * * *"),
        ("7-59/15 * * * *", "7,22,37,52 * * * *"),
        ("0-59 */1 1-31 * *", "* * * * *"),
        (
            "0 0 */2 * *",
            "0 0 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * *",
        ),
        ("0 0 * */3 *", "0 0 * 1,4,7,10 *"),
        ("0 0 * * */2", "0 0 * * 0,2,4,6"),
        ("0 0 * JAN,mar-Dec Mon-fri", "0 0 * 1,3-12 1-5"),
        ("0 0 * * 7", "0 0 * * 0"),
        ("0 0 * * 5-7", "0 0 * * 0,5,6"),
        ("0 0 * * fri-sun", "0 0 * * 0,5,6"),
        ("0 0 * * sun-tue", "0 0 * * 0-2"),
        ("0 0 * * 1-7", "0 0 * * *"),
        ("0 0 13 * 5", "0 0 13 * 5"),
        (
            "0 0 1-31/2 * 5",
            "0 0 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * 5",
        ),
        ("3,1,2,9,2 0 * * *", "1-3,9 0 * * *"),
        ("@hourly", "0 * * * *"),
        ("@daily", "0 0 * * *"),
        (" @Midnight ", "0 0 * * *"),
        ("@weekly", "0 0 * * 0"),
        ("@monthly", "0 0 1 * *"),
        ("@yearly", "0 0 1 1 *"),
        ("@annually", "0 0 1 1 *"),
    ] {
        assert_eq!(schedule(typed).crontab_fields(), written, "{typed}");
    }
}

#[test]
fn what_is_no_schedule_is_refused_where_it_is_wrong() {
    let of = |field| move |text: &str| (field, text.to_owned());
    let [minute, hour, day, month, weekday] = ScheduleField::ALL.map(of);
    for (typed, (field, text)) in [
        ("x * * * *", minute("x")),
        (", * * * *", minute("")),
        ("1,,2 * * * *", minute("")),
        ("+1 * * * *", minute("+1")),
        ("-1 * * * *", minute("")),
        ("1- * * * *", minute("")),
        ("1-2-3 * * * *", minute("2-3")),
        ("60 * * * *", minute("60")),
        (
            "999999999999999999999 * * * *",
            minute("999999999999999999999"),
        ),
        ("0~30 * * * *", minute("0~30")),
        ("H * * * *", minute("H")),
        ("30-10 * * * *", minute("30-10")),
        ("5/15 * * * *", minute("5/15")),
        ("*/0 * * * *", minute("0")),
        ("*/61 * * * *", minute("61")),
        ("*/ * * * *", minute("")),
        ("*/-1 * * * *", minute("-1")),
        ("*/1/1 * * * *", minute("1/1")),
        ("*5 * * * *", minute("*5")),
        ("jan * * * *", minute("jan")),
        ("0 24 * * *", hour("24")),
        ("0 0 0 * *", day("0")),
        ("0 0 32 * *", day("32")),
        ("0 0 L * *", day("L")),
        ("0 0 ? * *", day("?")),
        ("0 0 * 0 *", month("0")),
        ("0 0 * 13 *", month("13")),
        ("0 0 * january *", month("january")),
        ("0 0 * * 8", weekday("8")),
        ("0 0 * * 5#2", weekday("5#2")),
        ("0 0 * * sat-fri", weekday("sat-fri")),
        ("0 0 * * 7-1", weekday("7-1")),
    ] {
        let problem = Schedule::parse(typed).unwrap_err();
        assert_eq!(problem.field(), Some(field), "{typed}: {problem:?}");
        let told = format!("“{text}”");
        assert!(problem.sentence().contains(&told), "{typed}: {problem}");
        assert!(problem.sentence().ends_with('.'), "{typed}: {problem}");
    }
}

#[test]
fn what_is_wrong_as_a_whole_is_told_so() {
    for (typed, start) in [
        ("", "No schedule is given."),
        (
            "30 0",
            "A schedule has five fields, minute, hour, day of month, month and day of week, and this has 2.",
        ),
        (
            "0 30 0 * * * *",
            "A schedule has five fields, minute, hour, day of month, month and day of week, and this has 7. Leave out",
        ),
        ("@reboot", "@reboot is no time"),
        ("@every_minute", "“@every_minute” is not known."),
        ("@daily curl", "“@daily curl” is not known."),
    ] {
        let problem = Schedule::parse(typed).unwrap_err();
        assert_eq!(problem.field(), None, "{typed}");
        assert!(problem.sentence().starts_with(start), "{typed}: {problem}");
    }
}

#[test]
fn sentences_tell_what_is_allowed() {
    let sentence = |typed: &str| Schedule::parse(typed).unwrap_err().sentence();
    assert_eq!(
        sentence("0 0 * * monday"),
        "“monday” is no day of week. Write *, numbers from 0 to 7 (0 and 7 are Sunday) or sun to \
         sat, a range such as 1-5, or a list with commas."
    );
    assert_eq!(
        sentence("0 25 * * *"),
        "“25” is out of range for the hour. Allowed is 0 to 23."
    );
}

/// `*/2` is ANDed with the other day field by some crons and ORed by others, and a list
/// of every day restricts nothing for some.
#[test]
fn days_that_crons_read_differently_are_refused() {
    for (typed, field, text) in [
        ("0 0 */2 * 1", ScheduleField::DayOfMonth, "*/2"),
        ("0 0 1 * */2", ScheduleField::DayOfWeek, "*/2"),
        ("0 0 1-31 * 1", ScheduleField::DayOfMonth, "1-31"),
        ("0 0 1-31 * */2", ScheduleField::DayOfMonth, "1-31"),
        ("0 0 1 * 0-6", ScheduleField::DayOfWeek, "0-6"),
        ("0 0 1 * 1-7", ScheduleField::DayOfWeek, "1-7"),
    ] {
        let text = text.to_owned();
        let problem = ScheduleProblem::DaysReadDifferently { field, text };
        assert_eq!(Schedule::parse(typed), Err(problem), "{typed}");
    }
    for typed in [
        "0 0 * * */2",
        "0 0 */2 * *",
        "0 0 */2 * 1-7",
        "0 0 1-31 * 0-6",
    ] {
        schedule(typed);
    }
}

#[test]
fn a_day_has_its_times() {
    let daily = |hour, minute| Schedule::daily(hour, minute).unwrap();
    assert_eq!(daily(23, 5).crontab_fields(), "5 23 * * *");
    assert_eq!(daily(23, 5).time_of_day(), Some((23, 5)));
    assert_eq!(daily(0, 30), Schedule::default());
    for typed in ["5 23 * * 1", "5 23 * 1 *", "5,6 23 * * *", "5 * * * *"] {
        assert_eq!(schedule(typed).time_of_day(), None, "{typed}");
    }
    let hour = Schedule::daily(24, 0).unwrap_err();
    assert_eq!(hour.field(), Some(ScheduleField::Hour));
    let minute = Schedule::daily(0, 60).unwrap_err();
    assert_eq!(minute.field(), Some(ScheduleField::Minute));
}

#[test]
fn presets_stay_away_from_the_full_hour() {
    for preset in Schedule::PRESETS {
        assert_eq!(schedule(&preset.fields()), preset.schedule, "{preset:?}");
        assert_eq!(preset.schedule.warnings(), [], "{preset:?}");
    }
    let labels: BTreeSet<_> = Schedule::PRESETS
        .iter()
        .map(|preset| preset.label)
        .collect();
    assert_eq!(labels.len(), Schedule::PRESETS.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_500))]

    #[test]
    fn what_is_written_is_read_back((typed, schedule) in any_schedule()) {
        let written = schedule.to_string();
        prop_assert!(written.bytes().all(|byte| b"0123456789,-* ".contains(&byte)), "{}", written);
        prop_assert_eq!(Ok(schedule.clone()), written.parse(), "{} {}", typed, written);
        let fields = Fields::of(&schedule);
        prop_assert!(fields.0.iter().flatten().all(|values| *values != 0));
    }

    #[test]
    fn no_text_is_too_odd(typed in r"[-*/,0-9 a-z@~#?LW\PC]{0,30}") {
        if let Err(problem) = Schedule::parse(&typed) {
            prop_assert!(problem.sentence().ends_with('.'));
        }
    }
}
