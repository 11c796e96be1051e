//! The project's triggers: the first page, and more pages on request, each
//! kept fresh.

use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::fault;
use crate::reactive::memo;
use gitlab::{Page, ProjectRef, Trigger, TriggerId, endpoints};
use leptos::prelude::*;

/// The triggers, as far as pages of them were asked for.
#[derive(Clone, Copy)]
pub(super) struct Listing {
    project: StoredValue<ProjectRef>,
    pages: RwSignal<Vec<Query<Page<Trigger>>>>,
    further: RwSignal<usize>,
    all: Memo<Vec<Trigger>>,
}

impl Listing {
    /// Asks for the first page. Lives as long as the current owner.
    pub(super) fn new(project: ProjectRef) -> Self {
        let question = endpoints::triggers(&project);
        let first = Query::new(move || Some(question.clone()), |_| Activity::Calm);
        let pages = RwSignal::new(vec![first]);
        Self {
            project: StoredValue::new(project),
            pages,
            further: RwSignal::new(0),
            all: memo(move |_| pages.with(|pages| joined(pages))),
        }
    }

    /// The first page: whether the triggers can be listed at all.
    pub(super) fn first(self) -> Option<Query<Page<Trigger>>> {
        self.pages.with_untracked(|pages| pages.first().copied())
    }

    /// Every known trigger once, in GitLab's order.
    pub(super) fn all(self) -> Memo<Vec<Trigger>> {
        self.all
    }

    /// The trigger with this number, if it is known.
    pub(super) fn find(self, id: TriggerId) -> Option<Trigger> {
        self.all
            .with(|all| all.iter().find(|trigger| trigger.id == id).cloned())
    }

    /// How many there are, in words: with a `+` where only that is known.
    pub(super) fn count(self) -> String {
        let known = self.all.with(Vec::len);
        match self.of_last(|page| (page.next.is_some(), page.total)) {
            Some((true, Some(total))) => total.to_string(),
            Some((true, None)) => [&known.to_string(), "+"].concat(),
            Some((false, _)) | None => known.to_string(),
        }
    }

    /// How many entries could not be read.
    pub(super) fn unreadable(self) -> usize {
        let of_page =
            |query: &Query<Page<Trigger>>| query.value().map_or(0, |page| page.unreadable);
        self.pages.with(|pages| pages.iter().map(of_page).sum())
    }

    /// Asks for all of them again.
    pub(super) fn refresh(self) {
        self.every_page(Query::refresh);
    }

    /// Adds a trigger that was just made.
    pub(super) fn add(self, trigger: Trigger) {
        let first = self
            .pages
            .try_with_untracked(|pages| pages.first().copied());
        if let Some(first) = first.flatten() {
            first.amend(|page| page.items.push(trigger));
        }
        self.refresh();
    }

    /// Takes out a trigger that was just revoked.
    pub(super) fn remove(self, id: TriggerId) {
        self.every_page(|page| page.amend(|page| page.items.retain(|trigger| trigger.id != id)));
        self.refresh();
    }

    /// Puts `changed` in the place of what was known of it.
    pub(super) fn replace(self, changed: &Trigger) {
        let put = |trigger: &mut Trigger| {
            if trigger.id == changed.id {
                changed.clone_into(trigger);
            }
        };
        self.every_page(|page| page.amend(|page| page.items.iter_mut().for_each(put)));
        self.refresh();
    }

    fn every_page(self, act: impl Fn(Query<Page<Trigger>>)) {
        // The page may have gone while an answer was under way.
        if let Some(pages) = self.pages.try_get_untracked() {
            pages.into_iter().for_each(act);
        }
    }

    /// What `read` finds in the last page, once it is known.
    fn of_last<R>(self, read: impl Fn(&Page<Trigger>) -> R) -> Option<R> {
        let last = self.pages.with(|pages| pages.last().copied())?;
        last.state().with(|load| load.value().map(read))
    }

    /// Whether another page follows; `None` while that is being asked.
    fn goes_on(self) -> Option<bool> {
        let last = self.pages.with(|pages| pages.last().copied())?;
        last.state().with(|load| match load {
            Load::Ready { value, .. } => Some(value.next.is_some()),
            Load::Failed(_) => Some(false),
            Load::Idle | Load::Loading | Load::Slow => None,
        })
    }

    /// Asks for the page after the last one, and shows why it cannot be had.
    fn open_next(self) -> AnyView {
        let before = self.pages.with_untracked(|pages| pages.last().copied());
        let question = move || {
            let next = before?.value()?.next?;
            Some(endpoints::triggers(&self.project.get_value()).at(&next))
        };
        let query = Query::new(question, |_| Activity::Calm);
        self.pages.update(|pages| pages.push(query));
        let again = Callback::new(move |()| query.refresh());
        let state = query.state();
        let problem = memo(move |_| {
            state.with(|load| match load {
                Load::Failed(error) => Some(error.clone()),
                Load::Idle | Load::Loading | Load::Slow | Load::Ready { .. } => None,
            })
        });
        (move || problem.get().map(|error| fault::fault(&error, Some(again)))).into_any()
    }
}

/// Every trigger once: one that moved up a page between two answers is in both.
fn joined(pages: &[Query<Page<Trigger>>]) -> Vec<Trigger> {
    let mut all: Vec<Trigger> = Vec::new();
    for page in pages.iter().filter_map(|page| page.value()) {
        for trigger in page.items {
            if all.iter().all(|known| known.id != trigger.id) {
                all.push(trigger);
            }
        }
    }
    all
}

/// What follows the table: the next page on request, and what was left out.
pub(super) fn rest(listing: Listing) -> AnyView {
    // While a page is under way the button stays, so that the focus does too.
    let more = memo(move |before: Option<&bool>| {
        let more = listing.goes_on();
        more.unwrap_or_else(|| before.copied().unwrap_or(false))
    });
    let ask = move |_| {
        if untrack(|| listing.goes_on()) == Some(true) {
            listing.further.update(|pages| *pages += 1);
        }
    };
    let unreadable = memo(move |_| listing.unreadable());
    let left_out = move || match unreadable.get() {
        0 => None,
        1 => Some("1 entry could not be read and is not shown.".to_owned()),
        many => Some(many.to_string() + " entries could not be read and are not shown."),
    };
    view! {
        <For
            each=move || 0..listing.further.get()
            key=|page| *page
            children=move |_| listing.open_next()
        />
        <div class="row" hidden=move || !more.get()>
            <button type="button" on:click=ask>"Show more"</button>
        </div>
        {move || left_out().map(|words| view! { <p class="notice" role="status">{words}</p> })}
    }
    .into_any()
}
