//! Who or what started a build, in the words of its row.

use super::known::Known;
use super::listing::Build;
use crate::data::build_details::queue::{Part, Piece};
use crate::reactive::memo;
use gitlab::{Evidence, PipelineBasic, Trigger, TriggerId, User};
use leptos::prelude::*;

/// The words of the cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct StartedBy {
    /// The trigger's name, where it is known which, else the person's.
    name: String,
    /// How it is known, or what kind of start it was.
    hint: String,
    /// The same in a sentence.
    explanation: String,
    is_trigger: bool,
    /// Whether it stays true, whatever becomes of the trigger.
    is_settled: bool,
}

impl StartedBy {
    /// Words for what is known. `user` is the build's.
    fn of(
        build: &PipelineBasic,
        user: Option<&User>,
        evidence: Option<Evidence>,
        triggers: &[Trigger],
    ) -> Self {
        let person = user.map(|user| user.name.clone()).unwrap_or_default();
        let named = |id: TriggerId| triggers.iter().find(|one| one.id == id).map(name);
        match evidence {
            None if build.source.is_none() && user.is_none() => Self {
                hint: "perhaps a trigger".to_owned(),
                explanation: "This GitLab is too old to say what started a build. A build that \
                              nobody started may have been triggered."
                    .to_owned(),
                ..Self::default()
            },
            None => Self {
                name: person,
                hint: build
                    .source
                    .as_ref()
                    .map_or_else(String::new, |source| source.word().to_owned()),
                ..Self::default()
            },
            Some(Evidence::StartedHere(id)) => {
                let trigger = named(id);
                Self {
                    is_trigger: trigger.is_some(),
                    is_settled: trigger.is_some(),
                    name: trigger.unwrap_or(person),
                    hint: "started here".to_owned(),
                    explanation: "It was started from this browser.".to_owned(),
                }
            }
            Some(Evidence::Marked(id)) => Self::of_trigger(
                named(id),
                "marked",
                "The call that started the build named this trigger.",
            ),
            Some(Evidence::LastUsed(id)) => Self::of_trigger(
                named(id),
                "last used",
                "This trigger was last used at the very moment at which the build was created.",
            ),
            Some(Evidence::Likely(id)) => Self {
                is_settled: false,
                ..Self::of_trigger(
                    named(id),
                    "likely",
                    "It is the only trigger of the build's user that there was at the time; one \
                     that was revoked may have been it.",
                )
            },
            Some(Evidence::Perhaps(id)) => Self {
                is_settled: false,
                ..Self::of_trigger(
                    named(id),
                    "perhaps",
                    "This GitLab is too old to say what started a build. The trigger was last \
                     used within two seconds of this one.",
                )
            },
            Some(Evidence::NotKnown { candidates }) => {
                let candidates: Vec<String> = candidates.into_iter().filter_map(named).collect();
                Self {
                    name: person,
                    explanation: not_known(&candidates),
                    ..Self::default()
                }
            }
        }
    }
}

impl StartedBy {
    fn of_trigger(name: Option<String>, hint: &str, explanation: &str) -> Self {
        Self {
            is_trigger: true,
            is_settled: true,
            name: name.unwrap_or_else(|| "revoked trigger".to_owned()),
            hint: hint.to_owned(),
            explanation: explanation.to_owned(),
        }
    }
}

fn not_known(candidates: &[String]) -> String {
    let mut sentence = "GitLab does not tell which trigger started this build.".to_owned();
    if !candidates.is_empty() {
        sentence.push_str(" It may have been ");
        sentence.push_str(&candidates.join(", "));
        sentence.push_str(" or one that was revoked since.");
    }
    sentence
}

/// What a trigger is called: its description, else its short token.
pub(super) fn name(trigger: &Trigger) -> String {
    trigger.description.clone().unwrap_or_else(|| {
        let short = trigger.short_token();
        if short.is_empty() {
            ["trigger ", &trigger.id.to_string()].concat()
        } else {
            short + "••••"
        }
    })
}

/// The cell for `build`; holds its place until the words are known.
pub(super) fn cell(build: Build, known: Known) -> AnyView {
    let id = build.id;
    let words = memo(move |before: Option<&Option<StartedBy>>| {
        // What was once known stays true, although the trigger's last use moves on.
        let before = before.and_then(Option::as_ref);
        if let Some(before) = before.filter(|words| words.is_settled) {
            return Some(before.clone());
        }
        let weighed = known.weigh(&build);
        let never = known.details.is_refused(Piece::new(id, Part::Build));
        let awaited = known.details.of(id, |_| ()).is_none() && !never;
        let started_here = matches!(weighed.evidence, Some(Evidence::StartedHere(_)));
        let words = known.triggers.with(|listed| {
            let triggers = listed.as_ref().map_or(&[][..], |page| &page.items);
            StartedBy::of(&build, weighed.user.as_ref(), weighed.evidence, triggers)
        });
        // Only our own record needs no word on the build's user.
        let is_certain = started_here && words.is_trigger;
        (!awaited || is_certain).then_some(words)
    });
    (move || match words.get() {
        None => view! { <span class="awaited" aria-hidden="true"></span> }.into_any(),
        Some(words) => shown(words),
    })
    .into_any()
}

fn shown(words: StartedBy) -> AnyView {
    let explanation = Some(words.explanation).filter(|text| !text.is_empty());
    view! {
        <span class="line" title=explanation>
            <bdi class:strong=words.is_trigger>{words.name}</bdi>
            " "
            <span class="soft small">{words.hint}</span>
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{build, trigger, user};
    use super::*;
    use gitlab::{Clues, Source, Status, evidence};

    fn words(
        source: Source,
        triggers: Option<&[Trigger]>,
        started_here: Option<TriggerId>,
    ) -> (String, String, bool) {
        let build = PipelineBasic {
            source: Some(source),
            ..build(7, Status::Success)
        };
        let user = user();
        let clues = Clues {
            user: Some(user.id),
            triggers: triggers.unwrap_or_default(),
            started_here,
            ..Clues::NONE
        };
        let evidence = evidence(&build, &clues);
        let words = StartedBy::of(&build, Some(&user), evidence, clues.triggers);
        (words.name, words.hint, words.is_trigger)
    }

    fn said(name: &str, hint: &str, is_trigger: bool) -> (String, String, bool) {
        (name.to_owned(), hint.to_owned(), is_trigger)
    }

    #[test]
    fn a_trigger_is_named_only_where_there_is_evidence() {
        let nightly = [trigger(3, "nightly docs", 7), trigger(4, "release", 5)];
        let unused = [trigger(3, "nightly docs", 6), trigger(4, "release", 5)];
        let of_record = Some(TriggerId(4));
        let source = || Source::Trigger;
        assert_eq!(
            words(source(), Some(&nightly), None),
            said("nightly docs", "last used", true)
        );
        assert_eq!(
            words(source(), Some(&unused), of_record),
            said("release", "started here", true)
        );
        assert_eq!(words(source(), Some(&unused), None), said("Ada", "", false));
        assert_eq!(
            words(source(), None, of_record),
            said("Ada", "started here", false),
            "triggers may not be listed, so it has no name"
        );
        assert_eq!(
            words(Source::Schedule, Some(&nightly), None),
            said("Ada", "schedule", false)
        );
    }

    #[test]
    fn an_old_server_leaves_it_at_perhaps() {
        let user = user();
        let triggers = [Trigger {
            owner: None,
            ..trigger(3, "", 7)
        }];
        let clues = Clues {
            triggers: &triggers,
            ..Clues::NONE
        };
        let untold = PipelineBasic {
            source: None,
            ..build(7, Status::Success)
        };
        let of = |user: Option<&User>, clues: &Clues<'_>| {
            let words = StartedBy::of(&untold, user, evidence(&untold, clues), &triggers);
            (words.name, words.hint, words.is_trigger)
        };
        assert_eq!(of(None, &clues), said("4f1c••••", "perhaps", true));
        let nobody = of(None, &Clues::NONE);
        assert_eq!(nobody, said("", "perhaps a trigger", false));
        let somebody = of(Some(&user), &Clues::NONE);
        assert_eq!(somebody, said("Ada", "", false));
    }

    #[test]
    fn what_is_not_known_is_said_with_the_candidates() {
        let build = PipelineBasic {
            source: Some(Source::Trigger),
            ..build(7, Status::Success)
        };
        let triggers = [trigger(3, "", 6), trigger(4, "release", 5)];
        let clues = Clues {
            user: Some(user().id),
            triggers: &triggers,
            ..Clues::NONE
        };
        let found = evidence(&build, &clues);
        let words = StartedBy::of(&build, Some(&user()), found, &triggers);
        let candidates = "It may have been 4f1c••••, release or one that was revoked since.";
        assert!(
            words.explanation.ends_with(candidates),
            "{}",
            words.explanation
        );
        let words = StartedBy::of(&build, None, evidence(&build, &Clues::NONE), &[]);
        assert!(!words.explanation.contains("may have been"));
    }
}
