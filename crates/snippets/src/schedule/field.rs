//! The five fields.

use super::values::Values;

/// One of the five fields of a schedule, in cron's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScheduleField {
    /// 0 to 59.
    Minute,
    /// 0 to 23.
    Hour,
    /// 1 to 31.
    DayOfMonth,
    /// 1 to 12.
    Month,
    /// 0 to 6 from Sunday on; 7 is Sunday too.
    DayOfWeek,
}

const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

const WEEKDAYS: &[&str] = &["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

impl ScheduleField {
    /// Every field, in cron's order.
    pub const ALL: [Self; 5] = [
        Self::Minute,
        Self::Hour,
        Self::DayOfMonth,
        Self::Month,
        Self::DayOfWeek,
    ];

    /// The field's name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::DayOfMonth => "day of month",
            Self::Month => "month",
            Self::DayOfWeek => "day of week",
        }
    }

    /// What one value of it may be.
    #[must_use]
    pub const fn allowed(self) -> &'static str {
        match self {
            Self::Minute => "0 to 59",
            Self::Hour => "0 to 23",
            Self::DayOfMonth => "1 to 31",
            Self::Month => "1 to 12 or jan to dec",
            Self::DayOfWeek => "0 to 7 (0 and 7 are Sunday) or sun to sat",
        }
    }

    /// The lowest value.
    pub(super) const fn first(self) -> u8 {
        match self {
            Self::Minute | Self::Hour | Self::DayOfWeek => 0,
            Self::DayOfMonth | Self::Month => 1,
        }
    }

    /// The highest value of a schedule, for which 7 is not a day of the week.
    pub(super) const fn last(self) -> u8 {
        match self {
            Self::Minute => 59,
            Self::Hour => 23,
            Self::DayOfMonth => 31,
            Self::Month => 12,
            Self::DayOfWeek => 6,
        }
    }

    /// The highest value that may be typed.
    pub(super) const fn last_typed(self) -> u8 {
        match self {
            Self::DayOfWeek => 7,
            Self::Minute | Self::Hour | Self::DayOfMonth | Self::Month => self.last(),
        }
    }

    /// Every value.
    pub(super) const fn all(self) -> Values {
        Values::range(self.first(), self.last())
    }

    /// The value of this name, which may be in capitals.
    pub(super) fn named(self, name: &str) -> Option<u8> {
        let names = match self {
            Self::Month => MONTHS,
            Self::DayOfWeek => WEEKDAYS,
            Self::Minute | Self::Hour | Self::DayOfMonth => &[],
        };
        let at = names
            .iter()
            .position(|known| known.eq_ignore_ascii_case(name))?;
        u8::try_from(at).ok().map(|at| at + self.first())
    }

    /// `values` for a crontab. Three or more in a row become a range.
    pub(super) fn written(self, values: Values) -> String {
        if values == self.all() {
            return "*".into();
        }
        let runs = values.runs().into_iter();
        let written = runs.map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first},{last}"),
            _ => format!("{first}-{last}"),
        });
        written.collect::<Vec<_>>().join(",")
    }
}
