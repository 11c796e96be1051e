//! Every trigger of many projects, read a few requests at a time and kept for
//! the visit.

pub(crate) mod access;
mod asking_access;
pub(crate) mod entry;
pub(crate) mod forgetting;
pub(crate) mod projects;
pub(crate) mod revocation;
pub(crate) mod revoking;
pub(crate) mod scope;
pub(crate) mod survey;

use crate::browser::clock::Clock;
use crate::browser::fetch::Abort;
use crate::data::connection::Account;
use crate::data::projects::ProjectBookmarks;
use crate::data::session::Session;
use access::{AccessSurvey, WithoutAccess};
use entry::Entries;
use gitlab::{ApiError, ProjectId, Timestamp, TriggerId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use projects::Unread;
use scope::Scope;
use std::time::Duration;
use survey::{Answer, Course, Errand, Progress, Survey};

/// How often what has arrived is shown: each time all of it is sorted.
const SHOWN_EVERY: Duration = Duration::from_millis(400);

/// What is shown of an inventory.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Shown {
    /// Every known trigger.
    pub(crate) entries: Entries,
    /// How far it has come.
    pub(crate) progress: Progress,
    /// The projects that could not be read.
    pub(crate) unread: Vec<Unread>,
    /// Why the list of projects could not be read, if so.
    pub(crate) list_refused: Option<ApiError>,
    /// When all of it had been read.
    pub(crate) read_at: Option<Timestamp>,
    /// Whose owners have lost their project, where this GitLab tells.
    pub(crate) without_access: Option<WithoutAccess>,
}

/// Whose inventory, and over which projects.
#[derive(Clone, PartialEq)]
struct Owner {
    account: Account,
    scope: Scope,
}

#[derive(Default)]
struct Work {
    owner: Option<Owner>,
    survey: Survey,
    under_way: Vec<(Errand, Abort)>,
    /// Raised whenever what is under way is given up: later answers to it count
    /// no more.
    round: u64,
    will_show: bool,
    /// Begun once all is read.
    access: Option<(AccessSurvey, Abort)>,
    /// Raised whenever that is forgotten, as `round` is.
    access_round: u64,
}

impl Work {
    /// What was known of access, or is being asked, counts no more.
    fn forget_access(&mut self) {
        self.access_round += 1;
        if let Some((_, abort)) = self.access.take() {
            abort.now();
        }
    }
}

/// The inventory, as a context: it goes on while other pages are shown.
#[derive(Clone, Copy)]
pub(crate) struct Inventory {
    session: Session,
    bookmarks: ProjectBookmarks,
    clock: Clock,
    shown: RwSignal<Shown>,
    work: StoredValue<Work, LocalStorage>,
}

impl Inventory {
    /// One that was not begun; asks through `session`.
    pub(crate) fn new(session: Session, bookmarks: ProjectBookmarks) -> Self {
        Self {
            session,
            bookmarks,
            clock: expect_context(),
            shown: RwSignal::new(Shown::default()),
            work: StoredValue::new_local(Work::default()),
        }
    }

    /// What is shown of it; whoever reads it is told of changes.
    pub(crate) fn shown(self) -> ReadSignal<Shown> {
        self.shown.read_only()
    }

    /// Begins it over `scope`, unless what is known is just that. What was told
    /// to someone else is forgotten.
    pub(crate) fn open(self, scope: Scope) {
        let owner = self
            .session
            .account_now()
            .map(|account| Owner { account, scope });
        if self.work.with_value(|work| work.owner == owner) {
            return;
        }
        let Some(Owner { account, scope }) = &owner else {
            return;
        };
        let survey = match scope.chosen(self.bookmarks, account) {
            Some(places) => Survey::of_chosen(places),
            None => Survey::of_listed(),
        };
        self.give_up_under_way();
        self.work.update_value(|work| {
            work.owner = owner.clone();
            work.survey = survey;
        });
        self.shown.set(Shown::default());
        self.go_on();
    }

    /// Reads all of it again; what is known stays in view until then.
    pub(crate) fn refresh(self) {
        let Some(owner) = self.owner() else { return };
        let chosen = owner.scope.chosen(self.bookmarks, &owner.account);
        self.give_up_under_way();
        self.work.update_value(|work| {
            work.survey = std::mem::take(&mut work.survey).begun(chosen);
        });
        self.shown.update(|shown| shown.read_at = None);
        self.go_on();
    }

    /// Asks nothing more for now.
    pub(crate) fn stop(self) {
        self.work.try_update_value(|work| work.survey.stop());
        self.give_up_under_way();
        self.show();
    }

    /// Goes on where it was stopped.
    pub(crate) fn resume(self) {
        self.work.update_value(|work| work.survey.resume());
        self.go_on();
    }

    /// Tries what could not be read again.
    pub(crate) fn retry(self) {
        self.work.update_value(|work| {
            work.survey.retry();
            work.forget_access();
        });
        self.go_on();
    }

    /// Takes out a trigger that was revoked.
    pub(crate) fn remove(self, project: ProjectId, trigger: TriggerId) {
        self.work
            .try_update_value(|work| work.survey.remove(project, trigger));
        self.show_soon();
    }

    /// Whether what is shown was told to `account`.
    pub(crate) fn is_of(self, account: &Account) -> bool {
        let is_of = |work: &Work| work.owner.as_ref().is_some_and(|it| it.account == *account);
        self.work.try_with_value(is_of).unwrap_or(false)
    }

    fn give_up_under_way(self) {
        self.work.try_update_value(|work| {
            work.round += 1;
            work.under_way.drain(..).for_each(|(_, abort)| abort.now());
            work.forget_access();
        });
    }

    /// Whose it is, for as long as that account is connected.
    fn owner(self) -> Option<Owner> {
        let owner = self.work.try_with_value(|work| work.owner.clone())??;
        (self.session.account_now().as_ref() == Some(&owner.account)).then_some(owner)
    }

    /// Asks for as much as may be asked at a time.
    fn go_on(self) {
        while let Some(owner) = self.owner() {
            let next = self.work.try_update_value(|work| {
                let errand = work.survey.next()?;
                let abort = Abort::new();
                work.under_way.push((errand.clone(), abort.clone()));
                Some((errand, abort, work.round))
            });
            let Some(Some((errand, abort, round))) = next else {
                break;
            };
            spawn_local(async move {
                let answer = owner.scope.run(self.session, &errand, abort).await;
                let is_present = self.work.try_with_value(|work| work.round) == Some(round);
                if !is_present {
                    return;
                }
                if self.owner().as_ref() == Some(&owner) {
                    self.take_in(errand, answer);
                } else {
                    self.stop();
                }
            });
        }
        self.ask_for_access();
        self.show_soon();
    }

    fn take_in(self, errand: Errand, answer: Result<Answer, ApiError>) {
        let pause = self.work.try_update_value(|work| {
            work.under_way.retain(|(other, _)| *other != errand);
            (work.survey.take_in(errand, answer), work.round)
        });
        if let Some((Some(pause), round)) = pause {
            self.go_on_after(pause, round);
        }
        self.go_on();
    }

    fn go_on_after(self, pause: Duration, round: u64) {
        let over = move || {
            let is_present = self.work.try_with_value(|work| work.round) == Some(round);
            if is_present {
                self.work.try_update_value(|work| work.survey.pause_over());
                self.go_on();
            }
        };
        // Without a timer it rests until a person stops it and goes on.
        drop(set_timeout_with_handle(over, pause));
    }

    fn show_soon(self) {
        let will_show = self
            .work
            .try_update_value(|work| std::mem::replace(&mut work.will_show, true));
        if will_show == Some(false)
            && set_timeout_with_handle(move || self.show(), SHOWN_EVERY).is_err()
        {
            self.show();
        }
    }

    fn show(self) {
        let shown = self.work.try_update_value(|work| {
            work.will_show = false;
            Shown {
                entries: work.survey.entries(),
                progress: work.survey.progress(),
                unread: work.survey.unread(),
                list_refused: work.survey.list_refused(),
                read_at: None,
                without_access: work.access.as_ref().and_then(|(access, _)| access.known()),
            }
        });
        let Some(mut shown) = shown else { return };
        let before = self.shown.try_with_untracked(|before| before.read_at);
        let is_done = shown.progress.course == Course::Done;
        shown.read_at = is_done.then(|| before.flatten().unwrap_or_else(|| self.clock.instant()));
        self.shown.try_set(shown);
    }
}
