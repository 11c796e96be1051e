//! Whether the builds of a trigger come by the clock: then something like a cron job starts
//! them, and it can be told when the next one is due.

use gitlab::Timestamp;

const MINUTE: i64 = 60 * 1_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How many builds it takes to see a rhythm.
const FEWEST: usize = 4;

/// How the builds of a trigger follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// There are too few to tell.
    TooFew,
    /// At no regular times.
    Irregular,
    /// One every so many milliseconds.
    Every(i64),
}

/// The rhythm of builds that were created at `times`, in any order. It is regular where at
/// least three in four of the pauses are within a tenth (and never less than two minutes)
/// of the middle one: a job that was retried or held up once does not hide the clock.
pub(super) fn rhythm(times: &[Timestamp]) -> Rhythm {
    if times.len() < FEWEST {
        return Rhythm::TooFew;
    }
    let mut times: Vec<i64> = times.iter().map(|at| at.milliseconds()).collect();
    times.sort_unstable();
    let mut pauses: Vec<i64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    pauses.sort_unstable();
    let middle = pauses[pauses.len() / 2];
    let slack = (middle / 10).max(2 * MINUTE);
    let near = pauses
        .iter()
        .filter(|pause| (*pause - middle).abs() <= slack);
    if middle > 2 * slack && near.count() * 4 >= pauses.len() * 3 {
        Rhythm::Every(middle)
    } else {
        Rhythm::Irregular
    }
}

/// How often that is, in words.
pub(super) fn words(every: i64) -> String {
    for (unit, word) in [(7 * DAY, "week"), (DAY, "day"), (HOUR, "hour")] {
        let count = (every + unit / 2) / unit;
        if (every - count * unit).abs() <= unit / 20 && count > 0 {
            return match count {
                1 => ["once ", if word == "hour" { "an " } else { "a " }, word].concat(),
                _ => format!("every {count} {word}s"),
            };
        }
    }
    let minutes = (every + MINUTE / 2) / MINUTE;
    match minutes / 60 {
        0 => format!("every {minutes} minutes"),
        hours if hours < 48 => format!("every {hours} to {} hours", hours + 1),
        hours => format!("every {} to {} days", hours / 24, hours / 24 + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(seconds: &[i64]) -> Rhythm {
        let at = |seconds: &i64| Timestamp::from_milliseconds(seconds * 1_000);
        rhythm(&seconds.iter().map(at).collect::<Vec<_>>())
    }

    #[test]
    fn a_clock_is_seen_through_a_hitch() {
        let day = 24 * 3_600;
        assert_eq!(of(&[0, day, 2 * day]), Rhythm::TooFew);
        let nightly = [0, day + 40, 2 * day - 10, 3 * day];
        assert!(matches!(of(&nightly), Rhythm::Every(_)));
        let missed = [0, day, 3 * day, 4 * day, 5 * day];
        assert_eq!(of(&missed), Rhythm::Every(day * 1_000));
        let mut newest_first = missed;
        newest_first.reverse();
        assert_eq!(of(&newest_first), of(&missed));
        assert_eq!(of(&[0, 100, day, day + 7_000, 9 * day]), Rhythm::Irregular);
        assert_eq!(of(&[0, 60, 120, 180, 240]), Rhythm::Irregular, "one burst");
        assert_eq!(of(&[5, 5, 5, 5]), Rhythm::Irregular);
        assert_eq!(of(&[0, 900, 1_800, 2_700]), Rhythm::Every(900_000));
    }

    #[test]
    fn how_often_is_told_in_the_unit_that_people_use() {
        for (every, said) in [
            (DAY, "once a day"),
            (DAY + 30 * MINUTE, "once a day"),
            (2 * DAY, "every 2 days"),
            (7 * DAY, "once a week"),
            (HOUR, "once an hour"),
            (6 * HOUR, "every 6 hours"),
            (15 * MINUTE, "every 15 minutes"),
            (90 * MINUTE, "every 1 to 2 hours"),
            (60 * HOUR, "every 60 hours"),
        ] {
            assert_eq!(words(every), said, "{every}");
        }
    }
}
