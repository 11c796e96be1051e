//! The table.

use super::known::Known;
use super::listing::{Build, Listing};
use super::nothing;
use super::older::{self, Older};
use super::row::row;
use super::sifted::sifted;
use crate::browser::clock::Clock;
use crate::browser::seen::Watch;
use crate::browser::visibility::Visibility;
use crate::reactive::{effect, memo};
use crate::ui::rows::rows;
use gitlab::{Page, PipelineBasic, PipelineId};
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::Element;

/// The table whose first page is `first`, and all that belongs to it.
pub(super) fn table(first: Memo<Page<PipelineBasic>>, known: Known) -> AnyView {
    let listing = RwSignal::new(first.with_untracked(Listing::begin));
    effect(move || first.with(|first| amend(listing, |list| list.take_in_first(first))));
    let sifted = sifted(listing, known);
    let shown = memo(move |_| sifted.with(|sifted| sifted.shown.clone()));
    let in_view = RwSignal::new(BTreeSet::new());
    known.follow(sifted, shown, in_view);
    follow_below(listing, known, in_view);
    let is_empty = memo(move |_| shown.with(Vec::is_empty));
    let content = move || {
        if is_empty.get() {
            nothing::nothing(known, sifted)
        } else {
            filled(shown, known, in_view)
        }
    };
    view! {
        {move || source_not_told(known, shown)}
        {nothing::others_possible(sifted)}
        {content}
        {older::end(Older::of(listing, sifted, known))}
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

fn filled(
    shown: Memo<Vec<Build>>,
    known: Known,
    in_view: RwSignal<BTreeSet<PipelineId>>,
) -> AnyView {
    let watch = Watch::new("0px", move |changes| note(in_view, &changes));
    let watch = StoredValue::new_local(watch);
    let watched = move |build| {
        let element = NodeRef::<html::Tr>::new();
        effect(move || {
            if let Some(element) = element.get() {
                watch.try_with_value(|watch| watch.watch(&element));
            }
        });
        row(build, known, element)
    };
    view! {
        <table class="cards" aria-label="Builds">
            <thead>
                <tr>
                    <th scope="col">"Status"</th>
                    <th scope="col">"Build"</th>
                    <th scope="col">"Ref"</th>
                    <th scope="col">"Started by"</th>
                    <th scope="col">"Variables"</th>
                    <th scope="col">"Started"</th>
                    <th scope="col">"Duration"</th>
                </tr>
            </thead>
            <tbody>{rows(shown.into(), |build| build.id, watched)}</tbody>
        </table>
    }
    .into_any()
}

/// Notes which rows came into view and which left it.
fn note(in_view: RwSignal<BTreeSet<PipelineId>>, changes: &[(Element, bool)]) {
    in_view.try_update(|in_view| {
        for (element, is_seen) in changes {
            let number = element.get_attribute("data-build");
            let Some(build) = number.and_then(|number| PipelineId::parse(&number)) else {
                continue;
            };
            if *is_seen {
                in_view.insert(build);
            } else {
                in_view.remove(&build);
            }
        }
    });
}

/// Builds of older pages are not polled: those in view that are under way are
/// asked for on their own with each tick of the clock, and the answers taken
/// into the list.
fn follow_below(listing: RwSignal<Listing>, known: Known, in_view: RwSignal<BTreeSet<PipelineId>>) {
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
    let asked = known.filter.with(|filter| filter.triggered_only);
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
