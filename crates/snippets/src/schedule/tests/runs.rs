//! The next runs, against a cron that wakes up every minute.

use super::{Fields, any_schedule, schedule};
use crate::Schedule;
use proptest::prelude::*;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A zone: the offset at first, and instants from which on there is another.
#[derive(Clone, Debug)]
struct Zone(i32, Vec<(i64, i32)>);

impl Zone {
    fn offset(&self, at: i64) -> i32 {
        let last = self.1.iter().rfind(|(from, _)| *from <= at);
        last.map_or(self.0, |(_, offset)| *offset)
    }
}

/// Month, day and weekday, by the method of eras; the schedule counts years and months.
fn date(days: i64) -> (u8, u8, u8) {
    let shifted = days + 719_468;
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let small = |number: i64| u8::try_from(number).unwrap();
    (small(month), small(day), small((days + 4).rem_euclid(7)))
}

/// Whether the line is due at this minute of the clock, by POSIX' rule for the days.
fn is_due(fields: &Fields, clock: i64) -> bool {
    let small = |number: i64| u8::try_from(number).unwrap();
    let (month, day, weekday) = date(clock.div_euclid(24 * 60));
    let of_day = clock.rem_euclid(24 * 60);
    let [minutes, hours, days, months, weekdays] = &fields.0;
    let allows = |field: &Option<u64>, value: u8| field.is_none_or(|bits| bits >> value & 1 == 1);
    let day_fits = if days.is_some() && weekdays.is_some() {
        allows(days, day) || allows(weekdays, weekday)
    } else {
        allows(days, day) && allows(weekdays, weekday)
    };
    day_fits
        && allows(minutes, small(of_day % 60))
        && allows(hours, small(of_day / 60))
        && allows(months, month)
}

/// What the main loop of `cron.c` starts from `start` to `end`: it wakes up each minute,
/// and compares the clock with the minute of the last jobs.
fn woken(schedule: &Schedule, start: i64, end: i64, zone: &Zone) -> Vec<i64> {
    let fields = Fields::of(schedule);
    let is_wild = fields.0[0].is_none() || fields.0[1].is_none();
    let clock = |at: i64| (at + i64::from(zone.offset(at))).div_euclid(MINUTE);
    let mut done = clock(start);
    let mut runs = Vec::new();
    for at in (start + MINUTE..=end).step_by(60) {
        let now = clock(at);
        let due = match now - done {
            1 | ..-180 | 181.. => {
                done = now;
                is_due(&fields, now)
            }
            2.. => {
                let fixed = (done + 1..=now).any(|minute| is_due(&fields, minute));
                done = now;
                if is_wild { is_due(&fields, now) } else { fixed }
            }
            ..=0 => is_wild && is_due(&fields, now),
        };
        runs.extend(due.then_some(at));
    }
    runs
}

fn zones(start: i64) -> impl Strategy<Value = Zone> {
    let offset = (-48..=56).prop_map(|quarters| quarters * 15 * 60);
    let shift = prop_oneof![
        3 => Just(4),
        3 => Just(-4),
        1 => Just(2),
        1 => Just(-2),
        1 => -12..=12,
        1 => Just(-96),
        1 => Just(96),
    ];
    let changes = prop::collection::vec((2 * 24 * 60_i64..5 * 24 * 60, shift), 0..3);
    (offset, changes).prop_map(move |(first, changes)| {
        let (mut at, mut offset) = (start, first);
        let changes = changes.into_iter().map(|(minutes, quarters)| {
            at += minutes * MINUTE;
            offset += quarters * 15 * 60;
            (at, offset)
        });
        Zone(first, changes.collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_cron_that_wakes_every_minute_starts_the_same(
        (typed, schedule) in any_schedule(),
        (start, zone, since) in (-20_000..20_000_i64)
            .prop_map(|day| day * DAY)
            .prop_flat_map(|start| (Just(start), zones(start), DAY..2 * DAY)),
    ) {
        let (after, end) = (start + since, start + 14 * DAY);
        let expected = woken(&schedule, start, end, &zone).into_iter().filter(|run| *run > after);
        let expected: Vec<_> = expected.take(1_000).collect();
        let runs = schedule.next_runs(after, 1_000, &|at| zone.offset(at));
        let runs: Vec<_> = runs.into_iter().take_while(|run| *run <= end).collect();
        let differs = (0..=runs.len()).find(|at| runs.get(*at) != expected.get(*at));
        let differs = differs.map(|at| (runs.get(at), expected.get(at)));
        prop_assert!(runs == expected, "{typed} in {zone:?} after {after}: {differs:?}");
    }
}

/// 2026-03-29 and 2026-10-25, 01:00 UTC.
fn berlin() -> Zone {
    Zone(3600, vec![(1_774_746_000, 7200), (1_792_890_000, 3600)])
}

const SPRING: i64 = 1_774_746_000;
const AUTUMN: i64 = 1_792_890_000;

/// The runs in the six hours around the change, as minutes from it.
fn around(typed: &str, change: i64) -> Vec<i64> {
    let zone = berlin();
    let runs = schedule(typed).next_runs(change - 3 * HOUR, 400, &|at| zone.offset(at));
    let near = runs.into_iter().filter(|run| *run <= change + 3 * HOUR);
    near.map(|run| (run - change) / MINUTE).collect()
}

#[test]
fn a_time_that_the_clock_jumps_over_is_made_up_for() {
    assert_eq!(around("30 1 * * *", SPRING), [-30]);
    assert_eq!(around("30 2 * * *", SPRING), [0]);
    assert_eq!(around("15,45 2 * * *", SPRING), [0]);
    assert_eq!(around("0 3 * * *", SPRING), [0]);
    assert_eq!(around("30 3 * * *", SPRING), [30]);
    assert_eq!(around("30 * * * *", SPRING), [-150, -90, -30, 30, 90, 150]);
}

#[test]
fn a_time_that_comes_twice_is_used_once() {
    assert_eq!(around("30 2 * * *", AUTUMN), [-30]);
    assert_eq!(around("0 3 * * *", AUTUMN), [60]);
    assert_eq!(around("30 * * * *", AUTUMN), [-150, -90, -30, 30, 90, 150]);
    let zone = berlin();
    let tomorrow = schedule("30 2 * * *").next_runs(AUTUMN + 10, 1, &|at| zone.offset(at));
    assert_eq!(tomorrow, [AUTUMN + 30 * MINUTE + DAY]);
}

#[test]
fn far_away_days_are_found_and_impossible_ones_are_not() {
    let utc = |_| 0;
    let runs = |typed: &str, after, count| schedule(typed).next_runs(after, count, &utc);
    // 2028 and 2032; 2096 and 2104, as 2100 is no leap year.
    assert_eq!(
        runs("0 0 29 2 *", 1_764_000_000, 2),
        [1_835_395_200, 1_961_625_600]
    );
    assert_eq!(
        runs("0 0 29 2 *", 3_900_000_000, 2),
        [3_981_312_000, 4_233_686_400]
    );
    assert_eq!(runs("0 0 30 2 *", 0, 5), [0_i64; 0]);
    assert_eq!(runs("0 0 31 4,6,9,11 *", 0, usize::MAX), [0_i64; 0]);
    assert_eq!(runs("* * * * *", 0, 0), [0_i64; 0]);
    assert_eq!(runs("* * * * *", 59, 2), [60, 120]);
    assert_eq!(runs("* * * * *", 60, 1), [120]);
}

#[test]
fn the_ends_of_time_are_no_trouble() {
    let utc = |_| 0;
    let runs = |after| schedule("0 0 1 1 *").next_runs(after, 3, &utc);
    assert_eq!(runs(i64::MAX), [0_i64; 0]);
    assert_eq!(runs(253_370_764_799), [253_370_764_800]);
    assert_eq!(runs(i64::MIN)[0], -62_135_596_800);
}

#[test]
fn an_offset_with_odd_seconds_is_kept() {
    // Amsterdam until 1937.
    let run = schedule("30 0 * * *").next_runs(-1_100_000_000, 1, &|_| 1172)[0];
    assert_eq!((run + 1172).rem_euclid(DAY), 30 * MINUTE);
}
