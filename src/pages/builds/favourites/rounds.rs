//! Whom to ask next: round after round of all projects, a few at a time. Knows
//! no network and no time.

use std::collections::VecDeque;

/// The most requests under way at a time.
const MOST: usize = 4;

/// The rounds of questions to a number of projects, told apart by their place.
#[derive(Debug, Default)]
pub(super) struct Rounds {
    number: u64,
    waiting: VecDeque<usize>,
    under_way: usize,
}

/// What an answer leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// It belongs to an earlier round and counts no more.
    Late,
    /// Others are still to come.
    GoesOn,
    /// It was the last of its round.
    Over,
}

impl Rounds {
    /// Begins a round of so many projects, and gives its number. What is under
    /// way counts no more.
    pub(super) fn begin(&mut self, projects: usize) -> u64 {
        self.number += 1;
        self.waiting = (0..projects).collect();
        self.under_way = 0;
        self.number
    }

    /// Whom to ask now; `None` where nobody is left or enough are asked.
    pub(super) fn next(&mut self) -> Option<usize> {
        if self.under_way >= MOST {
            return None;
        }
        let next = self.waiting.pop_front()?;
        self.under_way += 1;
        Some(next)
    }

    /// Somebody asked in this round has answered.
    pub(super) fn answered(&mut self, round: u64) -> Next {
        if round != self.number {
            return Next::Late;
        }
        self.under_way -= 1;
        if self.under_way == 0 && self.waiting.is_empty() {
            Next::Over
        } else {
            Next::GoesOn
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_are_asked_at_a_time_until_all_have_answered() {
        let mut rounds = Rounds::default();
        let round = rounds.begin(6);
        let first: Vec<usize> = std::iter::from_fn(|| rounds.next()).collect();
        assert_eq!(first, [0, 1, 2, 3]);
        assert_eq!(rounds.answered(round), Next::GoesOn);
        assert_eq!(rounds.next(), Some(4));
        assert_eq!(rounds.next(), None);
        for _ in 0..4 {
            assert_eq!(rounds.answered(round), Next::GoesOn);
            rounds.next();
        }
        assert_eq!(rounds.answered(round), Next::Over);
    }

    #[test]
    fn an_answer_of_an_earlier_round_counts_no_more() {
        let mut rounds = Rounds::default();
        let early = rounds.begin(1);
        assert_eq!(rounds.next(), Some(0));
        let round = rounds.begin(1);
        assert_eq!(rounds.next(), Some(0));
        assert_eq!(rounds.answered(early), Next::Late);
        assert_eq!(rounds.answered(round), Next::Over);
    }
}
