//! What to know beside a snippet: warnings first, then what is to be done,
//! then how the text was tried.

use super::written::Shown;
use crate::ui::icon::Icon;
use crate::ui::unseen::spelled;
use leptos::prelude::*;
use snippets::{Endpoint, Note, Proof};

/// How much a note matters; the first in this order comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// It will not work as it stands.
    WillFail,
    /// The real token is in the text.
    Secret,
    /// It may go otherwise than expected.
    Warning,
    /// To do, or good to know.
    Plain,
}

/// One note for a person.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    weight: Weight,
    sentence: String,
}

/// What is wrong with a name that is a branch and a tag.
pub(crate) fn ref_is_both(name: &str) -> String {
    let name = spelled(name);
    let name = name.as_str();
    [
        "“",
        name,
        "” is a branch and a tag, and GitLab starts no build of such a name. Write refs/heads/",
        name,
        " for the branch or refs/tags/",
        name,
        " for the tag.",
    ]
    .concat()
}

const NO_INPUTS_IN_V3: &str = "GitLab 8.3 to 10.8 knows no inputs: it would start the build \
    without them.";

fn weight(note: &Note) -> Weight {
    match note {
        Note::RealToken | Note::PlainTokenInRepository => Weight::Secret,
        other if other.is_warning() => Weight::Warning,
        _ => Weight::Plain,
    }
}

/// All notes, the weightiest first, else as the snippet writer put them.
fn lines(shown: &Shown, ref_both: bool) -> Vec<Line> {
    let line = |weight, sentence| Line { weight, sentence };
    let call = &shown.call;
    let both = ref_both.then(|| line(Weight::WillFail, ref_is_both(&call.git_ref)));
    let has_inputs = call
        .inputs
        .iter()
        .any(|input| !(input.name.is_empty() && input.value.is_empty()));
    let no_inputs = (has_inputs && call.endpoint == Endpoint::V3)
        .then(|| line(Weight::Warning, NO_INPUTS_IN_V3.to_owned()));
    let written = shown.snippet.notes.iter();
    let written = written.map(|note| line(weight(note), note.sentence()));
    let mut lines: Vec<_> = both.into_iter().chain(no_inputs).chain(written).collect();
    lines.sort_by_key(|line| line.weight);
    lines
}

/// The list of them.
pub(super) fn notes(shown: &Shown, ref_both: bool) -> AnyView {
    let item = |Line { weight, sentence }: Line| match weight {
        Weight::WillFail | Weight::Secret | Weight::Warning => view! {
            <li class="warning">
                {Icon::Warning.draw(15)}
                <span><b>"Warning: "</b>{sentence}</span>
            </li>
        }
        .into_any(),
        Weight::Plain => view! { <li>{sentence}</li> }.into_any(),
    };
    let items = lines(shown, ref_both).into_iter().map(item);
    items.collect_view().into_any()
}

/// How the text of the place was tried, in a sentence.
pub(super) fn proof(proof: Proof) -> AnyView {
    let (icon, sentence) = match proof {
        Proof::Executed => (
            Icon::Passed,
            "Pullcord's tests run this kind of call and compare what arrives.",
        ),
        Proof::Read => (
            Icon::Idle,
            "Pullcord's tests read this text by the rules of its format, but they do not run it: \
             try it once before you rely on it.",
        ),
    };
    view! { <p class="snippet-proof soft small">{icon.draw(14)}{sentence}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::super::subject::tests::subject;
    use super::*;
    use snippets::places::CurlQuery;
    use snippets::{Call, Field, Input, Snippet, TokenGiven};

    fn shown(endpoint: Endpoint, inputs: Vec<Input>, notes: Vec<Note>) -> Shown {
        let subject = subject(None);
        Shown {
            place: &CurlQuery,
            call: Call {
                gitlab: String::new(),
                endpoint,
                project: subject.project.to_string(),
                project_path: String::new(),
                git_ref: "v1".to_owned(),
                variables: Vec::new(),
                inputs,
                token: TokenGiven::Placeholder,
                marker: None,
            },
            snippet: Snippet {
                text: String::new(),
                notes,
            },
        }
    }

    #[test]
    fn warnings_come_before_what_is_to_be_done_and_secrets_first() {
        let notes = vec![
            Note::SetTokenFirst { place: &CurlQuery },
            Note::TokenInServerLogs,
            Note::CrontabVariableLines,
            Note::InvisibleCharacters { field: Field::Ref },
            Note::RealToken,
        ];
        let seen = lines(&shown(Endpoint::V4, Vec::new(), notes), true);
        let starts: Vec<_> = seen
            .iter()
            .map(|line| {
                (
                    line.weight,
                    line.sentence.chars().take(12).collect::<String>(),
                )
            })
            .collect();
        let start = |weight, text: &str| (weight, text.to_owned());
        assert_eq!(
            starts,
            [
                start(Weight::WillFail, "“v1” is a br"),
                start(Weight::Secret, "This holds t"),
                start(Weight::Warning, "The token is"),
                start(Weight::Warning, "The branch o"),
                start(Weight::Plain, "Set $TRIGGER"),
                start(Weight::Plain, "Cron reads N"),
            ]
        );
    }

    #[test]
    fn inputs_that_an_old_server_would_pass_over_are_told() {
        let input = |name: &str, value: &str| Input {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        for (endpoint, input, told) in [
            (Endpoint::V3, input("a", ""), true),
            (Endpoint::V3, input("", ""), false),
            (Endpoint::V4, input("a", "1"), false),
            (Endpoint::V4RefInPath, input("a", "1"), false),
        ] {
            let lines = lines(&shown(endpoint, vec![input], Vec::new()), false);
            assert_eq!(lines.len(), usize::from(told), "{endpoint:?}");
        }
    }
}
