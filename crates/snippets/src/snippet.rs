//! What comes out: a text to paste and what to know about it.

use crate::Note;
use std::fmt;

/// A call written for one place.
#[derive(Clone, PartialEq, Eq)]
pub struct Snippet {
    /// Exactly what is to be pasted, without a newline at the end. It may hold the real
    /// token.
    pub text: String,
    /// What to know beside it, most important first.
    pub notes: Vec<Note>,
}

impl fmt::Debug for Snippet {
    /// Without the text, as that may hold a token.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Snippet")
            .field("length", &self.text.len())
            .field("notes", &self.notes)
            .finish_non_exhaustive()
    }
}
