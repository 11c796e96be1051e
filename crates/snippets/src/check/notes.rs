//! What is to be known about a call wherever it is pasted.

use super::CheckedCall;
use crate::expansion::is_expanded;
use crate::visible::has_hidden;
use crate::{Note, Place, TokenGiven};

impl CheckedCall<'_> {
    /// What to know about the values, most important first.
    pub(crate) fn notes(&self, place: &'static dyn Place) -> Vec<Note> {
        let mut notes = Vec::new();
        match self.token {
            TokenGiven::Placeholder if place.needs_token() => {
                notes.push(Note::SetTokenFirst { place });
            }
            TokenGiven::File(path) => notes.push(place.token_file_note(path)),
            TokenGiven::Placeholder | TokenGiven::Real(_) => {}
        }
        for (_, variable) in &self.variables {
            let key = || variable.key.clone();
            if variable.secret {
                notes.push(Note::SetSecretFirst { place, key: key() });
            } else if place.values_are_expanded() && is_expanded(&variable.value) {
                notes.push(Note::GitlabExpandsDollar { key: key() });
            }
            if variable
                .key
                .starts_with(|first: char| first.is_ascii_digit())
            {
                notes.push(Note::KeyStartsWithDigit { key: key() });
            }
        }
        let hidden = self
            .written_texts()
            .filter(|(_, text)| has_hidden(text))
            .map(|(field, _)| Note::InvisibleCharacters { field });
        notes.extend(hidden);
        notes
    }
}
