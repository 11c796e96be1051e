//! Which request about which build goes next. Knows no network and no time:
//! who asks it tells it how a request went, and when a pause is over.

use crate::data::pace::{self, Activity, Past};
use gitlab::{PipelineBasic, PipelineId, Status, Timestamp};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

/// The most requests under way at a time.
const MOST: usize = 4;

/// What can be asked about a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Part {
    /// The build on its own: in whose name, how long.
    Build,
    /// The variables it was given. They never change.
    Variables,
}

/// One request: a part of a build. In the order in which they are asked: the
/// newest build first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Piece {
    build: Reverse<PipelineId>,
    /// What is asked about it.
    pub(crate) part: Part,
}

impl Piece {
    /// `part` of `build`.
    pub(crate) fn new(build: PipelineId, part: Part) -> Self {
        let build = Reverse(build);
        Self { build, part }
    }

    /// The build.
    pub(crate) fn build(self) -> PipelineId {
        self.build.0
    }
}

/// The state of a build as some answer told it: when it differs from the
/// state of which a piece is known, the piece is out of date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edition {
    status: Status,
    updated_at: Option<Timestamp>,
}

impl Edition {
    /// The state of `build`.
    pub(crate) fn of(build: &PipelineBasic) -> Self {
        Self {
            status: build.status.clone(),
            updated_at: build.updated_at,
        }
    }
}

/// Why a request was turned down for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// This part may not be read here: of no build.
    Part,
    /// This one cannot be had, others may.
    Piece,
}

/// The requests that are wanted, under way and done.
#[derive(Default)]
pub(crate) struct Queue {
    wanted: BTreeMap<Piece, Edition>,
    under_way: HashMap<Piece, Edition>,
    /// The editions of which a piece is known: the one the list showed when it
    /// was asked, and the one that the answer itself told.
    known: HashMap<Piece, (Edition, Edition)>,
    /// How often a piece failed in a row.
    failures: HashMap<Piece, u32>,
    put_off: HashSet<Piece>,
    given_up: HashSet<Part>,
    failed_in_a_row: u32,
    resting: bool,
}

impl Queue {
    /// From now on these pieces are wanted and no others. What is under way
    /// goes on.
    pub(crate) fn want(&mut self, wanted: BTreeMap<Piece, Edition>) {
        self.wanted = wanted;
    }

    /// What to ask now; it counts as under way from here. `None` when nothing
    /// is due or enough is under way.
    pub(crate) fn next(&mut self) -> Option<Piece> {
        if self.resting || self.under_way.len() >= MOST {
            return None;
        }
        let due = |(piece, edition): &(&Piece, &Edition)| self.is_due(**piece, edition);
        let (piece, edition) = self.wanted.iter().find(due)?;
        let (piece, edition) = (*piece, edition.clone());
        self.under_way.insert(piece, edition);
        Some(piece)
    }

    fn is_due(&self, piece: Piece, edition: &Edition) -> bool {
        let known = self.known.get(&piece);
        let up_to_date = known.is_some_and(|(asked, told)| match piece.part {
            Part::Build => asked == edition || told == edition,
            Part::Variables => true,
        });
        !up_to_date
            && !self.under_way.contains_key(&piece)
            && !self.put_off.contains(&piece)
            && !self.given_up.contains(&piece.part)
    }

    /// The answer is there; `told` is the build's state in it, if it tells one.
    pub(crate) fn arrived(&mut self, piece: Piece, told: Option<Edition>) {
        self.failed_in_a_row = 0;
        self.failures.remove(&piece);
        if let Some(asked) = self.under_way.remove(&piece) {
            let told = told.unwrap_or_else(|| asked.clone());
            self.known.insert(piece, (asked, told));
        }
    }

    /// The server said no.
    pub(crate) fn refused(&mut self, piece: Piece, refusal: Refusal) {
        self.arrived(piece, None);
        match refusal {
            Refusal::Part => {
                self.given_up.insert(piece.part);
            }
            Refusal::Piece => {}
        }
    }

    /// No answer, or none of use. The piece is put off for the time that comes
    /// back, after which [`Queue::pause_over`] is to be called. When as many as
    /// can be under way have failed in a row, it is not the build but the
    /// server, and nothing is asked until a pause is over.
    pub(crate) fn failed(&mut self, piece: Piece) -> Duration {
        self.under_way.remove(&piece);
        self.put_off.insert(piece);
        self.failed_in_a_row += 1;
        let rounds = self.failed_in_a_row / MOST as u32;
        self.resting = rounds > 0;
        let own = self.failures.entry(piece).or_default();
        *own += 1;
        let past = Past {
            unchanged: 0,
            failed: rounds.max(*own),
        };
        pace::pause(Activity::Calm, past).unwrap_or_default()
    }

    /// The pause of `piece` is over.
    pub(crate) fn pause_over(&mut self, piece: Piece) {
        self.put_off.remove(&piece);
        self.resting = false;
    }

    /// `build` may have changed without any list saying so.
    pub(crate) fn outdated(&mut self, build: PipelineId) {
        self.known.remove(&Piece::new(build, Part::Build));
    }

    /// A new visit to the page: what was refused may be allowed by now.
    pub(crate) fn try_all_again(&mut self) {
        self.given_up.clear();
    }

    /// Whether `part` was refused for every build.
    pub(crate) fn has_given_up(&self, part: Part) -> bool {
        self.given_up.contains(&part)
    }
}

#[cfg(test)]
mod tests;
