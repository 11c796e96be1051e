//! The list of lines that say that something went wrong.

use super::problem::{Problem, Severity, severity};

/// So many are listed; all are counted.
const MOST: usize = 1000;
/// Bytes of a line's text that are kept for the list.
const LONGEST_TEXT: usize = 200;

/// Errors and warnings, in the order of their lines.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    listed: Vec<Problem>,
    errors: usize,
    warnings: usize,
}

impl Problems {
    /// Looks at a line that is after all before.
    pub(super) fn look_at(&mut self, line: usize, text: &[u8]) {
        let Some(severity) = severity(text) else {
            return;
        };
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        if self.listed.len() < MOST {
            let text = beginning(text);
            self.listed.push(Problem {
                line,
                severity,
                text,
            });
        }
    }

    /// The first of them: a thousand at most.
    #[must_use]
    pub fn listed(&self) -> &[Problem] {
        &self.listed
    }

    /// How many lines tell of an error.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many lines tell of a warning, and of no error.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.warnings
    }
}

/// As much of a text as is kept, in whole characters.
fn beginning(text: &[u8]) -> String {
    let mut chunks = text[..text.len().min(LONGEST_TEXT)]
        .utf8_chunks()
        .peekable();
    let mut beginning = String::new();
    while let Some(chunk) = chunks.next() {
        beginning.push_str(chunk.valid());
        let is_cut = chunks.peek().is_none() && text.len() > LONGEST_TEXT;
        if !chunk.invalid().is_empty() && !is_cut {
            beginning.push(char::REPLACEMENT_CHARACTER);
        }
    }
    beginning
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_counted_and_the_first_are_listed() {
        let mut problems = Problems::default();
        for line in 0..MOST + 5 {
            problems.look_at(line, b"warning: x");
        }
        problems.look_at(MOST + 5, b"error: y");
        problems.look_at(MOST + 6, b"fine");
        assert_eq!(problems.listed().len(), MOST);
        assert_eq!((problems.errors(), problems.warnings()), (1, MOST + 5));
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let text = "\u{e9}".repeat(150) + " error";
        assert_eq!(beginning(text.as_bytes()), "\u{e9}".repeat(100));
        let text = "a".to_owned() + &text;
        assert_eq!(
            beginning(text.as_bytes()),
            "a".to_owned() + &"\u{e9}".repeat(99)
        );
        assert_eq!(beginning(b"a\xff"), "a\u{fffd}");
    }
}
