//! The table.

use super::filter::BuildFilter;
use super::grouped;
use super::known::{Known, is_triggered};
use super::listing::{Build, Listing};
use super::newcomers::Newcomers;
use super::nothing;
use super::older::{self, Older};
use super::row::row;
use super::sifted::sifted;
use crate::browser::clock::Clock;
use crate::browser::visibility::Visibility;
use crate::data::columns::{Columns, LeftOut};
use crate::reactive::{effect, memo};
use crate::ui::heads::heads;
use crate::ui::window::{FEW, List, Window};
use gitlab::{Page, PipelineBasic, PipelineId};
use leptos::prelude::*;

/// The table whose first page is `first`, and all that belongs to it.
pub(super) fn table(first: Memo<Page<PipelineBasic>>, known: Known) -> AnyView {
    let listing = RwSignal::new(first.with_untracked(Listing::begin));
    effect(move || first.with(|first| amend(listing, |list| list.take_in_first(first))));
    known.learn_from(listing);
    let sifted = sifted(listing, known);
    let newcomers = Newcomers::of(sifted);
    let shown = newcomers.shown();
    let window = Window::of(List {
        items: shown.into(),
        key: |build| build.id,
        is_high: |build| is_triggered(build),
        whole: FEW,
    });
    newcomers.wait_while_reading(window);
    let in_view = window.in_view();
    known.follow(sifted, shown, in_view);
    follow_below(listing, known, in_view);
    let is_empty = memo(move |_| shown.with(Vec::is_empty));
    let rest = Older::of(listing, sifted, known);
    let group = memo(move |_| known.filter.with(|filter| filter.group.clone()));
    let content = move || match (is_empty.get(), group.get()) {
        (true, _) => nothing::nothing(known, sifted),
        (false, Some(key)) => grouped::table(sifted, key, known),
        (false, None) => filled(window, known, rest),
    };
    view! {
        {move || source_not_told(known, shown)}
        {nothing::others_possible(sifted)}
        {newcomers.button(window)}
        {content}
        {older::end(rest)}
    }
    .into_any()
}

/// Changes the listing, and tells of it only where that changed anything.
pub(super) fn amend(listing: RwSignal<Listing>, change: impl FnOnce(&mut Listing)) {
    listing.try_maybe_update(|present| {
        let mut next = present.clone();
        change(&mut next);
        let changed = next != *present;
        *present = next;
        (changed, ())
    });
}

fn filled(window: Window<Build, PipelineId>, known: Known, older: Older) -> AnyView {
    let columns = expect_context::<Columns>();
    view! {
        <table
            class="cards"
            aria-label="Builds"
            aria-rowcount=move || older.row_count()
            data-without=move || columns.with(LeftOut::words)
        >
            <thead>
                <tr aria-rowindex="1">
                    {heads(["Status", "Build", "Ref", "Started by", "Variables", "Started", "Duration"])}
                </tr>
            </thead>
            {window.body(move |build| row(build, known))}
        </table>
    }
    .into_any()
}

/// Builds of older pages are not polled: those in view that are under way are
/// asked for on their own with each tick of the clock, and the answers taken
/// into the list.
fn follow_below(listing: RwSignal<Listing>, known: Known, in_view: Memo<Vec<PipelineId>>) {
    let clock = expect_context::<Clock>();
    let visibility = expect_context::<Visibility>();
    let under_way = move || {
        let of_interest = |build: &&Build| {
            build.status.is_active() && in_view.with_untracked(|seen| seen.contains(&build.id))
        };
        listing.with_untracked(|listing| {
            let below = listing.builds().iter();
            let below = below.filter(|build| listing.is_below_polled(build.id));
            below
                .filter(of_interest)
                .map(|build| build.id)
                .collect::<Vec<_>>()
        })
    };
    Effect::new(move |before: Option<()>| {
        clock.now();
        if before.is_some() && visibility.visible_now() {
            for build in under_way() {
                known.details.outdated(build);
            }
        }
    });
    effect(move || {
        amend(listing, |listing| {
            known
                .details
                .each(|build| listing.take_in_one(&build.basic));
        });
    });
}

fn source_not_told(known: Known, shown: Memo<Vec<Build>>) -> Option<AnyView> {
    let asked = known.filter.with(BuildFilter::is_of_triggered);
    let not_told = asked && shown.with(|shown| shown.iter().any(|build| build.source.is_none()));
    not_told.then(|| {
        view! {
            <p class="notice">
                "This GitLab is too old to say what started its builds, so that all of them are \
                 listed."
            </p>
        }
        .into_any()
    })
}
