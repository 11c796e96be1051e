//! How long what is under way has taken so far, by one clock for the page.

use crate::browser::clock::{Clock, Seconds};
use crate::browser::visibility::Visibility;
use crate::data::build_jobs::BuildJobs;
use crate::data::query::Query;
use crate::reactive::memo;
use gitlab::{Job, Pipeline, Status, Timestamp};
use leptos::prelude::*;

/// The page's clock, set by GitLab's.
#[derive(Clone, Copy)]
pub(super) struct BuildTime {
    seconds: Seconds,
    /// By how many milliseconds GitLab's clock is ahead of the browser's.
    ahead: Memo<i64>,
}

impl BuildTime {
    /// Ticks while `build` is under way and the page can be seen.
    pub(super) fn of(build: Query<Pipeline>, jobs: BuildJobs) -> Self {
        let visibility = expect_context::<Visibility>();
        let clock = expect_context::<Clock>();
        let under_way = memo(move |_| {
            let active = |build: &Pipeline| build.basic.status.is_active();
            build.state().with(|load| load.value().is_some_and(active))
        });
        let ahead = memo(move |before: Option<&i64>| {
            let told = jobs.all();
            let now = clock.instant();
            let told = told.iter().filter_map(|job| ahead(job, now));
            told.chain(before.copied()).max().unwrap_or_default()
        });
        Self {
            seconds: Seconds::while_wanted(move || under_way.get() && visibility.visible()),
            ahead,
        }
    }

    /// How long a job took, or has taken so far.
    pub(super) fn of_job(self, job: &Job) -> Option<f64> {
        if job.status == Status::Running {
            job.started_at
                .map(|start| self.since(start))
                .or(job.duration)
        } else {
            job.duration
        }
    }

    /// How long a build took, or has taken so far.
    pub(super) fn of_build(self, build: &Pipeline) -> Option<f64> {
        if build.basic.status == Status::Running {
            build.started_at.map(|start| self.since(start))
        } else {
            build.duration
        }
    }

    fn since(self, start: Timestamp) -> f64 {
        elapsed(start, self.seconds.now(), self.ahead.get())
    }
}

/// What a running job tells of GitLab's clock, as seen from the browser's `now`.
/// An answer that was long on its way tells too little, so the greatest counts.
fn ahead(job: &Job, now: Timestamp) -> Option<i64> {
    let running = job.status == Status::Running;
    let (start, took) = (job.started_at?, job.duration.filter(|_| running)?);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "no job runs for longer than i64 milliseconds"
    )]
    let took = (took * 1000.0) as i64;
    Some(start.milliseconds() + took - now.milliseconds())
}

/// The seconds from `start` to `now`, which is `ahead` milliseconds later by the
/// clock that told `start`; never less than none.
fn elapsed(start: Timestamp, now: Timestamp, ahead: i64) -> f64 {
    let length = now.milliseconds() + ahead - start.milliseconds();
    #[expect(clippy::cast_precision_loss, reason = "lengths of builds fit 53 bits")]
    let seconds = length.max(0) as f64 / 1000.0;
    seconds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::sample::job;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_milliseconds(seconds * 1000)
    }

    #[test]
    fn a_running_job_tells_how_far_the_clocks_are_apart() {
        let started = Job {
            started_at: Some(at(100)),
            duration: Some(20.5),
            status: Status::Running,
            ..job(1, "test", "unit")
        };
        assert_eq!(ahead(&started, at(120)), Some(500));
        assert_eq!(ahead(&started, at(150)), Some(-29_500));
        let over = Job {
            status: Status::Success,
            ..started.clone()
        };
        assert_eq!(ahead(&over, at(120)), None);
        let untold = Job {
            duration: None,
            ..started
        };
        assert_eq!(ahead(&untold, at(120)), None);
    }

    #[test]
    fn time_goes_by_gitlabs_clock_and_never_backwards_from_the_start() {
        let rows = [(100, 0, 30.0), (100, -5_000, 25.0), (60, 0, 0.0)];
        for (now, ahead, seconds) in rows {
            let found = elapsed(at(70), at(now), ahead);
            assert!(
                (found - seconds).abs() < f64::EPSILON,
                "{now} {ahead} {found}"
            );
        }
    }
}
