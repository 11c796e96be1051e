//! Instants and durations in words.

use crate::browser::clock::{self, Clock};
use crate::reactive::memo;
use gitlab::Timestamp;
use leptos::prelude::*;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// `then` as seen from `now`: "7 hours ago", "in 9 months", "just now".
pub(crate) fn relative(then: Timestamp, now: Timestamp) -> String {
    let seconds = (then.milliseconds() - now.milliseconds()) / 1000;
    let (count, unit) = match seconds.abs() {
        0..45 => return "just now".to_owned(),
        length @ 45..HOUR => ((length / MINUTE).max(1), "minute"),
        length @ HOUR..DAY => (length / HOUR, "hour"),
        length if length < 60 * DAY => (length / DAY, "day"),
        length if length < 730 * DAY => (length / (30 * DAY), "month"),
        length => (length / (365 * DAY), "year"),
    };
    let plural = if count == 1 { "" } else { "s" };
    if seconds < 0 {
        format!("{count} {unit}{plural} ago")
    } else {
        format!("in {count} {unit}{plural}")
    }
}

/// A length of time as `4:02` or `1:04:02`, and from a day on as `4 d 20 h`.
pub(crate) fn duration(seconds: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no build takes longer than u64 seconds, and none less than none"
    )]
    let whole = seconds.max(0.0) as u64;
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    if hours >= 24 {
        format!("{} d {} h", hours / 24, hours % 24)
    } else if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// A difference of durations, in seconds: "+0:12", "\u{2212}1:04" or "same time".
pub(crate) fn difference(seconds: f64) -> String {
    if seconds.abs() < 1.0 {
        return "same time".to_owned();
    }
    let sign = if seconds < 0.0 { "\u{2212}" } else { "+" };
    [sign, &duration(seconds.abs())].concat()
}

/// An instant in relative words, with the exact local time on hover.
#[component]
pub(crate) fn Ago(
    /// The instant.
    #[prop(into)]
    at: Signal<Timestamp>,
) -> impl IntoView {
    let clock = expect_context::<Clock>();
    let words = memo(move |_| relative(at.get(), clock.now()));
    view! {
        <time datetime=move || at.get().to_string() title=move || clock::local_text(at.get())>
            {move || words.get()}
        </time>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_now(seconds: i64) -> String {
        let now = 1_700_000_000_000;
        relative(
            Timestamp::from_milliseconds(now + seconds * 1000),
            Timestamp::from_milliseconds(now),
        )
    }

    #[test]
    fn ages_are_told_in_the_largest_unit_that_says_enough() {
        for (seconds, words) in [
            (0, "just now"),
            (20, "just now"),
            (-44, "just now"),
            (-45, "1 minute ago"),
            (-3599, "59 minutes ago"),
            (-3600, "1 hour ago"),
            (-2 * DAY, "2 days ago"),
            (-59 * DAY, "59 days ago"),
            (-60 * DAY, "2 months ago"),
            (-730 * DAY, "2 years ago"),
            (11 * DAY, "in 11 days"),
            (270 * DAY, "in 9 months"),
        ] {
            assert_eq!(from_now(seconds), words, "{seconds}");
        }
    }

    #[test]
    fn a_difference_has_its_sign() {
        for (seconds, words) in [
            (0.4, "same time"),
            (-0.9, "same time"),
            (12.3, "+0:12"),
            (-64.0, "\u{2212}1:04"),
        ] {
            assert_eq!(difference(seconds), words);
        }
    }

    #[test]
    fn durations_have_two_digit_seconds() {
        for (seconds, words) in [
            (0.0, "0:00"),
            (-3.0, "0:00"),
            (48.9, "0:48"),
            (242.0, "4:02"),
            (3842.0, "1:04:02"),
            (86_399.0, "23:59:59"),
            (86_400.0, "1 d 0 h"),
            (419_513.0, "4 d 20 h"),
        ] {
            assert_eq!(duration(seconds), words);
        }
    }
}
