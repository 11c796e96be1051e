//! Whose owners have lost their project, as far as GitLab tells: only its GraphQL
//! does, and a server without it leaves this unknown, which is no error. Knows no
//! network and no time.

use gitlab::{ApiError, ErrorKind, ProjectId, TriggerAccesses, TriggerId};
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

/// How many projects are asked about at a time.
const AT_A_TIME: usize = 50;
/// The shortest and the longest that a server may send us away, in seconds.
const AWAY: (u32, u32) = (1, 3600);

/// The triggers whose owners cannot reach their projects any more, shared: two of
/// them are the same if they are one and the same set.
#[derive(Clone, Debug, Default)]
pub(crate) struct WithoutAccess(Arc<HashSet<TriggerId>>);

impl WithoutAccess {
    /// Whether this trigger's owner is known to be without access.
    pub(crate) fn has(&self, trigger: TriggerId) -> bool {
        self.0.contains(&trigger)
    }

    /// These, for the tests of others.
    #[cfg(test)]
    pub(crate) fn sample(triggers: &[TriggerId]) -> Self {
        Self(Arc::new(triggers.iter().copied().collect()))
    }
}

impl PartialEq for WithoutAccess {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// How far the questions have come.
#[derive(Debug, Default)]
pub(super) struct AccessSurvey {
    due: VecDeque<ProjectId>,
    found: HashSet<TriggerId>,
    end: Option<WithoutAccess>,
}

/// What to do after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Ask on, after this pause.
    Ask(Duration),
    /// Nothing: all is known, or this server does not tell.
    Nothing,
}

impl AccessSurvey {
    /// One over these projects.
    pub(super) fn of(projects: Vec<ProjectId>) -> Self {
        Self {
            due: projects.into(),
            ..Self::default()
        }
    }

    /// About which projects to ask now.
    pub(super) fn next(&self) -> Vec<ProjectId> {
        self.due.iter().take(AT_A_TIME).copied().collect()
    }

    /// The answer to a question about `projects`.
    pub(super) fn take_in(
        &mut self,
        projects: &[ProjectId],
        answer: Result<TriggerAccesses, ApiError>,
    ) -> Next {
        match answer {
            Ok(told) => {
                self.due.retain(|project| !projects.contains(project));
                let lost = told.0.into_iter().filter(|it| !it.has_access);
                self.found.extend(lost.map(|it| it.trigger));
                if self.due.is_empty() {
                    let found = std::mem::take(&mut self.found);
                    self.end = Some(WithoutAccess(Arc::new(found)));
                    return Next::Nothing;
                }
                Next::Ask(Duration::ZERO)
            }
            Err(ApiError {
                kind: ErrorKind::TooManyRequests { retry_after },
                ..
            }) => {
                let (shortest, longest) = AWAY;
                let seconds = retry_after.unwrap_or(60).clamp(shortest, longest);
                Next::Ask(Duration::from_secs(seconds.into()))
            }
            Err(_) => {
                self.due.clear();
                Next::Nothing
            }
        }
    }

    /// What is known, once all of it is.
    pub(super) fn known(&self) -> Option<WithoutAccess> {
        self.end.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::{Doing, TriggerAccess};

    fn told(lost: &[u64]) -> Result<TriggerAccesses, ApiError> {
        let of = |id: &u64| TriggerAccess {
            trigger: TriggerId(*id),
            has_access: false,
        };
        let mut all: Vec<TriggerAccess> = lost.iter().map(of).collect();
        all.push(TriggerAccess {
            trigger: TriggerId(1),
            has_access: true,
        });
        Ok(TriggerAccesses(all))
    }

    fn error(kind: ErrorKind) -> Result<TriggerAccesses, ApiError> {
        let mut error = ApiError::timed_out(Doing::ListTriggers);
        error.kind = kind;
        Err(error)
    }

    fn projects(count: u64) -> Vec<ProjectId> {
        (1..=count).map(ProjectId).collect()
    }

    #[test]
    fn it_asks_about_fifty_at_a_time_and_knows_at_the_end() {
        let mut survey = AccessSurvey::of(projects(60));
        let first = survey.next();
        assert_eq!(first, projects(50));
        assert_eq!(
            survey.take_in(&first, told(&[7])),
            Next::Ask(Duration::ZERO)
        );
        assert_eq!(survey.known(), None, "half of it would mislead");
        let second = survey.next();
        assert_eq!(second.len(), 10);
        assert_eq!(survey.take_in(&second, told(&[8])), Next::Nothing);
        let known = survey.known().unwrap();
        assert_eq!(
            [1, 7, 8].map(|id| known.has(TriggerId(id))),
            [false, true, true]
        );
    }

    #[test]
    fn a_server_that_does_not_tell_leaves_it_unknown_and_is_not_asked_again() {
        let mut survey = AccessSurvey::of(projects(60));
        let first = survey.next();
        let answer = error(ErrorKind::NotFound);
        assert_eq!(survey.take_in(&first, answer), Next::Nothing);
        assert_eq!((survey.known(), survey.next()), (None, Vec::new()));
    }

    #[test]
    fn sent_away_it_asks_the_same_later() {
        let mut survey = AccessSurvey::of(projects(2));
        let first = survey.next();
        for (retry_after, seconds) in [(Some(7), 7), (None, 60), (Some(0), 1)] {
            let answer = error(ErrorKind::TooManyRequests { retry_after });
            let later = Next::Ask(Duration::from_secs(seconds));
            assert_eq!(survey.take_in(&first, answer), later);
            assert_eq!(survey.next(), first);
        }
    }
}
