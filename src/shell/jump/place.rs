//! A place to go to, and which places fit what is typed.

use crate::data::connection::Key;
use crate::data::projects::Bookmark;
use crate::route::{Address, Route};
use gitlab::{PipelineId, ProjectRef, Trigger};

/// How many of one kind are shown.
const MOST: usize = 7;

/// What a place is, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A project.
    Project,
    /// A trigger.
    Trigger,
    /// A build.
    Build,
    /// A screen, or another connection.
    Action,
}

/// What happens when it is taken.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// That screen is shown.
    Screen(Address),
    /// That connection is used.
    Connection(Key),
}

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// A few words about it, which are searched too.
    pub(super) note: String,
    pub(super) target: Target,
}

impl Kind {
    /// Every kind, in order.
    pub(super) const ALL: [Self; 4] = [Self::Project, Self::Trigger, Self::Build, Self::Action];

    /// The heading of its places.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Project => "Projects",
            Self::Trigger => "Triggers",
            Self::Build => "Recent builds",
            Self::Action => "Actions",
        }
    }
}

impl Place {
    /// The triggers of a project; `note` is why it is offered.
    pub(super) fn project(bookmark: &Bookmark, note: &str) -> Self {
        Self {
            kind: Kind::Project,
            text: bookmark.path.clone(),
            note: note.to_owned(),
            target: Target::Screen(Address::of(Route::Triggers(bookmark.project()))),
        }
    }

    /// Starting a build through a trigger; `elsewhere` is the path of its project where that
    /// is not the present one.
    pub(super) fn trigger(
        project: &ProjectRef,
        trigger: &Trigger,
        elsewhere: Option<&str>,
    ) -> Self {
        let short = trigger.short_token() + "••••";
        let (text, short) = match &trigger.description {
            Some(description) => (description.clone(), short),
            None => (short, String::new()),
        };
        let run = Address {
            route: Route::Run(project.clone()),
            query: vec![("trigger".to_owned(), trigger.id.to_string())],
        };
        Self {
            kind: Kind::Trigger,
            text,
            note: elsewhere.map_or(short, str::to_owned),
            target: Target::Screen(run),
        }
    }

    /// A build; `note` says a few words about it.
    pub(super) fn build(project: &ProjectRef, id: PipelineId, note: String) -> Self {
        Self {
            kind: Kind::Build,
            text: format!("Build #{id}"),
            note,
            target: Target::Screen(Address::of(Route::Build(project.clone(), id))),
        }
    }

    /// A screen; `note` says of what.
    pub(super) fn screen(text: &str, note: &str, route: Route) -> Self {
        Self {
            kind: Kind::Action,
            text: text.to_owned(),
            note: note.to_owned(),
            target: Target::Screen(Address::of(route)),
        }
    }

    /// How well it fits `words`, which are in small letters: the more the better;
    /// `None` when one of them is missing.
    fn fit(&self, words: &[String]) -> Option<usize> {
        let text = self.text.to_lowercase();
        let all = [text.as_str(), " ", &self.note.to_lowercase()].concat();
        let here = words.iter().all(|word| all.contains(word.as_str()));
        let begins = |word: &&String| {
            let mut parts = text.split(['/', ' ', '#', '-', '_']);
            parts.any(|part| part.starts_with(word.as_str()))
        };
        here.then(|| words.iter().filter(begins).count())
    }
}

/// The places that fit what is typed, kind by kind, the best first, and none of
/// them twice.
pub(super) fn fitting(typed: &str, all: Vec<Place>) -> Vec<Place> {
    let typed = typed.to_lowercase();
    let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
    let fits = all
        .into_iter()
        .filter_map(|place| Some((place.fit(&words)?, place)));
    let mut found: Vec<(usize, Place)> = fits.collect();
    // What came first stays first among equals.
    found.sort_by_key(|(fit, place)| (place.kind, usize::MAX - fit));
    let mut shown: Vec<Place> = Vec::new();
    for (_, place) in found {
        let same_kind = shown.iter().filter(|other| other.kind == place.kind);
        if same_kind.count() < MOST && !shown.iter().any(|other| other.target == place.target) {
            shown.push(place);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(kind: Kind, text: &str, note: &str) -> Place {
        Place {
            kind,
            text: text.to_owned(),
            note: note.to_owned(),
            target: Target::Screen(Address::parse(&["/", text, "?", note].concat())),
        }
    }

    fn texts(typed: &str, all: &[Place]) -> Vec<String> {
        let found = fitting(typed, all.to_vec());
        found.into_iter().map(|place| place.text).collect()
    }

    #[test]
    fn every_word_must_be_there_and_its_beginning_counts_more() {
        let all = [
            place(Kind::Action, "Settings", ""),
            place(Kind::Project, "infra/deployer", ""),
            place(Kind::Project, "docs/handbook", ""),
            place(Kind::Build, "Build #1402", "failed on master"),
            place(Kind::Trigger, "nightly docs", "Run"),
        ];
        for (typed, expected) in [
            ("hand docs", &["docs/handbook"][..]),
            ("DOCS", &["docs/handbook", "nightly docs"]),
            (
                "d",
                &[
                    "docs/handbook",
                    "infra/deployer",
                    "nightly docs",
                    "Build #1402",
                ],
            ),
            ("master", &["Build #1402"]),
            ("1402", &["Build #1402"]),
            ("nothing", &[]),
        ] {
            let mut found = texts(typed, &all);
            if typed == "d" {
                found.sort_by_key(|text| expected.iter().position(|it| it == text));
            }
            assert_eq!(found, expected, "{typed}");
        }
        assert_eq!(texts("  ", &all).len(), all.len());
    }

    #[test]
    fn nothing_is_shown_twice_and_no_kind_fills_the_list() {
        let mut all = vec![place(Kind::Project, "docs/handbook", ""); 3];
        all.extend((0..20).map(|at| place(Kind::Build, &format!("Build {at}"), "")));
        all.push(place(Kind::Action, "Settings", ""));
        let found = texts("", &all);
        assert_eq!(found.len(), 1 + MOST + 1);
        assert_eq!(found.last().map(String::as_str), Some("Settings"));
    }
}
