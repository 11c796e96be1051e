//! "Branch or tag": searched on the server while somebody types; any other
//! name is taken as it is typed.

use super::offers::offers;
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::reactive::memo;
use crate::ui::combobox::{Combobox, Offer};
use crate::ui::settled::settled;
use gitlab::{Page, ProjectRef, endpoints};
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last key the server is asked.
const TYPING: Duration = Duration::from_millis(250);

/// The field.
pub(super) fn ref_field(project: ProjectRef, git_ref: RwSignal<String>) -> AnyView {
    // Nothing is asked before the list is opened for the first time.
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
    // While a newer answer is awaited the older offers stay.
    let offered = memo(move |before: Option<&Vec<Offer>>| {
        match (
            answered(&branches.state().get()),
            answered(&tags.state().get()),
        ) {
            (Some(branches), Some(tags)) => offers(branches, tags),
            (None, _) | (_, None) => before.cloned().unwrap_or_default(),
        }
    });
    let hint = Signal::derive(move || {
        branches.state().with(|load| match load {
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
            search=Callback::new(move |text| wanted.set(Some(text)))
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
