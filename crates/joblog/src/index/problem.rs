//! Lines that say that something went wrong.

use crate::scan;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A warning.
    Warning,
    /// An error.
    Error,
}

/// A line that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Index of the line.
    pub line: usize,
    /// How bad it is.
    pub severity: Severity,
    /// Its text, or the beginning of it.
    pub text: String,
}

/// The words that say it, and where in them the pair of letters stands by which
/// they are looked for: rare in other words, so that most text is passed over
/// eight bytes at a time.
const WORDS: [(&[u8], usize, Severity); 6] = [
    (b"error", 1, Severity::Error),
    (b"fatal", 0, Severity::Error),
    (b"failed", 0, Severity::Error),
    (b"failure", 0, Severity::Error),
    (b"warning", 2, Severity::Warning),
    (b"warn", 2, Severity::Warning),
];
const PAIRS: [[u8; 2]; 3] = [*b"rr", *b"fa", *b"rn"];

/// How bad a line is, by its words: `error`, `fatal`, `failed`, `failure`,
/// `warning` or `warn` as a word of its own, not part of a path or an option,
/// and not after `0` or `no`; or the name of an exception, as `TypeError:`.
pub(super) fn severity(text: &[u8]) -> Option<Severity> {
    let mut worst = None;
    scan::pairs(text, &PAIRS, |at| {
        let word = WORDS.iter().find(|(word, pair, _)| {
            at.checked_sub(*pair)
                .is_some_and(|start| is_said(text, start, word))
        });
        worst = worst.max(word.map(|(_, _, severity)| *severity));
        worst == Some(Severity::Error)
    });
    worst
}

/// Whether `word` stands at `start` of the text and says that there is one.
fn is_said(text: &[u8], start: usize, word: &[u8]) -> bool {
    let (before, from) = text.split_at(start);
    let Some((found, after)) = from.split_at_checked(word.len()) else {
        return false;
    };
    found.eq_ignore_ascii_case(word)
        && ends_here(after)
        && (starts_here(before) && !is_denied(before) || is_exception(before, found, after))
}

fn starts_here(before: &[u8]) -> bool {
    let is_part = |byte: u8| is_word(byte) || matches!(byte, b'-' | b'/' | b'.' | b'\\');
    !before.last().copied().is_some_and(is_part)
}

/// `error.rs` and `error-prone` go on; `error.` and `error -` do not.
fn ends_here(after: &[u8]) -> bool {
    match after {
        [b'.' | b'-' | b'/' | b'\\', next, ..] => !is_word(*next),
        [next, ..] => !is_word(*next),
        [] => true,
    }
}

/// `0 failed`, `no error`.
fn is_denied(before: &[u8]) -> bool {
    let words = before.trim_ascii_end();
    let has_space = words.len() < before.len();
    let is_alone = |rest: &[u8]| {
        rest.last()
            .is_none_or(|&byte| !is_word(byte) && byte != b'.')
    };
    let denies = |word: &[u8]| {
        words.len() >= word.len() && {
            let (rest, last) = words.split_at(words.len() - word.len());
            last.eq_ignore_ascii_case(word) && is_alone(rest)
        }
    };
    has_space && (denies(b"0") || denies(b"no") || denies(b"without"))
}

/// `TypeError: ...`, as Python, JavaScript and Ruby name them.
fn is_exception(before: &[u8], found: &[u8], after: &[u8]) -> bool {
    before.last().is_some_and(u8::is_ascii_lowercase)
        && found == b"Error"
        && after.first() == Some(&b':')
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_their_own_count() {
        let errors = [
            "error: it broke",
            "ERROR: Job failed: exit code 1",
            "error[E0308]: mismatched types",
            "src/main.rs:3:4: error: expected `;`",
            "src/error.rs:1: Error",
            "fatal: not a git repository",
            "3 passed; 1 failed",
            "BUILD FAILURE",
            "10 failed",
            "TypeError: x is not a function",
            "warning, then error",
            "an error.",
            "10.0 error",
        ];
        for text in errors {
            assert_eq!(severity(text.as_bytes()), Some(Severity::Error), "{text}");
        }
        for text in [
            "warning: unused",
            "[WARN] old",
            "npm warn deprecated",
            "Warning",
        ] {
            assert_eq!(severity(text.as_bytes()), Some(Severity::Warning), "{text}");
        }
    }

    #[test]
    fn parts_of_other_words_and_what_is_denied_do_not() {
        let table = [
            "",
            "errors",
            "thiserror v1.0.0",
            "src/error.rs",
            "lib/fatal/x",
            "-Werror",
            "--error-format=json",
            "error-prone",
            "error_code",
            "0 failed",
            "No error",
            "without error",
            "12 passed; 0 failed; 0 warnings",
            "default failover",
            "warnings",
            "TypeError",
            "mirror",
        ];
        for text in table {
            assert_eq!(severity(text.as_bytes()), None, "{text}");
        }
    }
}
