//! "Branch or tag": searched on the server while somebody types; any other
//! name is taken as it is typed.

use super::offers::{is_both, offers};
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::parts::snippet_panel::ref_is_both;
use crate::reactive::memo;
use crate::ui::combobox::{Combobox, Offer};
use crate::ui::settled::settled;
use gitlab::{Branch, Page, ProjectRef, Tag, endpoints};
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last key the server is asked.
const TYPING: Duration = Duration::from_millis(250);

/// The branches and tags that fit what is being typed.
#[derive(Clone, Copy)]
pub(super) struct Refs {
    /// What to search for; nothing is asked before the list is opened for the
    /// first time.
    wanted: RwSignal<Option<String>>,
    branches: Query<Page<Branch>>,
    tags: Query<Page<Tag>>,
}

impl Refs {
    /// Those of `project`.
    pub(super) fn of(project: ProjectRef) -> Self {
        let wanted = RwSignal::new(None::<String>);
        let search = settled(move || wanted.get(), TYPING);
        let asked = project.clone();
        let branches = Query::new(
            move || search.get().map(|text| endpoints::branches(&asked, &text)),
            |_| Activity::Settled,
        );
        let tags = Query::new(
            move || search.get().map(|text| endpoints::tags(&project, &text)),
            |_| Activity::Settled,
        );
        Self {
            wanted,
            branches,
            tags,
        }
    }

    /// What both lists say, once both were answered.
    fn read<R>(self, read: impl FnOnce(&[Branch], &[Tag]) -> R) -> Option<R> {
        let (branches, tags) = (self.branches.state().get(), self.tags.state().get());
        Some(read(answered(&branches)?, answered(&tags)?))
    }

    /// Whether the name in `git_ref` is known to be a branch and a tag.
    pub(super) fn is_both(self, git_ref: RwSignal<String>) -> Memo<bool> {
        memo(move |_| {
            let both = |branches: &[_], tags: &[_]| {
                git_ref.with(|name| is_both(name.trim(), branches, tags))
            };
            self.read(both).unwrap_or(false)
        })
    }
}

/// The field.
pub(super) fn ref_field(refs: Refs, git_ref: RwSignal<String>, both: Memo<bool>) -> AnyView {
    // While a newer answer is awaited the older offers stay.
    let offered = memo(move |before: Option<&Vec<Offer>>| {
        let now = refs.read(offers);
        now.or_else(|| before.cloned()).unwrap_or_default()
    });
    let session = expect_context::<Session>();
    let hint = Signal::derive(move || {
        if session.trigger_only().is_some() {
            return "Type its name. Branches and tags are listed only to an account.".to_owned();
        }
        if both.get() {
            return git_ref.with(|name| ref_is_both(name.trim()));
        }
        refs.branches.state().with(|load| match load {
            Load::Failed(error) => error.sentence() + " You can type the name.",
            Load::Idle | Load::Loading | Load::Slow | Load::Ready { .. } => {
                "Type to search the branches and tags. Any other name is taken as you type it."
                    .to_owned()
            }
        })
    });
    view! {
        <Combobox
            label="Branch or tag"
            value=git_ref
            offers=offered.into()
            search=Callback::new(move |text| refs.wanted.set(Some(text)))
            hint=hint
        />
    }
    .into_any()
}

/// What was answered: nothing yet, or what there is, which is nothing where it
/// may not be listed.
fn answered<T>(load: &Load<Page<T>>) -> Option<&[T]> {
    match load {
        Load::Idle | Load::Loading | Load::Slow => None,
        Load::Ready { value, .. } => Some(&value.items),
        Load::Failed(_) => Some(&[]),
    }
}
