//! What asks for the log, and how often.

use super::intake::Intake;
use super::reading::Reading;
use crate::browser::fetch::Sink;
use crate::browser::visibility::Visibility;
use crate::data::connection::Account;
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::session::Session;
use crate::data::turns::{Turns, watch_for_slowness};
use crate::parts::log_view::scene::Extent;
use gitlab::{ApiError, JobId, ProjectRef, endpoints};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// For so many bytes of an answer the next is asked a second later.
const BYTES_PER_SECOND: usize = 1_000_000;

/// One log's questions.
pub(super) struct Poll {
    project: ProjectRef,
    id: JobId,
    session: Session,
    visibility: Visibility,
    intake: Rc<Intake>,
    load: RwSignal<Load<()>>,
    account: RefCell<Option<Account>>,
    reading: Cell<Option<Reading>>,
    turns: Turns,
}

impl Poll {
    /// One that has asked nothing yet and hands on what it learns to `intake`.
    pub(super) fn new(
        project: ProjectRef,
        id: JobId,
        intake: Rc<Intake>,
        load: RwSignal<Load<()>>,
    ) -> Rc<Self> {
        Rc::new(Self {
            project,
            id,
            session: expect_context(),
            visibility: expect_context(),
            intake,
            load,
            account: RefCell::new(None),
            reading: Cell::new(None),
            turns: Turns::default(),
        })
    }

    /// Asks what `reading` calls for, as whoever is connected: what was told to
    /// one account is not for another.
    pub(super) fn follow(self: &Rc<Self>, reading: Reading) {
        let account = self.session.account();
        let is_other = *self.account.borrow() != account;
        let is_same = !is_other && self.reading.get() == Some(reading);
        if is_same && self.intake.is_complete() {
            return;
        }
        if is_other || reading == Reading::Erased {
            self.load.try_set(Load::Idle);
            self.intake.forget();
        }
        self.turns.start_anew();
        *self.account.borrow_mut() = account;
        self.reading.set(Some(reading));
        if self.has_question() {
            if self.load.with_untracked(|load| load.value().is_none()) {
                self.load.try_set(Load::Loading);
                self.watch_for_slowness();
            }
            self.ask();
        }
    }

    /// Asks once more, now.
    pub(super) fn ask_again(self: &Rc<Self>) {
        self.turns.start_anew();
        self.ask();
    }

    /// Rests while nobody can see the page.
    pub(super) fn follow_visibility(self: &Rc<Self>) {
        if !self.visibility.visible() {
            self.turns.cancel_pause();
        } else if !self.intake.is_complete() {
            self.ask();
        }
    }

    /// Nobody listens any more.
    pub(super) fn stop(&self) {
        self.turns.drop_answer();
        self.reading.set(None);
    }

    fn has_question(&self) -> bool {
        let reads = matches!(self.reading.get(), Some(Reading::Growing | Reading::Whole));
        reads && self.account.borrow().is_some()
    }

    fn watch_for_slowness(self: &Rc<Self>) {
        let (poll, turn) = (Rc::downgrade(self), self.turns.present());
        watch_for_slowness(self.load, move || {
            poll.upgrade().is_some_and(|poll| poll.turns.counts(turn))
        });
    }

    fn ask(self: &Rc<Self>) {
        self.turns.cancel_pause();
        if self.turns.is_under_way() || !self.has_question() || !self.visibility.visible_now() {
            return;
        }
        let (receipt, offset) = self.intake.receipt();
        let endpoint = match offset {
            Some(offset) => endpoints::trace_from(&self.project, self.id, offset),
            None => endpoints::trace(&self.project, self.id),
        };
        let (turn, abort) = self.turns.begin();
        let receipt = Rc::new(RefCell::new(receipt));
        let (poll, into) = (Rc::clone(self), Rc::clone(&receipt));
        let sink: Sink = Rc::new(move |piece| {
            if poll.turns.counts(turn) {
                poll.intake.take(&mut into.borrow_mut(), &piece);
            }
        });
        let (poll, pour) = (Rc::clone(self), Rc::clone(&sink));
        let before = self.intake.held();
        let done = move |answer: Result<Vec<u8>, ApiError>| {
            if !poll.turns.end(turn) {
                return;
            }
            // Where nobody poured it out piece by piece.
            if let Ok(body) = &answer
                && !body.is_empty()
            {
                pour(Uint8Array::from(body.as_slice()));
            }
            if answer.is_ok() && receipt.borrow().is_other() {
                poll.intake.start_over(offset.is_some());
                poll.ask();
            } else {
                let bytes = receipt.borrow().received();
                poll.learn(answer.map(|_| ()), bytes, before);
            }
        };
        self.session.stream_then(endpoint, abort, Some(sink), done);
    }

    fn learn(self: &Rc<Self>, answer: Result<(), ApiError>, bytes: usize, before: Extent) {
        let failed = answer.is_err();
        let is_whole = !failed && self.reading.get() == Some(Reading::Whole);
        if is_whole {
            self.intake.finish();
        }
        self.intake.tell();
        self.load.try_maybe_update(|load| {
            let changed = load.take_in(answer);
            (changed, changed)
        });
        self.turns.note(self.intake.held() == before, failed);
        let is_known = self
            .load
            .try_with_untracked(|load| load.value().is_some())
            .unwrap_or(false);
        // After a first failure nobody has seen anything: a person decides.
        if is_known && !is_whole {
            self.pause(bytes);
        }
    }

    fn pause(self: &Rc<Self>, bytes: usize) {
        let by_size = Duration::from_secs((bytes / BYTES_PER_SECOND) as u64);
        let poll = Rc::downgrade(self);
        self.turns.pause(Activity::UnderWay, by_size, move || {
            if let Some(poll) = poll.upgrade() {
                poll.ask();
            }
        });
    }
}
