//! What is chosen in the panel: the place, how the token is given, and how
//! the call is to be written.

use super::kept::{SnippetOptions, SnippetPlace};
use crate::data::kept::Kept;
use gitlab::Token;
use leptos::prelude::*;
use snippets::places::{self, Crontab, CurlForm, CurlQuery, GitlabCi};
use snippets::{Endpoint, Options, Place};

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

impl Choices {
    /// The choices as they stand when the panel opens, for a subject whose
    /// token is `token`, on a GitLab that is called by `endpoint`. The place is the one chosen last on this device; the
    /// token is hidden, and hidden again whenever it becomes another.
    pub(super) fn open(token: Memo<Option<Token>>, endpoint: Endpoint) -> Self {
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
            endpoint: RwSignal::new(endpoint),
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
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The first place, and nothing else chosen.
    pub(in super::super) fn choices() -> Choices {
        Choices {
            place: RwSignal::new(&CurlForm),
            more: RwSignal::default(),
            token: RwSignal::default(),
            file: RwSignal::new("file-of-the-test".to_owned()),
            endpoint: RwSignal::default(),
            options: RwSignal::default(),
            marked: RwSignal::default(),
        }
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
