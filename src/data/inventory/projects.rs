//! What an inventory knows of each project.

use super::entry::{Entries, Entry, Place};
use gitlab::{ApiError, Page, ProjectId, Trigger, TriggerId};
use std::collections::HashMap;
use std::sync::Arc;

/// What is known of one project.
#[derive(Debug)]
struct Known {
    place: Arc<Place>,
    triggers: Vec<Arc<Entry>>,
    /// What has arrived of a list that is not whole yet.
    arriving: Vec<Arc<Entry>>,
    unreadable: usize,
    standing: Standing,
    tries: u32,
    /// Whether the newest list of projects has it.
    listed: bool,
}

/// How far a project was read.
#[derive(Clone, Debug, PartialEq)]
enum Standing {
    Awaited,
    Read,
    Refused(ApiError),
}

/// A project that could not be read, and why.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unread {
    /// The project.
    pub(crate) place: Arc<Place>,
    /// The reason.
    pub(crate) reason: ApiError,
}

/// The projects of an inventory, in the order in which they were found.
#[derive(Debug, Default)]
pub(super) struct Projects {
    all: Vec<Known>,
    at: HashMap<ProjectId, usize>,
}

impl Projects {
    /// Adds a project of the newest list; tells whether it was not in it yet.
    pub(super) fn find(&mut self, place: Place) -> bool {
        let id = place.id;
        let Some(known) = self.get_mut(id) else {
            self.at.insert(id, self.all.len());
            self.all.push(Known::new(place));
            return true;
        };
        if *known.place != place {
            known.move_to(place);
        }
        !std::mem::replace(&mut known.listed, true)
    }

    /// Those that the newest list, which is whole now, does not have go.
    pub(super) fn end_list(&mut self) {
        self.all.retain(|known| known.listed);
        let places = self.all.iter().zip(0..);
        self.at = places.map(|(known, at)| (known.place.id, at)).collect();
    }

    /// Expects all of them to be listed and read anew. What is known of them
    /// stays until then.
    pub(super) fn expect_anew(&mut self) {
        for known in &mut self.all {
            known.arriving.clear();
            known.standing = Standing::Awaited;
            known.tries = 0;
            known.listed = false;
        }
    }

    /// Takes in a page of a project's triggers, the first or a further one, the
    /// last or one before it.
    pub(super) fn read(&mut self, project: ProjectId, is_first: bool, page: Page<Trigger>) {
        let Some(known) = self.get_mut(project) else {
            return;
        };
        if is_first {
            known.arriving.clear();
            known.unreadable = 0;
        }
        known.tries = 0;
        known.unreadable += page.unreadable;
        known.arrive(page.items);
        if page.next.is_none() {
            known.triggers = std::mem::take(&mut known.arriving);
            known.standing = Standing::Read;
        }
    }

    /// Counts a try that failed; how many in a row there were.
    pub(super) fn failed(&mut self, project: ProjectId) -> u32 {
        self.get_mut(project).map_or(u32::MAX, |known| {
            known.tries += 1;
            known.tries
        })
    }

    /// The project cannot be read. What was known of it goes: nobody knows
    /// whether it is still so.
    pub(super) fn refuse(&mut self, project: ProjectId, reason: ApiError) {
        if let Some(known) = self.get_mut(project) {
            known.standing = Standing::Refused(reason);
            known.arriving.clear();
            known.triggers.clear();
        }
    }

    /// Expects those that were refused to be read after all, and tells which.
    pub(super) fn expect_refused(&mut self) -> Vec<ProjectId> {
        let mut again = Vec::new();
        for known in &mut self.all {
            if matches!(known.standing, Standing::Refused(_)) {
                known.standing = Standing::Awaited;
                known.tries = 0;
                again.push(known.place.id);
            }
        }
        again
    }

    /// Takes out a trigger that was revoked.
    pub(super) fn remove(&mut self, project: ProjectId, trigger: TriggerId) {
        if let Some(known) = self.get_mut(project) {
            known.triggers.retain(|entry| entry.trigger.id != trigger);
            known.arriving.retain(|entry| entry.trigger.id != trigger);
        }
    }

    fn get_mut(&mut self, project: ProjectId) -> Option<&mut Known> {
        self.all.get_mut(*self.at.get(&project)?)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// How many were read.
    pub(super) fn count_read(&self) -> usize {
        let is_read = |known: &&Known| known.standing == Standing::Read;
        self.all.iter().filter(is_read).count()
    }

    /// How many triggers of theirs could not be read.
    pub(super) fn unreadable(&self) -> usize {
        self.all.iter().map(|known| known.unreadable).sum()
    }

    /// Every known trigger.
    pub(super) fn entries(&self) -> Entries {
        let all = self.all.iter().flat_map(|known| &known.triggers);
        Entries::of(all.cloned().collect())
    }

    /// Those with triggers.
    pub(super) fn with_triggers(&self) -> Vec<ProjectId> {
        let some = self.all.iter().filter(|known| !known.triggers.is_empty());
        some.map(|known| known.place.id).collect()
    }

    /// Those that could not be read.
    pub(super) fn unread(&self) -> Vec<Unread> {
        let unread = self.all.iter().filter_map(|known| match &known.standing {
            Standing::Refused(reason) => Some(Unread {
                place: Arc::clone(&known.place),
                reason: reason.clone(),
            }),
            Standing::Awaited | Standing::Read => None,
        });
        unread.collect()
    }
}

impl Known {
    fn new(place: Place) -> Self {
        Self {
            place: Arc::new(place),
            triggers: Vec::new(),
            arriving: Vec::new(),
            unreadable: 0,
            standing: Standing::Awaited,
            tries: 0,
            listed: true,
        }
    }

    /// It was renamed since an earlier inventory.
    fn move_to(&mut self, place: Place) {
        self.place = Arc::new(place);
        for entry in &mut self.triggers {
            *entry = Arc::new(Entry::new(&self.place, entry.trigger.clone()));
        }
    }

    fn arrive(&mut self, triggers: Vec<Trigger>) {
        for trigger in triggers {
            let id = trigger.id;
            // One that moved up a page between two answers is in both.
            if self.arriving.iter().all(|known| known.trigger.id != id) {
                self.arriving
                    .push(Arc::new(Entry::new(&self.place, trigger)));
            }
        }
    }
}
