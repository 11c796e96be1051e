//! The builds that are known, put together from the first page, which is asked
//! again and again, and older pages, which are asked once.

use gitlab::{NextPage, Page, PipelineBasic, PipelineId};
use std::sync::Arc;

/// One build of the list, shared by all that show it.
pub(super) type Build = Arc<PipelineBasic>;

/// What is known of the list, newest first. Servers list builds by falling id.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Listing {
    builds: Vec<Build>,
    /// The oldest build of the newest first page; those below it are asked
    /// again one at a time.
    polled_to: Option<PipelineId>,
    /// Where the oldest page that was asked goes on.
    next: Option<NextPage>,
    has_older_pages: bool,
    unreadable: usize,
    unreadable_below: usize,
}

impl Listing {
    /// The list as its first page tells it.
    pub(super) fn begin(first: &Page<PipelineBasic>) -> Self {
        let mut builds: Vec<Build> = first.items.iter().cloned().map(Arc::new).collect();
        sort(&mut builds);
        Self {
            polled_to: builds.last().map(|build| build.id),
            builds,
            next: first.next.clone(),
            has_older_pages: false,
            unreadable: first.unreadable,
            unreadable_below: 0,
        }
    }

    /// Takes in a newer first page. It says all there is to say about the
    /// builds it spans: one that is missing there has gone, or fits the filter
    /// no more. Where so many are new that it no longer meets the builds known
    /// so far, nobody knows what lies between, and the list begins anew.
    pub(super) fn take_in_first(&mut self, first: &Page<PipelineBasic>) {
        let mut newer = Self::begin(first);
        let newest_known = self.builds.first().map(|build| build.id);
        let meets = newer.polled_to <= newest_known;
        if meets && newer.next.is_some() {
            let end = newer.polled_to;
            self.builds
                .retain(|build| end.is_none_or(|end| build.id < end));
            newer.builds.append(&mut self.builds);
            newer.unreadable_below = self.unreadable_below;
            newer.has_older_pages = self.has_older_pages;
            if self.has_older_pages {
                newer.next = self.next.take();
            }
        }
        *self = newer;
    }

    /// Takes in the page after all others. New builds may have pushed known
    /// ones on to it while it was under way: only older ones are taken.
    pub(super) fn take_in_older(&mut self, page: Page<PipelineBasic>) {
        let oldest = self.builds.last().map(|build| build.id);
        let is_older = |build: &PipelineBasic| oldest.is_none_or(|oldest| build.id < oldest);
        let start = self.builds.len();
        let older = page.items.into_iter().filter(is_older);
        self.builds.extend(older.map(Arc::new));
        sort(&mut self.builds[start..]);
        self.next = page.next;
        self.has_older_pages = true;
        self.unreadable_below += page.unreadable;
    }

    /// Takes in a build that was asked for on its own, where no poll tells of
    /// it and the answer is newer than what is known.
    pub(super) fn take_in_one(&mut self, newer: &PipelineBasic) {
        if !self.is_below_polled(newer.id) {
            return;
        }
        // Falling ids.
        let at = self
            .builds
            .binary_search_by(|known| newer.id.cmp(&known.id));
        let known = at.ok().and_then(|at| self.builds.get_mut(at));
        if let Some(known) = known.filter(|known| known.updated_at < newer.updated_at) {
            *known = Arc::new(newer.clone());
        }
    }

    /// Whether no poll tells of the build.
    pub(super) fn is_below_polled(&self, build: PipelineId) -> bool {
        self.polled_to.is_some_and(|end| build < end)
    }

    /// The builds, newest first.
    pub(super) fn builds(&self) -> &[Build] {
        &self.builds
    }

    /// Where the list goes on; `None` when its end is known.
    pub(super) fn next(&self) -> Option<&NextPage> {
        self.next.as_ref()
    }

    /// How many builds could not be read and are left out.
    pub(super) fn unreadable(&self) -> usize {
        self.unreadable + self.unreadable_below
    }
}

fn sort(builds: &mut [Build]) {
    builds.sort_by_key(|build| std::cmp::Reverse(build.id));
}

#[cfg(test)]
mod tests {
    use super::super::samples::{build, next_page, page};
    use super::*;
    use gitlab::{Status, Timestamp};
    use proptest::prelude::*;

    fn ids(listing: &Listing) -> Vec<u64> {
        listing.builds().iter().map(|build| build.id.0).collect()
    }

    #[test]
    fn new_builds_come_on_top_and_those_pushed_off_the_page_stay() {
        let mut listing = Listing::begin(&page(7..=9, Some(2)));
        listing.take_in_first(&page(8..=10, Some(2)));
        assert_eq!(ids(&listing), [10, 9, 8, 7]);
        assert_eq!(listing.next(), Some(&next_page(2)));
    }

    #[test]
    fn older_pages_follow_and_nothing_comes_twice() {
        let mut listing = Listing::begin(&page(7..=9, Some(2)));
        listing.take_in_first(&page(8..=10, Some(2)));
        listing.take_in_older(page(5..=7, Some(3)));
        assert_eq!(ids(&listing), [10, 9, 8, 7, 6, 5]);
        listing.take_in_first(&page(9..=11, Some(2)));
        assert_eq!(
            listing.next(),
            Some(&next_page(3)),
            "page 2 is not asked again"
        );
        listing.take_in_older(page(1..=4, None));
        listing.take_in_first(&page(9..=11, Some(2)));
        assert_eq!((ids(&listing).len(), listing.next()), (11, None));
    }

    #[test]
    fn a_build_that_left_the_polled_page_is_gone() {
        let mut listing = Listing::begin(&page(5..=9, Some(2)));
        listing.take_in_older(page(3..=4, None));
        listing.take_in_first(&page([4, 5, 6, 8, 9], Some(2)));
        assert_eq!(ids(&listing), [9, 8, 6, 5, 4, 3]);
        listing.take_in_first(&page([9], None));
        assert_eq!(ids(&listing), [9], "the server has no more than this");
    }

    #[test]
    fn after_a_long_absence_the_list_begins_anew() {
        let mut listing = Listing::begin(&page(1..=3, Some(2)));
        listing.take_in_older(page([0], None));
        listing.take_in_first(&page(90..=92, Some(2)));
        assert_eq!(ids(&listing), [92, 91, 90]);
        assert_eq!(listing.next(), Some(&next_page(2)));
    }

    #[test]
    fn an_answer_about_one_build_counts_only_where_no_poll_does_and_when_newer() {
        let mut listing = Listing::begin(&page([8, 9], Some(2)));
        listing.take_in_older(page([6, 7], None));
        let at = |id: u32, second: i64| PipelineBasic {
            updated_at: Some(Timestamp::from_milliseconds(second * 1000)),
            ..build(id, Status::Failed)
        };
        for told in [at(9, 99), at(7, 3), at(6, 99), at(5, 99)] {
            listing.take_in_one(&told);
        }
        let failed: Vec<u64> = listing
            .builds()
            .iter()
            .filter(|build| build.status == Status::Failed)
            .map(|build| build.id.0)
            .collect();
        assert_eq!(failed, [6]);
        assert_eq!(ids(&listing), [9, 8, 7, 6]);
    }

    #[test]
    fn what_cannot_be_read_is_counted_once() {
        let torn = |page: Page<PipelineBasic>| Page {
            unreadable: 2,
            ..page
        };
        let mut listing = Listing::begin(&torn(page([9], Some(2))));
        listing.take_in_older(torn(page([5], None)));
        listing.take_in_first(&torn(page([9], Some(2))));
        assert_eq!(listing.unreadable(), 4);
    }

    proptest! {
        /// However builds arrive while pages are read, the list is without
        /// gaps, without doubles and newest first.
        #[test]
        fn paging_while_builds_arrive(steps in prop::collection::vec((0u32..4, any::<bool>()), 1..30)) {
            let (size, mut newest) = (5u32, 20u32);
            let server = |newest: u32, number: u32| {
                let end = newest.saturating_sub((number - 1) * size);
                let start = end.saturating_sub(size);
                page(start + 1..=end, (start > 0).then_some(number + 1))
            };
            let mut listing = Listing::begin(&server(newest, 1));
            for (arrived, asks_older) in steps {
                newest += arrived;
                let goes_on = (2..99).find(|number| listing.next() == Some(&next_page(*number)));
                match goes_on.filter(|_| asks_older) {
                    Some(number) => listing.take_in_older(server(newest, number)),
                    None => listing.take_in_first(&server(newest, 1)),
                }
                let known = ids(&listing);
                let gap = known.windows(2).find(|pair| pair[0] != pair[1] + 1);
                prop_assert_eq!(gap, None);
                if listing.next().is_none() {
                    prop_assert_eq!(known.last(), Some(&1));
                }
            }
        }
    }
}
