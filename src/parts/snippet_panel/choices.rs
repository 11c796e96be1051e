//! What is chosen in the panel: the place, how the token is given, and what
//! only some places ask for.

use super::subject::SnippetSubject;
use crate::data::kept::{Document, Kept};
use gitlab::Token;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use snippets::places::{self, CurlForm};
use snippets::{Call, CiForm, Endpoint, Options, Place, Refusal, Schedule, Snippet, TokenGiven};

/// The last place chosen, by its stable name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct SnippetPlace(String);

impl Document for SnippetPlace {
    const NAME: &'static str = "snippet-place";
    const HOLDS: &'static str = "the place last chosen for a snippet";
    const VERSION: u32 = 1;
}

/// How the token appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TokenShown {
    /// As `$TRIGGER_TOKEN`.
    #[default]
    Placeholder,
    /// Written out.
    Real,
}

/// The choices, as signals.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    pub(super) place: RwSignal<&'static dyn Place>,
    pub(super) token: RwSignal<TokenShown>,
    pub(super) schedule: RwSignal<Schedule>,
    pub(super) ci_form: RwSignal<CiForm>,
}

impl Choices {
    /// The choices as they stand when the panel opens, for a subject whose
    /// token is `token`. The place is the one chosen last on this device; the
    /// token is hidden, and hidden again whenever it becomes another.
    pub(super) fn open(token: Memo<Option<Token>>) -> Self {
        let kept = Kept::<SnippetPlace>::open(expect_context());
        // Without listening: the panel is built once, and this is about to be
        // written by it.
        let place = untrack(|| kept.with(|place| places::by_slug(&place.0)));
        let choices = Self {
            place: RwSignal::new(place.unwrap_or(&CurlForm)),
            token: RwSignal::default(),
            schedule: RwSignal::default(),
            ci_form: RwSignal::default(),
        };
        Effect::new(move |before: Option<&'static dyn Place>| {
            let place = choices.place.get();
            if before.is_some_and(|before| before != place) {
                kept.change(|kept| place.slug().clone_into(&mut kept.0));
            }
            place
        });
        Effect::new(move |before: Option<()>| {
            token.track();
            if before.is_some() {
                choices.token.set(TokenShown::Placeholder);
            }
        });
        choices
    }

    /// Writes the call for the chosen place; whoever reads it is told when
    /// that changes.
    pub(super) fn write(
        self,
        gitlab: String,
        subject: &SnippetSubject,
    ) -> Result<Snippet, Refusal> {
        let options = Options {
            schedule: self.schedule.get(),
            ci_form: self.ci_form.get(),
            ..Options::default()
        };
        let call = call(gitlab, subject, self.token.get());
        snippets::write(self.place.get(), &call, &options)
    }
}

/// The call for `subject`: the one place where the console reveals a trigger's
/// token to the snippet writer, and only where that was chosen.
fn call(gitlab: String, subject: &SnippetSubject, shown: TokenShown) -> Call {
    let token = match (shown, &subject.token) {
        (TokenShown::Real, Some(token)) => TokenGiven::Real(token.reveal().to_owned()),
        (TokenShown::Placeholder, _) | (TokenShown::Real, None) => TokenGiven::Placeholder,
    };
    Call {
        gitlab,
        endpoint: Endpoint::V4,
        project: subject.project.to_string(),
        project_path: String::new(),
        git_ref: subject.git_ref.clone(),
        variables: subject.variables.clone(),
        inputs: Vec::new(),
        token,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::{ProjectId, ProjectRef};

    fn subject(token: Option<&str>) -> SnippetSubject {
        SnippetSubject {
            project: ProjectRef::Id(ProjectId(9)),
            git_ref: "master".to_owned(),
            variables: Vec::new(),
            token: token.map(Token::new),
            description: "nightly docs".to_owned(),
        }
    }

    #[test]
    fn the_token_is_written_only_where_it_was_chosen_and_is_known() {
        let gitlab = || "https://gitlab.example.com".to_owned();
        for (token, shown, revealed) in [
            (Some("glptt-secret"), TokenShown::Placeholder, false),
            (Some("glptt-secret"), TokenShown::Real, true),
            (None, TokenShown::Real, false),
        ] {
            for &place in places::ALL {
                let call = call(gitlab(), &subject(token), shown);
                let text = snippets::write(place, &call, &Options::default())
                    .unwrap()
                    .text;
                assert_eq!(text.contains("glptt-secret"), revealed, "{place:?}");
                assert!(revealed || text.contains("TRIGGER_TOKEN"), "{place:?}");
            }
        }
    }

    #[test]
    fn a_project_known_by_its_path_is_named_by_it() {
        let by_path = SnippetSubject {
            project: ProjectRef::Path("docs/handbook".to_owned()),
            ..subject(None)
        };
        let call = call(String::new(), &by_path, TokenShown::Placeholder);
        assert_eq!(call.project, "docs/handbook");
    }
}
