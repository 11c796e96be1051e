//! How many tests passed, failed and were skipped, read from what the runners
//! write.

use std::fmt::{self, Display, Formatter};
use std::ops::AddAssign;

/// The numbers of a step or of a whole run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
    /// What was not tested: its name, and where known the reason.
    pub(crate) skipped: Vec<String>,
}

impl Counts {
    /// A check that is one of its own and passed.
    pub(crate) fn one_passed() -> Self {
        Self {
            passed: 1,
            ..Self::default()
        }
    }

    /// A check that is one of its own and failed.
    pub(crate) fn one_failed() -> Self {
        Self {
            failed: 1,
            ..Self::default()
        }
    }

    /// A check that did not run.
    pub(crate) fn one_skipped(name: String) -> Self {
        Self {
            skipped: vec![name],
            ..Self::default()
        }
    }

    /// Reads the output of cargo's test runner, or of wasm-bindgen's, which
    /// writes the same: the sums of its result lines, the names of ignored
    /// tests, and what tests themselves say they left out (`skipped: REASON`).
    pub(crate) fn of_test_runner(lines: &[String]) -> Self {
        let mut counts = Self::default();
        for line in lines.iter().map(|line| line.trim()) {
            if let Some(result) = line.strip_prefix("test result: ") {
                counts.passed += number_before(result, "passed");
                counts.failed += number_before(result, "failed");
            } else if let Some(reason) = line.strip_prefix("skipped: ") {
                counts.skipped.push(reason.to_owned());
            } else if let Some(name) = ignored(line) {
                counts.skipped.push(name);
            }
        }
        counts
    }

    /// The counts of a runner that ended so: one that did not end well has
    /// failed, even where no single test did (it may not have compiled).
    pub(crate) fn ended(self, success: bool) -> Self {
        let failed = if success {
            self.failed
        } else {
            self.failed.max(1)
        };
        Self { failed, ..self }
    }
}

/// The number in front of a word, as in `3 passed;`.
fn number_before(line: &str, word: &str) -> u64 {
    let words: Vec<&str> = line
        .split([' ', ';', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

/// The name of a test that `test NAME ... ignored, REASON` tells of.
fn ignored(line: &str) -> Option<String> {
    let (name, end) = line.strip_prefix("test ")?.split_once(" ... ignored")?;
    Some(match end.strip_prefix(", ") {
        Some(reason) => format!("{name}: {reason}"),
        None => name.to_owned(),
    })
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
    }
}

impl Display for Counts {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} passed, {} failed, {} skipped",
            self.passed,
            self.failed,
            self.skipped.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Counts {
        Counts::of_test_runner(&text.lines().map(str::to_owned).collect::<Vec<_>>())
    }

    const OUTPUT: &str = "
running 4 tests
test quotes ... ok
test shells ... ok
test slow ... ignored, takes an hour
test old ... ignored

successes:

---- shells stdout ----
skipped: fish is not installed

test result: ok. 2 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.31s
test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.02s
";

    #[test]
    fn results_are_summed_and_skips_are_named() {
        let counts = read(OUTPUT);
        assert_eq!((counts.passed, counts.failed), (14, 1));
        let skipped = ["slow: takes an hour", "old", "fish is not installed"];
        assert_eq!(counts.skipped, skipped);
        assert_eq!(counts.to_string(), "14 passed, 1 failed, 3 skipped");
    }

    #[test]
    fn text_of_another_kind_counts_nothing() {
        assert_eq!(
            read("error: could not compile\n7 passed\nnothing skipped: here"),
            Counts::default()
        );
    }

    #[test]
    fn a_runner_that_ends_badly_has_failed_at_least_once() {
        assert_eq!(read("").ended(false).failed, 1);
        assert_eq!(read(OUTPUT).ended(false).failed, 1);
        assert_eq!(read("").ended(true).failed, 0);
    }
}
