//! What the parts of the region share.

use super::feed::Feed;
use super::find::Find;
use super::follow::Follow;
use super::link::Linked;
use super::memory::FoldedSections;
use super::place::{Folding, ROW, Scroll};
use super::rows;
use crate::browser::fragment;
use crate::data::kept::Kept;
use crate::data::session::Session;
use gitlab::JobId;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// The region's state.
#[derive(Clone, Copy)]
pub(super) struct LogView {
    pub(super) id: JobId,
    pub(super) feed: Feed,
    pub(super) find: Find,
    pub(super) follow: Follow,
    /// Which sections are folded.
    pub(super) folding: RwSignal<Folding>,
    pub(super) remembered: Kept<FoldedSections>,
    /// Whether long lines are wrapped.
    pub(super) wrap: RwSignal<bool>,
    /// Whether the runner's timestamps are shown.
    pub(super) times: RwSignal<bool>,
    /// Whether the log takes the width of the page.
    pub(super) wide: RwSignal<bool>,
    /// Whether the list of errors and warnings is open.
    pub(super) problems: RwSignal<bool>,
    /// The lines that are linked to or were gone to.
    pub(super) marked: RwSignal<Option<Linked>>,
    /// The box, by its scrolling.
    pub(super) seen: RwSignal<Seen>,
    /// Who is connected.
    pub(super) session: Session,
    /// The address of this page, without a fragment.
    pub(super) here: StoredValue<String>,
}

/// The box in which the lines are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Seen {
    /// How far it is scrolled.
    pub(super) top: f64,
    /// How high it is.
    pub(super) height: f64,
    /// How many characters fit a row.
    pub(super) columns: usize,
}

impl LogView {
    /// Whether a link of the log may be one here: whoever writes a log may name
    /// any address, and only those of the connected GitLab are followed.
    pub(super) fn leads(self, address: &str) -> bool {
        let instance = untrack(|| self.session.instance());
        instance.is_some_and(|instance| instance.owns(address))
    }

    /// Whether a section is folded.
    pub(super) fn is_folded(self, number: usize) -> bool {
        self.folding.with(|folding| {
            let is_folded = self.feed.scene(|scene| {
                let section = scene.index().sections().get(number);
                section.is_some_and(|section| folding.is_folded(number, section))
            });
            is_folded.unwrap_or(false)
        })
    }

    /// Folds or opens a section, and remembers it by its name.
    pub(super) fn toggle(self, number: usize) {
        let name = self.feed.scene(|scene| {
            let section = scene.index().sections().get(number);
            section.map(|section| section.name.clone())
        });
        let folded = !untrack(|| self.is_folded(number));
        self.folding.update(|folding| folding.set(number, folded));
        if let Some(name) = name.flatten() {
            self.remembered
                .change(|sections| sections.remember(&name, folded));
        }
    }

    /// Links to a line, by its number counted from 1; `further` to those from
    /// the one linked before to it.
    pub(super) fn link(self, number: usize, further: bool) {
        let before = self.marked.get_untracked().filter(|_| further);
        let linked = before.map_or(Linked::one(number), |linked| linked.to(number));
        self.marked.set(Some(linked));
        fragment::replace(&linked.fragment());
    }

    /// Brings a line, counted from 0 with those that continue others, into sight
    /// and marks it.
    pub(super) fn show(self, line: usize) {
        let number = self.feed.scene(|scene| scene.index().number_of(line) + 1);
        self.marked.set(number.map(Linked::one));
        self.bring_into_sight(line);
    }

    /// The first line in sight, counted from 0 with those that continue others.
    pub(super) fn first_in_sight(self) -> usize {
        let seen = self.seen.get_untracked();
        let first = self
            .feed
            .scene(|scene| rows::first(scene, seen.top, seen.height));
        first.unwrap_or_default()
    }

    /// Brings a line into sight, opening what hides it.
    pub(super) fn bring_into_sight(self, line: usize) {
        self.follow.on.set(false);
        let mut folding = self.folding.get_untracked();
        let opened = self
            .feed
            .scene(|scene| folding.open_over(line, scene.index().sections()));
        if opened == Some(true) {
            self.folding.set(folding);
        }
        // After the log was laid out anew.
        request_animation_frame(move || self.scroll_to(line));
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "rows are counted exactly up to 2^53"
    )]
    fn scroll_to(self, line: usize) {
        let (Some(Some(element)), Some(seen)) = (
            self.follow.element.try_get_untracked(),
            self.seen.try_get_untracked(),
        ) else {
            return;
        };
        let top = self.feed.scene(|scene| {
            let layout = scene.layout();
            let scroll = Scroll {
                rows: layout.rows(),
                height: seen.height,
            };
            // A third from the top, with what led to it above.
            scroll.top_for(layout.before(line) as f64 * ROW - seen.height / 3.0)
        });
        if let Some(top) = top {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "less than 17 million pixels"
            )]
            element.set_scroll_top(top as i32);
            // The box itself may be out of sight.
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }
}
