//! What a schedule says about itself, against readers that know nothing of it.

mod parse;
mod runs;
mod warnings;
mod words;

use super::Schedule;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn schedule(text: &str) -> Schedule {
    Schedule::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

/// Five fields of the kinds that people write, most of them allowed.
fn typed() -> impl Strategy<Value = String> {
    fn list(first: u8, last: u8) -> impl Strategy<Value = String> {
        let value = move || first..=last;
        let range = (value(), value()).prop_map(|(one, other)| {
            let (low, high) = (one.min(other), one.max(other));
            format!("{low}-{high}")
        });
        let range = range.boxed();
        let step =
            (range.clone(), 1..=last / 2).prop_map(|(range, step)| format!("{range}/{step}"));
        let every = (1..=last / 2).prop_map(|step| format!("*/{step}"));
        let part = prop_oneof![value().prop_map(|value| value.to_string()), range, step];
        let parts = prop::collection::vec(part, 1..4).prop_map(|parts| parts.join(","));
        prop_oneof![2 => Just("*".to_owned()), 1 => every, 3 => parts]
    }
    let fields = (
        list(0, 59),
        list(0, 23),
        list(1, 31),
        list(1, 12),
        list(0, 7),
    );
    fields.prop_map(|(minute, hour, day, month, weekday)| {
        format!("{minute} {hour} {day} {month} {weekday}")
    })
}

/// A schedule, as it was typed and as it was read.
fn any_schedule() -> impl Strategy<Value = (String, Schedule)> {
    typed().prop_filter_map("crons differ over it", |typed| {
        let schedule = Schedule::parse(&typed).ok()?;
        Some((typed, schedule))
    })
}

/// The fields of a crontab, read for the tests alone: a bit for each value; `None` is `*`.
struct Fields([Option<u64>; 5]);

impl Fields {
    fn of(schedule: &Schedule) -> Self {
        let text = schedule.crontab_fields();
        let fields: Vec<_> = text.split(' ').map(field).collect();
        Self(fields.try_into().unwrap())
    }

    /// The values of the field at `at`; `None` for `*`.
    fn values(&self, at: usize) -> Option<BTreeSet<u8>> {
        let bits = self.0[at]?;
        Some((0..64).filter(|value| bits >> value & 1 == 1).collect())
    }
}

fn field(text: &str) -> Option<u64> {
    let part = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        first.parse::<u8>().unwrap()..=last.parse().unwrap()
    };
    let values = text.split(',').filter(|text| *text != "*").flat_map(part);
    let bits = values.fold(0, |bits, value| bits | 1 << value);
    (text != "*").then_some(bits)
}
