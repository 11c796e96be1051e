//! What can be done with a job of a status.

use gitlab::Status;

/// What a job's status allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JobOffers {
    /// Run it again, as a new job.
    pub(crate) retry: bool,
    /// Stop it.
    pub(crate) cancel: bool,
    /// Start it, since it waits for someone to do so.
    pub(crate) play: bool,
}

impl JobOffers {
    /// What GitLab would do.
    pub(crate) fn of(status: &Status) -> Self {
        let (retry, cancel, play) = match status {
            Status::Success | Status::Failed | Status::Canceled => (true, false, false),
            Status::Manual => (false, false, true),
            // Starts before its time.
            Status::Scheduled => (false, true, true),
            Status::Created
            | Status::WaitingForResource
            | Status::Preparing
            | Status::WaitingForCallback
            | Status::Pending
            | Status::Running => (false, true, false),
            Status::Canceling | Status::Skipped | Status::Unknown(_) => (false, false, false),
        };
        Self {
            retry,
            cancel,
            play,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_offers_what_gitlab_would_do() {
        // The status, then retry, cancel, play.
        let rows = [
            ("success", [true, false, false]),
            ("failed", [true, false, false]),
            ("running", [false, true, false]),
            ("pending", [false, true, false]),
            ("manual", [false, false, true]),
            ("scheduled", [false, true, true]),
            ("canceling", [false, false, false]),
            ("skipped", [false, false, false]),
            ("odd", [false, false, false]),
        ];
        for (word, wanted) in rows {
            let offers = JobOffers::of(&Status::parse(word));
            assert_eq!([offers.retry, offers.cancel, offers.play], wanted, "{word}");
        }
    }
}
