//! What of a pasted text did not get into the form, and why.

use super::Why;
use super::mask;

/// A piece of a pasted text that did not get into the form as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// The piece, or its name where it may be secret: cut to 80 characters, on one line,
    /// with dots for whatever may be a token.
    pub text: String,
    /// Why it is left over.
    pub why: Why,
}

/// Leftovers as they come up.
#[derive(Default)]
pub(super) struct Leftovers {
    found: Vec<(String, Why)>,
    more: usize,
    /// Secrets that no piece may show.
    hidden: Vec<String>,
}

/// How many pieces are listed one by one.
const LISTED: usize = 100;

/// How many secrets are remembered; patterns catch the others.
const HIDDEN: usize = 16;

impl Leftovers {
    /// Lists a piece, once.
    pub(super) fn list(&mut self, text: &str, why: Why) {
        let piece = (mask::shortened(text), why);
        if self.found.contains(&piece) {
            return;
        }
        if self.found.len() < LISTED {
            self.found.push(piece);
        } else {
            self.more += 1;
        }
    }

    /// Remembers that no piece may show `secret`.
    pub(super) fn hide(&mut self, secret: &str) {
        if !secret.is_empty() && self.hidden.len() < HIDDEN {
            self.hidden.push(secret.into());
        }
    }

    /// The list, with dots for secrets.
    pub(super) fn finish(self) -> Vec<Leftover> {
        let masked = |(text, why): (String, Why)| Leftover {
            text: mask::cut(&mask::masked(&text, &self.hidden)),
            why,
        };
        let mut list: Vec<Leftover> = self.found.into_iter().map(masked).collect();
        if self.more > 0 {
            list.push(Leftover {
                text: String::new(),
                why: Why::More(self.more),
            });
        }
        list
    }
}
