//! Why a text is no schedule.

use super::ScheduleField;
use crate::refusal::shortened;
use std::fmt;

/// Why a text is no schedule. A `text` is the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleProblem {
    /// There are not five fields.
    FieldCount {
        /// How many there are.
        found: usize,
    },
    /// `@reboot`, which is no time.
    AtReboot,
    /// A word with `@` that is not known.
    UnknownWord {
        /// The word.
        text: String,
    },
    /// A part of a list is neither `*`, a number, a name nor a range of them.
    NotRead {
        /// Where.
        field: ScheduleField,
        /// The part.
        text: String,
    },
    /// A number is too low or too high.
    OutOfRange {
        /// Where.
        field: ScheduleField,
        /// The number.
        text: String,
    },
    /// A range ends before it begins.
    RangeBackwards {
        /// Where.
        field: ScheduleField,
        /// The range.
        text: String,
    },
    /// A single number has a step: some crons read `5/15` as 5, others as `5-59/15`.
    StepOnNumber {
        /// Where.
        field: ScheduleField,
        /// The number and the step.
        text: String,
    },
    /// A step is no number, is 0 or is longer than the field.
    StepInvalid {
        /// Where.
        field: ScheduleField,
        /// The step.
        text: String,
    },
    /// Crons differ over what these two fields mean together. When both are restricted,
    /// a day that matches either one is meant (POSIX.1-2017, `crontab`), but the crons
    /// that descend from Vixie's ask for both if one begins with `*`, as `*/2` does, and
    /// busybox's does not. And a list of every day is a restriction to the former only.
    DaysReadDifferently {
        /// The day field that has to be written in another way.
        field: ScheduleField,
        /// What it holds.
        text: String,
    },
}

impl ScheduleProblem {
    /// The field to mark; `None` when it is the whole.
    #[must_use]
    pub const fn field(&self) -> Option<ScheduleField> {
        match self {
            Self::FieldCount { .. } | Self::AtReboot | Self::UnknownWord { .. } => None,
            Self::NotRead { field, .. }
            | Self::OutOfRange { field, .. }
            | Self::RangeBackwards { field, .. }
            | Self::StepOnNumber { field, .. }
            | Self::StepInvalid { field, .. }
            | Self::DaysReadDifferently { field, .. } => Some(*field),
        }
    }

    /// What to tell the user: what is wrong and what is allowed.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::FieldCount { found } => field_count(*found),
            Self::AtReboot => "@reboot is no time: it runs when the machine starts. Write five \
                fields or @daily."
                .into(),
            Self::UnknownWord { text } => format!(
                "“{}” is not known. Use @hourly, @daily, @weekly, @monthly, @yearly or five \
                 fields.",
                shortened(text)
            ),
            Self::NotRead { field, text } => format!(
                "“{}” is no {}. Write *, numbers from {}, a range such as {}, or a list with \
                 commas.",
                shortened(text),
                field.label(),
                field.allowed(),
                example(*field)
            ),
            Self::OutOfRange { field, text } => format!(
                "“{}” is out of range for the {}. Allowed is {}.",
                shortened(text),
                field.label(),
                field.allowed()
            ),
            Self::RangeBackwards { field, text } => format!(
                "The {} range “{}” ends before it begins. Start with the lower one, or write two \
                 ranges with a comma.",
                field.label(),
                shortened(text)
            ),
            Self::StepOnNumber { field, text } => format!(
                "Crons differ over the {} “{}”, a step without a range. Write the range, such as \
                 {}/2, or */2.",
                field.label(),
                shortened(text),
                example(*field)
            ),
            Self::StepInvalid { field, text } => format!(
                "The {} cannot have the step “{}”. Allowed is a number from 1 to {}.",
                field.label(),
                shortened(text),
                field.all().count()
            ),
            Self::DaysReadDifferently { field, text } => format!(
                "Crons differ over “{}” for the {} while the other day field is restricted too. \
                 Write * for one of the two, or list the days that are meant, not all of them.",
                shortened(text),
                field.label()
            ),
        }
    }
}

fn field_count(found: usize) -> String {
    let fields = "minute, hour, day of month, month and day of week";
    match found {
        0 => format!("No schedule is given. Write five fields: {fields}."),
        1..=4 => format!(
            "A schedule has five fields, {fields}, and this has {found}. Write * for each that \
             does not matter."
        ),
        _ => format!(
            "A schedule has five fields, {fields}, and this has {found}. Leave out seconds, years \
             and the command."
        ),
    }
}

const fn example(field: ScheduleField) -> &'static str {
    match field {
        ScheduleField::Minute => "10-40",
        ScheduleField::Hour => "9-17",
        ScheduleField::DayOfMonth => "1-7",
        ScheduleField::Month => "1-6",
        ScheduleField::DayOfWeek => "1-5",
    }
}

impl fmt::Display for ScheduleProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence())
    }
}

impl std::error::Error for ScheduleProblem {}
