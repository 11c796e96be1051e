//! Everything that a task writes to the console.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the console is a task's screen"
)]

use std::time::Duration;

use crate::failure::Failure;

/// Writes one line.
pub(crate) fn line(text: &str) {
    println!("{text}");
}

/// Writes a line that belongs to the one above it.
pub(crate) fn detail(text: &str) {
    println!("      {text}");
}

/// Writes a failure: its sentence, then the tool's own lines.
pub(crate) fn failure(failure: &Failure) {
    for line in &failure.details {
        eprintln!("      {line}");
    }
    eprintln!("{}", failure.sentence);
}

/// A stretch of time as a person says it: `4 s`, `2 min 5 s`.
pub(crate) fn duration(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs() % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_said_in_minutes_from_one_minute_on() {
        for (seconds, said) in [
            (0, "0 s"),
            (59, "59 s"),
            (60, "1 min 0 s"),
            (125, "2 min 5 s"),
        ] {
            assert_eq!(duration(Duration::from_secs(seconds)), said);
        }
    }
}
