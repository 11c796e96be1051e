//! How far an inventory has come, and which request goes next. Knows no network
//! and no time: who asks it tells it how a request went, and when a pause is
//! over.

mod course;
mod errand;
mod failing;

pub(crate) use course::{Course, Progress};
pub(crate) use errand::{Answer, Errand};

use super::entry::{Entries, Place};
use super::projects::{Projects, Unread};
use gitlab::{ApiError, ProjectId, TriggerId};
use std::collections::VecDeque;
use std::time::Duration;

/// The most requests under way at a time: as many connections as a browser
/// opens to one host over HTTP/1.1, and two fewer than eight, which are left to
/// what a person does meanwhile.
pub(crate) const MOST: u32 = 6;

/// The state of an inventory.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    projects: Projects,
    due: VecDeque<Errand>,
    under_way: Vec<Errand>,
    all_found: bool,
    list_tries: u32,
    list_unreadable: usize,
    list_refused: Option<(Errand, ApiError)>,
    stopped: bool,
    resting: Option<ApiError>,
    pauses: u32,
    failed_in_a_row: u32,
}

impl Survey {
    /// One that reads the list of projects first.
    pub(crate) fn of_listed() -> Self {
        Self::default().begun(None)
    }

    /// One of these projects and no others.
    pub(crate) fn of_chosen(places: Vec<Place>) -> Self {
        Self::default().begun(Some(places))
    }

    /// The same from its beginning, over the list of projects or those that were
    /// chosen. What is known stays until it is read anew.
    pub(crate) fn begun(self, chosen: Option<Vec<Place>>) -> Self {
        let mut survey = Self {
            projects: self.projects,
            ..Self::default()
        };
        survey.projects.expect_anew();
        match chosen {
            None => survey.due.push_back(Errand::Projects(None)),
            Some(places) => {
                places.into_iter().for_each(|place| survey.find(place));
                survey.end_list();
            }
        }
        survey
    }

    /// What to ask now; it counts as under way from here. `None` when nothing is
    /// due, or not now.
    pub(crate) fn next(&mut self) -> Option<Errand> {
        if self.stopped || self.pauses > 0 || self.under_way.len() >= MOST as usize {
            return None;
        }
        let errand = self.due.pop_front()?;
        self.under_way.push(errand.clone());
        Some(errand)
    }

    /// The answer to `errand`. When a time comes back, nothing is asked until it
    /// is over and [`Survey::pause_over`] was called.
    pub(crate) fn take_in(
        &mut self,
        errand: Errand,
        answer: Result<Answer, ApiError>,
    ) -> Option<Duration> {
        let at = self.under_way.iter().position(|other| *other == errand)?;
        self.under_way.swap_remove(at);
        match answer {
            Ok(answer) => {
                self.failed_in_a_row = 0;
                self.learn(&errand, answer);
                None
            }
            Err(error) => self.fail(errand, error),
        }
    }

    fn learn(&mut self, errand: &Errand, answer: Answer) {
        match (errand, answer) {
            (Errand::Projects(_), Answer::Projects(page)) => {
                self.list_tries = 0;
                self.list_unreadable += page.unreadable;
                let places = page.items.into_iter().map(Place::from);
                places.for_each(|place| self.find(place));
                match page.next {
                    // First of all, so that the number of projects is known soon.
                    Some(next) => self.due.push_front(Errand::Projects(Some(next))),
                    None => self.end_list(),
                }
            }
            (Errand::Triggers(project, before), Answer::Triggers(page)) => {
                let next = page.next.clone();
                self.projects.read(*project, before.is_none(), page);
                if next.is_some() {
                    self.due.push_front(Errand::Triggers(*project, next));
                }
            }
            // Nobody answers one question with the answer to the other.
            (Errand::Projects(_), Answer::Triggers(_))
            | (Errand::Triggers(..), Answer::Projects(_)) => {}
        }
    }

    fn find(&mut self, place: Place) {
        let id = place.id;
        if self.projects.find(place) {
            self.due.push_back(Errand::Triggers(id, None));
        }
    }

    fn end_list(&mut self) {
        self.all_found = true;
        self.projects.end_list();
    }

    /// Asks nothing more; what is under way counts as not asked, and pauses as
    /// over.
    pub(crate) fn stop(&mut self) {
        self.stopped = true;
        self.pauses = 0;
        self.resting = None;
        for errand in self.under_way.drain(..) {
            self.due.push_front(errand);
        }
    }

    /// Goes on where it was stopped.
    pub(crate) fn resume(&mut self) {
        self.stopped = false;
        self.failed_in_a_row = 0;
    }

    /// Tries what could not be read again.
    pub(crate) fn retry(&mut self) {
        if let Some((errand, _)) = self.list_refused.take() {
            self.list_tries = 0;
            self.due.push_front(errand);
        }
        for project in self.projects.expect_refused() {
            self.due.push_back(Errand::Triggers(project, None));
        }
        self.resume();
    }

    /// Takes out a trigger that was revoked.
    pub(crate) fn remove(&mut self, project: ProjectId, trigger: TriggerId) {
        self.projects.remove(project, trigger);
    }

    /// Every known trigger.
    pub(crate) fn entries(&self) -> Entries {
        self.projects.entries()
    }

    /// The projects that could not be read.
    pub(crate) fn unread(&self) -> Vec<Unread> {
        self.projects.unread()
    }

    /// Why the list of projects could not be read, if so.
    pub(crate) fn list_refused(&self) -> Option<ApiError> {
        self.list_refused.as_ref().map(|(_, error)| error.clone())
    }

    /// The projects that have triggers.
    pub(crate) fn with_triggers(&self) -> Vec<ProjectId> {
        self.projects.with_triggers()
    }
}

#[cfg(test)]
mod tests;
