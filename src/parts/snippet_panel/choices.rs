//! What is chosen in the panel: the place, how the token is given, and how
//! the call is written.

use super::kept::{SnippetOptions, SnippetPlace};
use super::subject::SnippetSubject;
use crate::data::kept::Kept;
use gitlab::{MARKER, Token};
use leptos::prelude::*;
use snippets::places::{self, Crontab, CurlForm, CurlQuery, GitlabCi};
use snippets::{Call, Endpoint, Marker, Options, Place, Refusal, Snippet, TokenGiven};

/// The places that always have a tab.
pub(super) const USUAL: [&dyn Place; 4] = [&CurlForm, &CurlQuery, &GitlabCi, &Crontab];

/// How the token appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TokenShown {
    /// As `$TRIGGER_TOKEN`.
    #[default]
    Placeholder,
    /// Read from a file where the call runs.
    File,
    /// Written out.
    Real,
}

/// The choices, as signals.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    pub(super) place: RwSignal<&'static dyn Place>,
    /// The last place chosen that is not among [`USUAL`].
    pub(super) more: RwSignal<Option<&'static dyn Place>>,
    pub(super) token: RwSignal<TokenShown>,
    /// The name of the file with the token.
    pub(super) file: RwSignal<String>,
    pub(super) endpoint: RwSignal<Endpoint>,
    pub(super) options: RwSignal<Options>,
    /// Whether the call names its trigger, by which its builds can be known.
    pub(super) marked: RwSignal<bool>,
}

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
    /// The choices as they stand when the panel opens, for a subject whose
    /// token is `token`. The place is the one chosen last on this device; the
    /// token is hidden, and hidden again whenever it becomes another.
    pub(super) fn open(token: Memo<Option<Token>>) -> Self {
        let kept = Kept::<SnippetPlace>::open(expect_context());
        let kept_options = Kept::<SnippetOptions>::open(expect_context());
        // Without listening: the panel is built once, and these are about to
        // be written by it.
        let (place, kept_of_options) = untrack(|| {
            let place = kept.with(|place| places::by_slug(&place.0));
            (place, kept_options.with(SnippetOptions::clone))
        });
        let more = places::by_slug(&kept_of_options.more);
        let choices = Self {
            place: RwSignal::new(&CurlForm),
            more: RwSignal::new(more.filter(|more| !USUAL.contains(more))),
            token: RwSignal::default(),
            file: RwSignal::new("trigger-token".to_owned()),
            endpoint: RwSignal::default(),
            options: RwSignal::new(kept_of_options.options()),
            marked: RwSignal::new(kept_of_options.marked),
        };
        choices.choose(place.unwrap_or(&CurlForm));
        choices.remember(kept, kept_options);
        Effect::new(move |before: Option<()>| {
            token.track();
            if before.is_some() {
                choices.token.set(TokenShown::Placeholder);
            }
        });
        choices
    }

    /// Chooses `place`, giving it a tab where it has none.
    pub(super) fn choose(self, place: &'static dyn Place) {
        if !USUAL.contains(&place) {
            self.more.set(Some(place));
        }
        self.place.set(place);
    }

    fn remember(self, place: Kept<SnippetPlace>, options: Kept<SnippetOptions>) {
        Effect::new(move |before: Option<&'static dyn Place>| {
            let chosen = self.place.get();
            if before.is_some_and(|before| before != chosen) {
                place.change(|kept| chosen.slug().clone_into(&mut kept.0));
            }
            chosen
        });
        Effect::new(move |before: Option<SnippetOptions>| {
            let mut now = SnippetOptions::default();
            self.options.with(|options| now.keep(options));
            now.marked = self.marked.get();
            now.more = self
                .more
                .get()
                .map_or_else(String::new, |more| more.slug().to_owned());
            if before.is_some_and(|before| before != now) {
                options.change(|kept| kept.clone_from(&now));
            }
            now
        });
    }

    /// The chosen API, where the place has a choice of it.
    fn endpoint_of(self, place: &dyn Place) -> Endpoint {
        if place.takes_endpoint() {
            self.endpoint.get()
        } else {
            Endpoint::V4
        }
    }

    /// How the token appears in the chosen place: as chosen, where the place
    /// reads files and, for the real one, where it is known.
    pub(super) fn token_shown(self, known: bool) -> TokenShown {
        match self.token.get() {
            _ if !self.place.get().needs_token() => TokenShown::Placeholder,
            TokenShown::File if self.place.get().reads_token_file() => TokenShown::File,
            TokenShown::Real if known => TokenShown::Real,
            TokenShown::Placeholder | TokenShown::File | TokenShown::Real => {
                TokenShown::Placeholder
            }
        }
    }

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
    use super::super::subject::tests::subject;
    use super::*;
    use gitlab::TriggerId;

    const FILE: &str = "file-of-the-test";

    fn choices() -> Choices {
        Choices {
            place: RwSignal::new(&CurlForm),
            more: RwSignal::default(),
            token: RwSignal::default(),
            file: RwSignal::new(FILE.to_owned()),
            endpoint: RwSignal::default(),
            options: RwSignal::default(),
            marked: RwSignal::default(),
        }
    }

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
                reads || !answer.unwrap_or_default().contains(FILE),
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

    #[test]
    fn a_place_without_a_tab_gets_one_and_the_usual_ones_keep_theirs() {
        Owner::new().with(|| {
            let choices = choices();
            for place in places::ALL.iter().chain(&USUAL) {
                let before = choices.more.get_untracked();
                choices.choose(*place);
                assert_eq!(choices.place.get_untracked(), *place);
                let usual = USUAL.contains(place);
                let tab = if usual { before } else { Some(*place) };
                assert_eq!(choices.more.get_untracked(), tab);
            }
        });
    }
}
