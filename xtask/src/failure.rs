//! Why a task could not be done, as a sentence for the person who asked for it.

use std::fmt::Display;

/// What a task or a part of one ends with.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// A sentence (what happened, why, what to do next) and, where a tool was at
/// fault, the last lines that it wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The sentence.
    pub(crate) sentence: String,
    /// The tool's own last lines, oldest first; often empty.
    pub(crate) details: Vec<String>,
}

impl Failure {
    /// A failure that one sentence tells whole.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            details: Vec::new(),
        }
    }

    /// For `map_err`: `what` could not be done, for the reason the error gives.
    pub(crate) fn because<E: Display>(what: impl Display) -> impl FnOnce(E) -> Self {
        move |error| Self::new(format!("{what}: {error}."))
    }

    /// Adds the lines that a tool wrote.
    pub(crate) fn with_details(mut self, details: Vec<String>) -> Self {
        self.details = details;
        self
    }
}
