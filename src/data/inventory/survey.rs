//! How far an inventory has come, and which request goes next. Knows no network
//! and no time: who asks it tells it how a request went, and when a pause is
//! over.

use super::entry::{Entries, Place};
use super::projects::{Projects, Unread};
use crate::data::pace::{self, Activity, Past};
use gitlab::{ApiError, ErrorKind, NextPage, Page, Project, ProjectId, Trigger, TriggerId};
use std::collections::VecDeque;
use std::time::Duration;

/// The most requests under way at a time: as many connections as a browser
/// opens to one host over HTTP/1.1, and two fewer than eight, which are left to
/// what a person does meanwhile.
pub(crate) const MOST: u32 = 6;
/// How often a request that failed is sent before its project is given up.
const TRIES: u32 = 3;
/// The longest a server may send us away, in seconds.
const LONGEST_AWAY: u32 = 3600;
/// How long to wait before the only request that is left is sent again.
const BREATH: Duration = Duration::from_secs(2);

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Errand {
    /// A page of the list of projects.
    Projects(Option<NextPage>),
    /// A page of the triggers of a project.
    Triggers(ProjectId, Option<NextPage>),
}

/// What a request brought.
pub(crate) enum Answer {
    /// A page of the list of projects.
    Projects(Page<Project>),
    /// A page of the triggers of a project.
    Triggers(Page<Trigger>),
}

/// Whether it goes on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Course {
    /// It does.
    #[default]
    Going,
    /// It waits because GitLab asked for it, or gave no answer, as this says.
    Resting(ApiError),
    /// A person stopped it, or the connection was lost.
    Stopped,
    /// All that could be read was read.
    Done,
}

/// How far it has come, in numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Progress {
    /// Projects that were read.
    pub(crate) read: usize,
    /// Projects that are known.
    pub(crate) found: usize,
    /// Whether there are no others.
    pub(crate) all_found: bool,
    /// Projects and triggers that made no sense, in all.
    pub(crate) unreadable: usize,
    /// Whether it goes on.
    pub(crate) course: Course,
}

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

    fn fail(&mut self, errand: Errand, error: ApiError) -> Option<Duration> {
        match error.kind {
            // Nobody is connected, or not any more.
            ErrorKind::Aborted | ErrorKind::TokenRefused(_) => {
                self.due.push_front(errand);
                self.stop();
                None
            }
            ErrorKind::TooManyRequests { retry_after } => {
                self.due.push_front(errand);
                self.failed_in_a_row += 1;
                let told = retry_after.map(|seconds| seconds.clamp(1, LONGEST_AWAY));
                let told = told.map(|seconds| Duration::from_secs(seconds.into()));
                Some(self.rest(error, told))
            }
            _ => self.fail_for_now(errand, error),
        }
    }

    /// Tries it again later, if that can help. When as many as can be under way
    /// have failed in a row it is not the project but the server, and everything
    /// waits.
    fn fail_for_now(&mut self, errand: Errand, error: ApiError) -> Option<Duration> {
        let tries = match &errand {
            Errand::Projects(_) => {
                self.list_tries += 1;
                self.list_tries
            }
            Errand::Triggers(project, _) => self.projects.failed(*project),
        };
        if !error.is_worth_retrying() || tries >= TRIES {
            match errand {
                Errand::Projects(_) => self.list_refused = Some((errand, error)),
                Errand::Triggers(project, _) => self.projects.refuse(project, error),
            }
            return None;
        }
        self.failed_in_a_row += 1;
        let is_alone = self.due.is_empty();
        self.due.push_back(match errand {
            Errand::Projects(page) => Errand::Projects(page),
            // From its first page: the earlier ones may be old by then.
            Errand::Triggers(project, _) => Errand::Triggers(project, None),
        });
        if self.failed_in_a_row >= MOST {
            return Some(self.rest(error, None));
        }
        is_alone.then(|| self.rest(error, Some(BREATH)))
    }

    /// Waits as long as was told, else longer each time.
    fn rest(&mut self, why: ApiError, told: Option<Duration>) -> Duration {
        self.pauses += 1;
        self.resting = Some(why);
        let past = Past {
            unchanged: 0,
            failed: (self.failed_in_a_row / MOST).max(1),
        };
        told.or_else(|| pace::pause(Activity::Calm, past))
            .unwrap_or_default()
    }

    /// A pause is over.
    pub(crate) fn pause_over(&mut self) {
        self.pauses = self.pauses.saturating_sub(1);
        if self.pauses == 0 {
            self.resting = None;
        }
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

    /// How far it has come.
    pub(crate) fn progress(&self) -> Progress {
        Progress {
            read: self.projects.count_read(),
            found: self.projects.len(),
            all_found: self.all_found,
            unreadable: self.list_unreadable + self.projects.unreadable(),
            course: self.course(),
        }
    }

    /// Whether it goes on.
    pub(crate) fn course(&self) -> Course {
        let is_over = self.due.is_empty() && self.under_way.is_empty();
        match &self.resting {
            _ if is_over => Course::Done,
            _ if self.stopped => Course::Stopped,
            Some(why) => Course::Resting(why.clone()),
            None => Course::Going,
        }
    }
}

#[cfg(test)]
mod tests;
