//! Small numbers, as a set: what one field of a schedule allows.

/// A set of numbers from 0 to 63.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Values(u64);

impl Values {
    pub(super) const NONE: Self = Self(0);

    pub(super) const fn one(value: u8) -> Self {
        Self(1 << value)
    }

    /// `first` to `last`, both included.
    pub(super) const fn range(first: u8, last: u8) -> Self {
        Self((u64::MAX >> (63 - last)) & (u64::MAX << first))
    }

    /// Every `step`-th from `first` to `last`.
    pub(super) const fn steps(first: u8, last: u8, step: u8) -> Self {
        let (mut bits, mut value) = (0, first);
        while value <= last {
            bits |= 1 << value;
            value += step;
        }
        Self(bits)
    }

    pub(super) const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    pub(super) const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    pub(super) const fn contains(self, value: u8) -> bool {
        self.0 >> value & 1 == 1
    }

    pub(super) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The first one that is `from` or more.
    pub(super) fn first_from(self, from: u8) -> Option<u8> {
        (from..64).find(|value| self.contains(*value))
    }

    /// In ascending order.
    pub(super) fn iter(self) -> impl DoubleEndedIterator<Item = u8> {
        (0..64).filter(move |value| self.contains(*value))
    }

    /// The only one, if there is just one.
    pub(super) fn only(self) -> Option<u8> {
        self.first_from(0).filter(|_| self.count() == 1)
    }

    /// First, last and step, if the numbers are equally far apart and three at least.
    pub(super) fn progression(self) -> Option<(u8, u8, u8)> {
        let mut values = self.iter();
        let (first, second) = (values.next()?, values.next()?);
        let last = values.next_back()?;
        let step = second - first;
        (Self::steps(first, last, step) == self).then_some((first, last, step))
    }

    /// Days of the week, counted from Sunday, as counted from Monday: Sunday, 0, is 6.
    pub(super) const fn monday_first(self) -> Self {
        Self(self.0 >> 1 | (self.0 & 1) << 6)
    }

    /// The numbers in runs without a gap, as first and last of each.
    pub(super) fn runs(self) -> Vec<(u8, u8)> {
        let mut runs: Vec<(u8, u8)> = Vec::new();
        for value in self.iter() {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == value => *last = value,
                _ => runs.push((value, value)),
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_steps_hold_their_ends() {
        let listed = |values: Values| values.iter().collect::<Vec<_>>();
        assert_eq!(listed(Values::range(0, 0)), [0]);
        assert_eq!(listed(Values::range(1, 3)), [1, 2, 3]);
        assert_eq!(Values::range(0, 63).count(), 64);
        assert_eq!(listed(Values::steps(7, 59, 15)), [7, 22, 37, 52]);
        assert_eq!(listed(Values::steps(5, 5, 9)), [5]);
    }

    #[test]
    fn runs_and_progressions_are_seen() {
        let values = Values::range(1, 3).with(Values::one(7));
        assert_eq!(values.runs(), [(1, 3), (7, 7)]);
        assert_eq!(values.progression(), None);
        assert_eq!(Values::steps(9, 17, 4).progression(), Some((9, 17, 4)));
        assert_eq!(Values::range(4, 5).progression(), None);
        assert_eq!(values.first_from(4), Some(7));
        assert_eq!(values.first_from(8), None);
        assert_eq!(values.without(Values::range(0, 3)).only(), Some(7));
        let weekend = Values::one(0).with(Values::one(6));
        assert_eq!(weekend.monday_first().runs(), [(5, 6)]);
    }
}
