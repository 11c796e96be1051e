//! When a crontab line runs.

use std::fmt;
use std::str::FromStr;

/// A time of day at which cron runs the call, every day, in the zone of the machine
/// that runs cron. Always valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    hour: u8,
    minute: u8,
}

/// The time given is not a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATime;

impl Schedule {
    /// Every day at `hour` (0 to 23) and `minute` (0 to 59).
    ///
    /// # Errors
    /// [`NotATime`] when either is out of its range.
    pub const fn daily(hour: u8, minute: u8) -> Result<Self, NotATime> {
        if hour < 24 && minute < 60 {
            Ok(Self { hour, minute })
        } else {
            Err(NotATime)
        }
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u8 {
        self.minute
    }

    /// The five fields of a crontab line: minute, hour, day of month, month, day of week
    /// (POSIX, `crontab`). `30 0 * * *` is half past midnight.
    #[must_use]
    pub fn crontab_fields(self) -> String {
        format!("{} {} * * *", self.minute, self.hour)
    }
}

impl Default for Schedule {
    /// 00:30 each night: the hour of GitLab's own example of a nightly trigger.
    fn default() -> Self {
        Self {
            hour: 0,
            minute: 30,
        }
    }
}

impl fmt::Display for Schedule {
    /// `HH:MM`, the value of an HTML time field.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for Schedule {
    type Err = NotATime;

    /// Reads `HH:MM`. Seconds, which some browsers add to a time field's value, are
    /// accepted and dropped, as cron knows none.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let mut parts = text.split(':');
        let hour = two_digits(parts.next())?;
        let minute = two_digits(parts.next())?;
        if let Some(seconds) = parts.next()
            && two_digits(Some(seconds))? > 59
        {
            return Err(NotATime);
        }
        if parts.next().is_some() {
            return Err(NotATime);
        }
        Self::daily(hour, minute)
    }
}

fn two_digits(part: Option<&str>) -> Result<u8, NotATime> {
    let part = part.ok_or(NotATime)?;
    let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|_| digits).ok_or(NotATime)
}

impl NotATime {
    /// What to tell the user.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        "This is not a time of day. Give hours and minutes from 00:00 to 23:59."
    }
}

impl fmt::Display for NotATime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.sentence())
    }
}

impl std::error::Error for NotATime {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_put_the_minute_first() {
        assert_eq!(Schedule::default().crontab_fields(), "30 0 * * *");
        assert_eq!(
            Schedule::daily(23, 5).map(Schedule::crontab_fields),
            Ok("5 23 * * *".into())
        );
    }

    #[test]
    fn every_minute_of_the_day_is_read_back() {
        for hour in 0..24 {
            for minute in 0..60 {
                let schedule = Schedule::daily(hour, minute).unwrap();
                assert_eq!(schedule.to_string().parse(), Ok(schedule));
                assert_eq!(format!("{schedule}:59").parse(), Ok(schedule));
            }
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "24:00",
            "00:60",
            "0:30",
            "00:30:60",
            "00:30:00:00",
            "+1:30",
            "00-30",
        ] {
            assert_eq!(text.parse::<Schedule>(), Err(NotATime), "{text}");
        }
        assert_eq!(Schedule::daily(24, 0), Err(NotATime));
    }
}
