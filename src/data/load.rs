//! What is known of something that is fetched.

use gitlab::ApiError;

/// The state of something that is fetched.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Load<T> {
    /// Nothing was asked yet.
    #[default]
    Idle,
    /// Asked a moment ago: too early to say so.
    Loading,
    /// Asked some time ago: worth a skeleton.
    Slow,
    /// Known.
    Ready {
        /// The newest answer.
        value: T,
        /// Why the last refresh failed, if it did: the value is older then.
        stale: Option<ApiError>,
    },
    /// Asked, and nothing was ever learnt.
    Failed(ApiError),
}

/// Which of the ways to show it applies; changes far less often than the value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Phase {
    /// Nothing to show yet, and too early to say so.
    Quiet,
    /// A skeleton.
    Waiting,
    /// The value.
    Shown,
    /// The reason why there is none.
    Failed(ApiError),
}

impl<T> Load<T> {
    /// The newest answer, if there ever was one.
    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Self::Ready { value, .. } => Some(value),
            Self::Idle | Self::Loading | Self::Slow | Self::Failed(_) => None,
        }
    }

    /// Why the value is older than it should be, if it is.
    pub(crate) fn stale(&self) -> Option<&ApiError> {
        match self {
            Self::Ready { stale, .. } => stale.as_ref(),
            Self::Idle | Self::Loading | Self::Slow | Self::Failed(_) => None,
        }
    }

    /// How to show it.
    pub(crate) fn phase(&self) -> Phase {
        match self {
            Self::Idle | Self::Loading => Phase::Quiet,
            Self::Slow => Phase::Waiting,
            Self::Ready { .. } => Phase::Shown,
            Self::Failed(error) => Phase::Failed(error.clone()),
        }
    }
}

impl<T: PartialEq> Load<T> {
    /// Takes in an answer; tells whether anything changed by it. A failed
    /// refresh keeps the older value and says why it is old.
    pub(crate) fn take_in(&mut self, answer: Result<T, ApiError>) -> bool {
        let next = match (answer, std::mem::take(self)) {
            (
                Ok(value),
                Self::Ready {
                    value: old,
                    stale: None,
                },
            ) if value == old => {
                *self = Self::Ready {
                    value: old,
                    stale: None,
                };
                return false;
            }
            (Ok(value), _) => Self::Ready { value, stale: None },
            (Err(error), Self::Ready { value, .. }) => Self::Ready {
                value,
                stale: Some(error),
            },
            (Err(error), Self::Idle | Self::Loading | Self::Slow | Self::Failed(_)) => {
                Self::Failed(error)
            }
        };
        *self = next;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::Doing;

    fn late() -> ApiError {
        ApiError::timed_out(Doing::ListTriggers)
    }

    #[test]
    fn the_same_answer_again_changes_nothing() {
        let mut load = Load::Loading;
        assert!(load.take_in(Ok(1)));
        assert!(!load.take_in(Ok(1)));
        assert!(load.take_in(Ok(2)));
    }

    #[test]
    fn a_failed_refresh_keeps_the_value_and_says_why() {
        let mut load = Load::Ready {
            value: 1,
            stale: None,
        };
        assert!(load.take_in(Err(late())));
        assert_eq!((load.value(), load.stale()), (Some(&1), Some(&late())));
        assert!(
            load.take_in(Ok(1)),
            "the reason goes when the server answers again"
        );
        assert_eq!(load.stale(), None);
    }

    #[test]
    fn a_first_failure_is_shown_as_such() {
        let mut load: Load<u8> = Load::Slow;
        assert!(load.take_in(Err(late())));
        assert_eq!(load.phase(), Phase::Failed(late()));
    }
}
