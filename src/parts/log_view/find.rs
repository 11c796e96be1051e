//! A search that goes through the log bit by bit, while the page goes on.

use super::feed::Feed;
use crate::browser::breath::Breath;
use crate::reactive::effect;
use joblog::{Search, Words};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far a search is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Whether there are words to look for.
    pub(super) is_on: bool,
    /// In how many lines they were found.
    pub(super) count: usize,
    /// How much of the log was looked at, while it goes on; in hundredths.
    pub(super) under_way: Option<usize>,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sought {
    /// The words.
    pub(super) words: Words,
    /// Raised with each new search.
    pub(super) time: u32,
}

/// The search, and how far it is.
#[derive(Clone, Copy)]
pub(super) struct Find {
    feed: Feed,
    search: StoredValue<Search>,
    /// What is looked for.
    pub(super) words: RwSignal<Sought>,
    /// The line that was gone to last, of those found.
    pub(super) present: RwSignal<Option<usize>>,
    /// Whether that line may have its match beside what is in sight.
    pub(super) beside: RwSignal<bool>,
    /// How far it is.
    pub(super) tally: RwSignal<Tally>,
    /// Raised by each new search: one that is under way ends then.
    generation: StoredValue<u64>,
}

impl Find {
    /// One without words.
    pub(super) fn new(feed: Feed) -> Self {
        let find = Self {
            feed,
            search: StoredValue::new(Search::default()),
            words: RwSignal::new(Sought::default()),
            present: RwSignal::new(None),
            beside: RwSignal::new(false),
            tally: RwSignal::new(Tally::default()),
            generation: StoredValue::new(0),
        };
        // When the log has grown, the search goes on; another log is searched anew.
        let edition = StoredValue::new(0);
        effect(move || {
            let extent = feed.extent.get();
            if edition.get_value() != extent.edition {
                edition.set_value(extent.edition);
                find.start();
            } else if find.tally.with_untracked(|tally| tally.is_on) {
                find.go_on();
            }
        });
        find
    }

    /// Looks for other words.
    pub(super) fn look_for(self, words: &str) {
        self.words.update(|sought| {
            *sought = Sought {
                words: Words::new(words),
                time: sought.time + 1,
            };
        });
        self.start();
    }

    fn start(self) {
        let words = self.words.with_untracked(|sought| sought.words.clone());
        let is_on = !words.is_empty();
        self.present.set(None);
        self.search.set_value(Search::new(words));
        self.tally.set(Tally {
            is_on,
            ..Tally::default()
        });
        self.go_on();
    }

    /// The line of a match, counted from 0.
    pub(super) fn line(self, place: usize) -> Option<usize> {
        self.search
            .with_value(|search| search.found().get(place).copied())
    }

    /// How many matches there are before a line, counted from 0.
    pub(super) fn count_before(self, line: usize) -> usize {
        self.search
            .with_value(|search| search.found().partition_point(|found| *found < line))
    }

    fn go_on(self) {
        let generation = self.generation.get_value() + 1;
        self.generation.set_value(generation);
        spawn_local(async move {
            let mut breath = Breath::new();
            while self.generation.try_get_value() == Some(generation) && self.look_at_next() {
                if breath.take_if_due().await {
                    self.tell(true);
                }
            }
            if self.generation.try_get_value() == Some(generation) {
                self.tell(false);
            }
        });
    }

    /// Looks at the next block; returns whether there was one.
    fn look_at_next(self) -> bool {
        let look = |search: &mut Search| {
            self.feed.scene(|scene| {
                let block = search.next_block(scene.index())?;
                let lines = scene.read_once(block);
                search.look_at(scene.index(), block, &lines);
                Some(())
            })
        };
        self.search
            .try_update_value(look)
            .flatten()
            .flatten()
            .is_some()
    }

    fn tell(self, is_under_way: bool) {
        let told = self.search.try_with_value(|search| {
            let looked_at = search.looked_at() * 100;
            (search.count(), looked_at)
        });
        let Some((count, looked_at)) = told else {
            return;
        };
        let lines = self
            .feed
            .extent
            .try_get_untracked()
            .map_or(1, |extent| extent.lines);
        let under_way = is_under_way.then(|| looked_at / lines.max(1));
        self.tally.try_maybe_update(|tally| {
            let new = Tally {
                is_on: tally.is_on,
                count,
                under_way,
            };
            (std::mem::replace(tally, new) != new, ())
        });
    }
}
