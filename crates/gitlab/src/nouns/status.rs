//! The status of a build or job.

/// A status (GitLab docs, API > Pipelines and Jobs; both use the same thirteen).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Made, not yet looked at.
    Created,
    /// Another job holds what it needs.
    WaitingForResource,
    /// Being made ready.
    Preparing,
    /// An outside service has to answer.
    WaitingForCallback,
    /// No runner has taken it yet.
    Pending,
    /// At work.
    Running,
    /// All went well.
    Success,
    /// It did not.
    Failed,
    /// Being stopped.
    Canceling,
    /// Stopped by someone.
    Canceled,
    /// Never ran, and will not.
    Skipped,
    /// Waits for a person.
    Manual,
    /// Waits for its time.
    Scheduled,
    /// A word this version does not know.
    Unknown(String),
}

impl Status {
    /// Reads GitLab's word; any text is a status.
    pub fn parse(text: &str) -> Self {
        match text {
            "created" => Self::Created,
            "waiting_for_resource" => Self::WaitingForResource,
            "preparing" => Self::Preparing,
            "waiting_for_callback" => Self::WaitingForCallback,
            "pending" => Self::Pending,
            "running" => Self::Running,
            "success" => Self::Success,
            "failed" => Self::Failed,
            "canceling" => Self::Canceling,
            "canceled" => Self::Canceled,
            "skipped" => Self::Skipped,
            "manual" => Self::Manual,
            "scheduled" => Self::Scheduled,
            other => Self::Unknown(other.to_owned()),
        }
    }

    /// The word of the API, as a filter takes it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Created => "created",
            Self::WaitingForResource => "waiting_for_resource",
            Self::Preparing => "preparing",
            Self::WaitingForCallback => "waiting_for_callback",
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Success => "success",
            Self::Failed => "failed",
            Self::Canceling => "canceling",
            Self::Canceled => "canceled",
            Self::Skipped => "skipped",
            Self::Manual => "manual",
            Self::Scheduled => "scheduled",
            Self::Unknown(word) => word,
        }
    }

    /// The word GitLab shows to people; an unknown one is shown as it came.
    pub fn word(&self) -> &str {
        match self {
            Self::Created => "Created",
            Self::WaitingForResource => "Waiting for resource",
            Self::Preparing => "Preparing",
            Self::WaitingForCallback => "Waiting for callback",
            Self::Pending => "Pending",
            Self::Running => "Running",
            Self::Success => "Passed",
            Self::Failed => "Failed",
            Self::Canceling => "Canceling",
            Self::Canceled => "Canceled",
            Self::Skipped => "Skipped",
            Self::Manual => "Manual",
            Self::Scheduled => "Scheduled",
            Self::Unknown(word) => word,
        }
    }

    /// Whether it is over: nothing changes any more unless someone retries it.
    pub fn is_finished(&self) -> bool {
        match self {
            Self::Success | Self::Failed | Self::Canceled | Self::Skipped => true,
            Self::Created
            | Self::WaitingForResource
            | Self::Preparing
            | Self::WaitingForCallback
            | Self::Pending
            | Self::Running
            | Self::Canceling
            | Self::Manual
            | Self::Scheduled
            | Self::Unknown(_) => false,
        }
    }

    /// Whether it will soon change by itself. A status can be neither finished nor
    /// active: manual and scheduled ones rest, and of an unknown one nothing is known.
    pub fn is_active(&self) -> bool {
        match self {
            Self::Created
            | Self::WaitingForResource
            | Self::Preparing
            | Self::WaitingForCallback
            | Self::Pending
            | Self::Running
            | Self::Canceling => true,
            Self::Success
            | Self::Failed
            | Self::Canceled
            | Self::Skipped
            | Self::Manual
            | Self::Scheduled
            | Self::Unknown(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn all_thirteen_and_an_unknown_one() {
        // The API's word, the word shown, finished, active.
        let rows = [
            ("created", "Created", false, true),
            ("waiting_for_resource", "Waiting for resource", false, true),
            ("preparing", "Preparing", false, true),
            ("waiting_for_callback", "Waiting for callback", false, true),
            ("pending", "Pending", false, true),
            ("running", "Running", false, true),
            ("success", "Passed", true, false),
            ("failed", "Failed", true, false),
            ("canceling", "Canceling", false, true),
            ("canceled", "Canceled", true, false),
            ("skipped", "Skipped", true, false),
            ("manual", "Manual", false, false),
            ("scheduled", "Scheduled", false, false),
            ("on_holiday", "on_holiday", false, false),
        ];
        for (word, shown, finished, active) in rows {
            let status = Status::parse(word);
            assert_eq!(status.as_str(), word);
            assert_eq!(status.word(), shown);
            assert_eq!(
                (status.is_finished(), status.is_active()),
                (finished, active),
                "{word}"
            );
            assert_eq!(
                matches!(status, Status::Unknown(_)),
                word == "on_holiday",
                "{word}"
            );
        }
    }
}
