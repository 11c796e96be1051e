//! The end of the table: older builds, when the end comes into view or a
//! person asks for them.

use super::filter::BuildFilter;
use super::known::Known;
use super::listing::Listing;
use super::sifted::Sifted;
use super::table::amend;
use crate::browser::focus;
use crate::browser::seen::Watch;
use crate::data::command::Command;
use crate::parts::fault::fault;
use crate::reactive::effect;
use gitlab::endpoints;
use leptos::html;
use leptos::prelude::*;

/// How far below the window the end counts as in view.
const AHEAD: &str = "300px";

/// After so many pages in a row without a build that fits the filter a person
/// decides: on a server that does not filter, the history may be long.
const BARREN: u8 = 5;

/// Loads older builds into a listing.
#[derive(Clone, Copy)]
pub(super) struct Older {
    listing: RwSignal<Listing>,
    sifted: Memo<Sifted>,
    known: Known,
    command: Command,
    barren: StoredValue<u8>,
}

impl Older {
    /// Loads into `listing`, which `sifted` is of.
    pub(super) fn of(listing: RwSignal<Listing>, sifted: Memo<Sifted>, known: Known) -> Self {
        Self {
            listing,
            sifted,
            known,
            command: Command::new(),
            barren: StoredValue::new(0),
        }
    }

    fn is_all(self) -> bool {
        self.listing.with(|listing| listing.next().is_none())
    }

    /// How many rows the table has with its headings, for screen readers;
    /// -1 where that is not known.
    pub(super) fn row_count(self) -> String {
        if self.is_all() {
            let rows = self.sifted.with(|sifted| sifted.shown.len());
            (rows + 1).to_string()
        } else {
            "-1".to_owned()
        }
    }

    fn has_none(self) -> bool {
        self.sifted.with(|sifted| sifted.loaded == 0)
            && self.listing.with(|listing| listing.unreadable() == 0)
    }

    /// A person asks.
    fn press(self) {
        self.barren.set_value(0);
        self.load(move || {
            // The button, which had the focus, has gone.
            let is_all = self
                .listing
                .try_with_untracked(|listing| listing.next().is_none());
            if is_all == Some(true) {
                focus::focus_on("#oldest-build");
            }
        });
    }

    /// The end is in view. Where builds are looked through one by one a person
    /// decides.
    fn come_into_view(self) {
        let looks_through = |filter: &BuildFilter| filter.is_judged_here();
        if self.known.filter.try_with_untracked(looks_through) != Some(false) {
            return;
        }
        let barren = self.barren.try_get_value().unwrap_or(BARREN);
        if barren < BARREN && untrack(|| self.command.refusal()).is_none() {
            self.load(|| {});
        }
    }

    fn load(self, done: impl FnOnce() + 'static) {
        let next = self
            .listing
            .try_with_untracked(|listing| listing.next().cloned());
        let Some(Some(next)) = next else {
            return;
        };
        let filter = self.known.filter.get_untracked();
        let from = self.known.from.get_untracked();
        let project = self.known.project.get_value();
        let endpoint = endpoints::pipelines(&project, &filter.question(from)).at(&next);
        self.command.send(endpoint, move |page| {
            let found = page.items.iter().any(|build| filter.fits(build, from));
            self.barren.try_update_value(|barren| {
                *barren = if found { 0 } else { *barren + 1 };
            });
            amend(self.listing, |listing| {
                // The list may have begun anew in the meantime.
                if listing.next() == Some(&next) {
                    listing.take_in_older(page);
                }
            });
            done();
        });
    }
}

/// The end of the table.
pub(super) fn end(older: Older) -> AnyView {
    let element = NodeRef::<html::Footer>::new();
    watch(older, element);
    let command = older.command;
    let refused = move || command.refusal().map(|error| fault(&error, None));
    view! {
        {refused}
        <footer node_ref=element hidden=move || older.is_all() && older.has_none()>
            <span class="soft small">{move || counted(older)}</span>
            <span class="push soft small" role="status" id="oldest-build" tabindex="-1">
                {move || said(older)}
            </span>
            <button
                type="button"
                hidden=move || older.is_all()
                aria-disabled=move || command.in_flight().then_some("true")
                on:click=move |_| older.press()
            >
                "Show older builds"
            </button>
        </footer>
    }
    .into_any()
}

/// Loads whenever the end is in view. It is looked at anew after each load: a
/// short page may leave it in view, of which the browser tells nothing.
fn watch(older: Older, element: NodeRef<html::Footer>) {
    let watch = Watch::new(AHEAD, move |changes| {
        if changes.iter().any(|(_, is_seen)| *is_seen) {
            older.come_into_view();
        }
    });
    let watch = StoredValue::new_local(watch);
    effect(move || {
        older.listing.track();
        if let Some(element) = element.get()
            && !older.command.in_flight()
        {
            watch.try_with_value(|watch| watch.watch(&element));
        }
    });
}

fn said(older: Older) -> &'static str {
    if older.command.in_flight() {
        "Loading older builds"
    } else if older.is_all() {
        "There are no older builds."
    } else {
        ""
    }
}

fn counted(older: Older) -> String {
    let looked_through = older.known.filter.with(BuildFilter::is_judged_here);
    let mut text = older.sifted.with(|sifted| {
        let fitting = sifted.shown.len();
        if looked_through {
            looked_through_words(sifted)
        } else {
            count(fitting, " build shown", " builds shown")
        }
    });
    let unreadable = older.listing.with(Listing::unreadable);
    if unreadable > 0 {
        text.push_str(", and ");
        text.push_str(&count(
            unreadable,
            " that could not be read and is left out",
            " that could not be read and are left out",
        ));
    }
    text
}

/// How many of how many fit, and of how many it is not known.
fn looked_through_words(sifted: &Sifted) -> String {
    let loaded = sifted.loaded.to_string();
    let verb = if sifted.shown.len() == 1 {
        " fits"
    } else {
        " fit"
    };
    let mut text = [
        &sifted.shown.len().to_string(),
        " of ",
        &loaded,
        " loaded builds",
        verb,
    ]
    .concat();
    if !sifted.awaited.is_empty() {
        let awaited = sifted.awaited.len().to_string();
        text.push_str(&[", ", &awaited, " still to be looked at"].concat());
    }
    if sifted.not_told > 0 {
        text.push_str(&[", GitLab does not tell of ", &sifted.not_told.to_string()].concat());
    }
    text
}

fn count(count: usize, one: &str, several: &str) -> String {
    let words = if count == 1 { one } else { several };
    [&count.to_string(), words].concat()
}

#[cfg(test)]
mod tests {
    use super::super::samples::build;
    use super::*;
    use gitlab::Status;
    use std::sync::Arc;

    #[test]
    fn it_is_told_how_many_of_how_many_fit() {
        let builds = |count: u32| (0..count).map(|id| Arc::new(build(id, Status::Success)));
        let mut sifted = Sifted {
            shown: builds(3).collect(),
            loaded: 90,
            ..Sifted::default()
        };
        assert_eq!(looked_through_words(&sifted), "3 of 90 loaded builds fit");
        sifted.shown.truncate(1);
        sifted.awaited = builds(12).collect();
        sifted.not_told = 4;
        assert_eq!(
            looked_through_words(&sifted),
            "1 of 90 loaded builds fits, 12 still to be looked at, GitLab does not tell of 4"
        );
    }
}
