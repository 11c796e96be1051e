//! Schedules to choose from.

use super::values::Values;
use super::{Days, Schedule, ScheduleField};

/// A schedule that many people want, with its name.
#[derive(Debug)]
pub struct Preset {
    /// What a person sees.
    pub label: &'static str,
    /// When it runs. None of them runs at minute 0, when everybody's jobs start.
    pub schedule: Schedule,
}

impl Preset {
    /// The five fields.
    #[must_use]
    pub fn fields(&self) -> String {
        self.schedule.crontab_fields()
    }
}

const HOURLY: Schedule = Schedule {
    hours: ScheduleField::Hour.all(),
    ..Schedule::at(0, 17)
};

const QUARTER_HOURLY: Schedule = Schedule {
    minutes: Values::steps(7, 59, 15),
    ..HOURLY
};

const SIX_HOURLY: Schedule = Schedule {
    hours: Values::steps(0, 23, 6),
    ..HOURLY
};

const MONDAY: Values = Values::one(1);

/// Monday to Friday.
const WORKDAYS: Values = Values::range(1, 5);

pub(super) const PRESETS: &[Preset] = &[
    Preset {
        label: "Every 15 minutes",
        schedule: QUARTER_HOURLY,
    },
    Preset {
        label: "Every hour",
        schedule: HOURLY,
    },
    Preset {
        label: "Every six hours",
        schedule: SIX_HOURLY,
    },
    Preset {
        label: "Each night",
        schedule: Schedule::at(0, 30),
    },
    Preset {
        label: "Every weekday morning",
        schedule: Schedule {
            days: Days::OfWeek(WORKDAYS),
            ..Schedule::at(6, 10)
        },
    },
    Preset {
        label: "Every Monday",
        schedule: Schedule {
            days: Days::OfWeek(MONDAY),
            ..Schedule::at(6, 40)
        },
    },
    Preset {
        label: "First day of the month",
        schedule: Schedule {
            days: Days::OfMonth(Values::one(1)),
            ..Schedule::at(3, 17)
        },
    },
];
