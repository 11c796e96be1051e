//! Writes the call as it was chosen.

use super::choices::{Choices, TokenShown};
use super::subject::SnippetSubject;
use gitlab::{MARKER, Token};
use leptos::prelude::*;
use snippets::{Call, Endpoint, Marker, Place, Refusal, Snippet, TokenGiven};

/// A call as it is shown.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) place: &'static dyn Place,
    pub(super) call: Call,
    pub(super) snippet: Snippet,
}

impl Shown {
    /// The real token, where it stands in the text.
    pub(super) fn secret(&self) -> Option<&str> {
        match &self.call.token {
            TokenGiven::Real(token) => Some(token.as_str()),
            TokenGiven::Placeholder | TokenGiven::File(_) => None,
        }
        .filter(|token| self.snippet.text.contains(token))
    }
}

impl Choices {
    /// Writes the call for the chosen place, and for no other; whoever reads
    /// it is told when that changes.
    pub(super) fn write(
        self,
        gitlab: String,
        project_path: String,
        subject: &SnippetSubject,
    ) -> Result<Shown, Refusal> {
        let place = self.place.get();
        let call = Call {
            gitlab,
            endpoint: self.endpoint_of(place),
            project: subject.project.to_string(),
            project_path,
            git_ref: subject.git_ref.clone(),
            variables: subject.variables.clone(),
            inputs: subject.inputs.clone(),
            token: self.given(subject.token.as_ref()),
            marker: self.marker(place, subject),
        };
        let snippet = self
            .options
            .with(|options| snippets::write(place, &call, options))?;
        Ok(Shown {
            place,
            call,
            snippet,
        })
    }

    /// The chosen API, where the place has a choice of it.
    fn endpoint_of(self, place: &dyn Place) -> Endpoint {
        if place.takes_endpoint() {
            self.endpoint.get()
        } else {
            Endpoint::V4
        }
    }

    /// What names the trigger, where that was chosen and the place can send it.
    fn marker(self, place: &dyn Place, subject: &SnippetSubject) -> Option<Marker> {
        let sends = place.carries_marker() && self.marked.get();
        subject.trigger.filter(|_| sends).map(|trigger| Marker {
            name: MARKER.to_owned(),
            value: trigger.to_string(),
        })
    }

    /// The one place where the console reveals a trigger's token to the
    /// snippet writer, and only where that was chosen.
    fn given(self, token: Option<&Token>) -> TokenGiven {
        match (self.token_shown(token.is_some()), token) {
            (TokenShown::Real, Some(token)) => TokenGiven::Real(token.reveal().to_owned()),
            (TokenShown::File, _) => TokenGiven::File(self.file.get()),
            (TokenShown::Placeholder, _) | (TokenShown::Real, None) => TokenGiven::Placeholder,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::choices::USUAL;
    use super::super::choices::tests::choices;
    use super::super::subject::tests::subject;
    use super::*;
    use gitlab::TriggerId;
    use snippets::places;

    /// Each place with its text, or with why there is none.
    fn texts(
        shown: TokenShown,
        token: Option<&str>,
    ) -> Vec<(&'static dyn Place, Result<String, Refusal>)> {
        Owner::new().with(|| {
            let choices = choices();
            choices.token.set(shown);
            let text = |place: &&'static dyn Place| {
                choices.choose(*place);
                let gitlab = "https://gitlab.example.com".to_owned();
                let path = "docs/handbook".to_owned();
                let shown = untrack(|| choices.write(gitlab, path, &subject(token)));
                (*place, shown.map(|shown| shown.snippet.text))
            };
            places::ALL.iter().map(text).collect()
        })
    }

    #[test]
    fn the_token_is_written_only_where_it_was_chosen_and_is_known() {
        let token = Some("glptt-secret");
        for (token, shown, revealed) in [
            (token, TokenShown::Placeholder, false),
            (token, TokenShown::File, false),
            (token, TokenShown::Real, true),
            (None, TokenShown::Real, false),
        ] {
            for (place, text) in texts(shown, token) {
                let text = text.unwrap_or_default();
                // A place that needs no token writes none.
                let revealed = revealed && USUAL.contains(&place);
                assert!(!revealed || text.contains("glptt-secret"), "{place:?}");
                let may = revealed || shown == TokenShown::Real && token.is_some();
                assert!(may || !text.contains("glptt-secret"), "{place:?}");
            }
        }
    }

    #[test]
    fn no_place_is_asked_for_a_file_that_it_cannot_read() {
        for (place, answer) in texts(TokenShown::File, None) {
            let refused = matches!(answer, Err(Refusal::TokenFileNotRead { .. }));
            assert!(!refused, "{place:?}");
            let reads = place.reads_token_file();
            assert!(
                reads || !answer.unwrap_or_default().contains("file-of-the-test"),
                "{place:?}"
            );
        }
    }

    #[test]
    fn the_trigger_is_named_where_that_was_chosen_is_known_and_can_be_sent() {
        Owner::new().with(|| {
            let choices = choices();
            let named = |subject: &SnippetSubject| {
                let path = "docs/handbook".to_owned();
                untrack(|| choices.write("https://gitlab.example.com".to_owned(), path, subject))
                    .is_ok_and(|shown| shown.snippet.text.contains("pullcord_trigger"))
            };
            for place in places::ALL {
                choices.choose(*place);
                let of = |trigger| SnippetSubject {
                    trigger,
                    ..subject(None)
                };
                let known = Some(TriggerId(10));
                choices.marked.set(false);
                assert!(!named(&of(known)), "{place:?}");
                choices.marked.set(true);
                assert!(!named(&of(None)), "{place:?}");
                assert_eq!(named(&of(known)), place.carries_marker(), "{place:?}");
            }
        });
    }
}
