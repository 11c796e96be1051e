//! Revoking several triggers, one after the other: what becomes of each. Knows
//! no network.

use super::entry::Entry;
use gitlab::{ApiError, TriggerId};
use std::sync::Arc;

/// What has become of one trigger.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fate {
    /// Its turn has not come.
    Waiting,
    /// It was sent; no answer yet.
    UnderWay,
    /// It is revoked.
    Revoked,
    /// GitLab does not find it: someone else was faster, or it is hidden.
    NotFound,
    /// GitLab said no, or did not do it, as a look afterwards showed.
    Refused(ApiError),
    /// No answer came, and a look afterwards told nothing either.
    NotKnown(ApiError),
}

/// What came of one request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// This has become of the trigger.
    Settled(Fate),
    /// Nothing was done, and the next request would fare no better.
    Halted(ApiError),
}

/// One trigger that goes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    /// The trigger.
    pub(crate) entry: Arc<Entry>,
    /// What has become of it.
    pub(crate) fate: Fate,
}

/// Whether it goes on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pace {
    /// It does.
    Going,
    /// A person stopped it: what is under way is the last.
    Stopped,
    /// It stopped by itself, for this reason.
    Halted(ApiError),
    /// There is nothing left to send.
    Over,
}

/// The triggers that go, in their order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Revocation {
    items: Vec<Item>,
    stopped: bool,
    halted: Option<ApiError>,
}

impl Revocation {
    /// Of these, of which none was sent yet.
    pub(crate) fn of(entries: Vec<Arc<Entry>>) -> Self {
        let waiting = |entry| Item {
            entry,
            fate: Fate::Waiting,
        };
        Self {
            items: entries.into_iter().map(waiting).collect(),
            stopped: false,
            halted: None,
        }
    }

    /// The trigger to revoke now; it counts as under way from here. `None` while
    /// another is, and when there is none or it was stopped.
    pub(crate) fn next(&mut self) -> Option<Arc<Entry>> {
        let is_busy = self.items.iter().any(|item| item.fate == Fate::UnderWay);
        if is_busy || self.stopped || self.halted.is_some() {
            return None;
        }
        let item = self
            .items
            .iter_mut()
            .find(|item| item.fate == Fate::Waiting)?;
        item.fate = Fate::UnderWay;
        Some(Arc::clone(&item.entry))
    }

    /// What came of the request about this trigger.
    pub(crate) fn take_in(&mut self, id: TriggerId, outcome: Outcome) {
        let under_way =
            |item: &&mut Item| item.fate == Fate::UnderWay && item.entry.trigger.id == id;
        let Some(item) = self.items.iter_mut().find(under_way) else {
            return;
        };
        match outcome {
            Outcome::Settled(fate) => {
                // Without an answer to two questions the way there is broken.
                if let Fate::NotKnown(error) = &fate {
                    self.halted = Some(error.clone());
                }
                item.fate = fate;
            }
            Outcome::Halted(error) => {
                item.fate = Fate::Waiting;
                self.halted = Some(error);
            }
        }
    }

    /// Sends nothing more; what is under way cannot be called back.
    pub(crate) fn stop(&mut self) {
        self.stopped = true;
    }

    /// Goes on with those that wait.
    pub(crate) fn resume(&mut self) {
        self.stopped = false;
        self.halted = None;
    }

    /// Tries those again that were not revoked.
    pub(crate) fn retry(&mut self) {
        for item in &mut self.items {
            if matches!(item.fate, Fate::Refused(_) | Fate::NotKnown(_)) {
                item.fate = Fate::Waiting;
            }
        }
        self.resume();
    }

    /// The triggers, each with what has become of it.
    pub(crate) fn items(&self) -> &[Item] {
        &self.items
    }

    /// Whether it goes on.
    pub(crate) fn pace(&self) -> Pace {
        let has = |fate: &Fate| self.items.iter().any(|item| item.fate == *fate);
        let is_busy = has(&Fate::UnderWay);
        match &self.halted {
            Some(why) if !is_busy => Pace::Halted(why.clone()),
            _ if !is_busy && !has(&Fate::Waiting) => Pace::Over,
            _ if self.stopped => Pace::Stopped,
            _ => Pace::Going,
        }
    }

    /// How many are gone, and how many were tried in vain.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let count =
            |fits: fn(&Fate) -> bool| self.items.iter().filter(|item| fits(&item.fate)).count();
        (
            count(|fate| matches!(fate, Fate::Revoked | Fate::NotFound)),
            count(|fate| matches!(fate, Fate::Refused(_) | Fate::NotKnown(_))),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::inventory::entry::Place;
    use gitlab::{Doing, ErrorKind, ProjectId, Response, endpoints};
    use proptest::prelude::*;

    fn of(count: u64) -> Revocation {
        let place = Arc::new(Place {
            id: ProjectId(9),
            path: "docs/handbook".to_owned(),
        });
        let entry = |id| {
            let answer = Response {
                status: 200,
                body: format!(r#"{{"id":{id}}}"#).into_bytes(),
                ..Response::default()
            };
            let trigger = endpoints::trigger(&place.project(), TriggerId(id)).answer(&answer);
            Arc::new(Entry::new(&place, trigger.unwrap()))
        };
        Revocation::of((1..=count).map(entry).collect())
    }

    fn next(revocation: &mut Revocation) -> Option<u64> {
        revocation.next().map(|entry| entry.trigger.id.0)
    }

    fn error(kind: ErrorKind) -> ApiError {
        let mut error = ApiError::timed_out(Doing::RevokeTrigger);
        error.kind = kind;
        error
    }

    #[test]
    fn one_goes_after_the_other_and_a_failure_stops_nobody() {
        let mut it = of(3);
        assert_eq!((next(&mut it), next(&mut it)), (Some(1), None));
        it.take_in(TriggerId(1), Outcome::Settled(Fate::Revoked));
        assert_eq!(next(&mut it), Some(2));
        let refused = Fate::Refused(error(ErrorKind::Forbidden));
        it.take_in(TriggerId(2), Outcome::Settled(refused));
        assert_eq!(next(&mut it), Some(3));
        it.take_in(TriggerId(3), Outcome::Settled(Fate::NotFound));
        assert_eq!((it.counts(), it.pace()), ((2, 1), Pace::Over));
        it.retry();
        assert_eq!((next(&mut it), it.pace()), (Some(2), Pace::Going));
    }

    #[test]
    fn stopped_it_sends_nothing_more_and_goes_on_where_it_was() {
        let mut it = of(3);
        next(&mut it);
        it.stop();
        assert_eq!((next(&mut it), it.pace()), (None, Pace::Stopped));
        it.take_in(TriggerId(1), Outcome::Settled(Fate::Revoked));
        assert_eq!((next(&mut it), it.counts()), (None, (1, 0)));
        it.resume();
        assert_eq!(next(&mut it), Some(2));
    }

    #[test]
    fn what_would_stop_the_next_one_too_stops_it() {
        for kind in [
            ErrorKind::TooManyRequests { retry_after: None },
            ErrorKind::Aborted,
        ] {
            let mut it = of(2);
            next(&mut it);
            it.take_in(TriggerId(1), Outcome::Halted(error(kind.clone())));
            assert_eq!(
                (next(&mut it), it.pace()),
                (None, Pace::Halted(error(kind)))
            );
            it.resume();
            assert_eq!(next(&mut it), Some(1), "it was not done");
        }
        let mut it = of(2);
        next(&mut it);
        let lost = Fate::NotKnown(error(ErrorKind::TimedOut));
        it.take_in(TriggerId(1), Outcome::Settled(lost.clone()));
        assert!(matches!(it.pace(), Pace::Halted(_)));
        it.resume();
        assert_eq!(next(&mut it), Some(2));
        assert_eq!(it.items()[0].fate, lost, "nobody sends it again unasked");
    }

    proptest! {
        /// Whatever comes of each, every trigger keeps its result.
        #[test]
        fn nothing_is_lost(fates in proptest::collection::vec(0_u8..6, 0..30)) {
            let count = fates.len();
            let mut it = of(count as u64);
            for fate in &fates {
                let Some(id) = next(&mut it) else { break };
                let outcome = match fate {
                    0 => Outcome::Settled(Fate::Refused(error(ErrorKind::Forbidden))),
                    1 => Outcome::Settled(Fate::NotKnown(error(ErrorKind::TimedOut))),
                    2 => Outcome::Settled(Fate::NotFound),
                    3 => Outcome::Halted(error(ErrorKind::Aborted)),
                    _ => Outcome::Settled(Fate::Revoked),
                };
                it.take_in(TriggerId(id), outcome);
                if matches!(it.pace(), Pace::Halted(_)) {
                    it.resume();
                }
            }
            let (gone, failed) = it.counts();
            let waiting = it.items().iter().filter(|item| item.fate == Fate::Waiting).count();
            prop_assert_eq!(gone + failed + waiting, count);
            let halts = fates.iter().filter(|fate| **fate == 3).count();
            prop_assert!(waiting <= halts);
        }
    }
}
