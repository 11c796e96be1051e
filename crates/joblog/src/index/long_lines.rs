//! Line numbers, where a line that is too long takes several.

/// The indexes of lines that continue the one before them, in order. A number
/// counts lines as the log has them; an index counts these too.
#[derive(Clone, Debug, Default)]
pub(super) struct LongLines(Vec<usize>);

impl LongLines {
    /// The line at `index`, which is after all before, continues another.
    pub(super) fn continued_at(&mut self, index: usize) {
        self.0.push(index);
    }

    /// The number of the line at `index`, counted from 0.
    pub(super) fn number_of(&self, index: usize) -> usize {
        index - self.0.partition_point(|&continued| continued <= index)
    }

    /// The index at which the line of this number begins.
    pub(super) fn index_of(&self, number: usize) -> usize {
        let is_before = |(place, continued): (usize, &usize)| continued - (place + 1) < number;
        // Numbers grow with places, so the first that is not before ends it.
        let mut low = 0;
        let mut high = self.0.len();
        while low < high {
            let middle = low.midpoint(high);
            if is_before((middle, &self.0[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        number + low
    }
}

#[cfg(test)]
mod tests {
    use super::LongLines;

    #[test]
    fn numbers_pass_over_what_continues() {
        let lines = LongLines(vec![2, 3, 6]);
        let numbers: Vec<usize> = (0..8).map(|index| lines.number_of(index)).collect();
        assert_eq!(numbers, [0, 1, 1, 1, 2, 3, 3, 4]);
        let indexes: Vec<usize> = (0..6).map(|number| lines.index_of(number)).collect();
        assert_eq!(indexes, [0, 1, 4, 5, 7, 8]);
    }

    #[test]
    fn without_long_lines_a_number_is_an_index() {
        let lines = LongLines::default();
        assert_eq!((lines.number_of(7), lines.index_of(7)), (7, 7));
    }
}
