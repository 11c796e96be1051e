//! What becomes of a request that failed: sent again at once, later, or never.

use super::{Errand, MOST, Survey};
use crate::data::pace::{self, Activity, Past};
use gitlab::{ApiError, ErrorKind};
use std::time::Duration;

/// How often a request that failed is sent before its project is given up.
const TRIES: u32 = 3;
/// The longest a server may send us away, in seconds.
const LONGEST_AWAY: u32 = 3600;
/// How long to wait before the only request that is left is sent again.
pub(super) const BREATH: Duration = Duration::from_secs(2);

impl Survey {
    /// A request failed. The time that comes back is how long nothing is asked.
    pub(super) fn fail(&mut self, errand: Errand, error: ApiError) -> Option<Duration> {
        match error.kind {
            // Nobody is connected, or not any more.
            ErrorKind::Aborted | ErrorKind::TokenRefused(_) => {
                self.due.push_front(errand);
                self.stop();
                None
            }
            ErrorKind::TooManyRequests { retry_after } => {
                self.due.push_front(errand);
                self.failed_in_a_row += 1;
                let told = retry_after.map(|seconds| seconds.clamp(1, LONGEST_AWAY));
                let told = told.map(|seconds| Duration::from_secs(seconds.into()));
                Some(self.rest(error, told))
            }
            _ => self.fail_for_now(errand, error),
        }
    }

    /// Tries it again later, if that can help. When as many as can be under way
    /// have failed in a row it is not the project but the server, and everything
    /// waits.
    fn fail_for_now(&mut self, errand: Errand, error: ApiError) -> Option<Duration> {
        let tries = match &errand {
            Errand::Projects(_) => {
                self.list_tries += 1;
                self.list_tries
            }
            Errand::Triggers(project, _) => self.projects.failed(*project),
        };
        if !error.is_worth_retrying() || tries >= TRIES {
            match errand {
                Errand::Projects(_) => self.list_refused = Some((errand, error)),
                Errand::Triggers(project, _) => self.projects.refuse(project, error),
            }
            return None;
        }
        self.failed_in_a_row += 1;
        let is_alone = self.due.is_empty();
        self.due.push_back(match errand {
            Errand::Projects(page) => Errand::Projects(page),
            // From its first page: the earlier ones may be old by then.
            Errand::Triggers(project, _) => Errand::Triggers(project, None),
        });
        if self.failed_in_a_row >= MOST {
            return Some(self.rest(error, None));
        }
        is_alone.then(|| self.rest(error, Some(BREATH)))
    }

    /// Waits as long as was told, else longer each time.
    fn rest(&mut self, why: ApiError, told: Option<Duration>) -> Duration {
        self.pauses += 1;
        self.resting = Some(why);
        let past = Past {
            unchanged: 0,
            failed: (self.failed_in_a_row / MOST).max(1),
        };
        told.or_else(|| pace::pause(Activity::Calm, past))
            .unwrap_or_default()
    }

    /// A pause is over.
    pub(crate) fn pause_over(&mut self) {
        self.pauses = self.pauses.saturating_sub(1);
        if self.pauses == 0 {
            self.resting = None;
        }
    }
}
