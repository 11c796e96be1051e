//! What asks: when, as whom, and which answer still counts.

use super::asker::{Asker, Change};
use crate::browser::visibility::Visibility;
use crate::data::connection::Account;
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::session::Session;
use crate::data::turns::{Turns, watch_for_slowness};
use gitlab::{ApiError, Endpoint};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// One query's state, and what is under way for it.
pub(super) struct Engine<T: Send + Sync + 'static> {
    session: Session,
    visibility: Visibility,
    state: RwSignal<Load<T>>,
    activity: fn(&T) -> Activity,
    asker: Asker,
    question: RefCell<Option<Endpoint<T>>>,
    turns: Turns,
    also_hidden: Cell<bool>,
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Engine<T> {
    /// One that was asked nothing yet and shows what it learns in `state`.
    pub(super) fn new(state: RwSignal<Load<T>>, activity: fn(&T) -> Activity) -> Self {
        Self {
            session: expect_context(),
            visibility: expect_context(),
            state,
            activity,
            asker: Asker::default(),
            question: RefCell::new(None),
            turns: Turns::default(),
            also_hidden: Cell::new(false),
        }
    }

    /// From now on asks `question` for whoever is connected, and nothing for
    /// nobody; whoever calls this in an effect is told of another connection.
    pub(super) fn put(self: &Rc<Self>, question: Option<Endpoint<T>>) {
        let change = self.asker.follow(self.session);
        let question = question.filter(|_| self.asker.is_someone());
        let same = self.question.borrow().as_ref().map(Endpoint::request)
            == question.as_ref().map(Endpoint::request);
        match change {
            Change::Same if same => {}
            Change::Token if same => self.ask_again(),
            // Of nothing, nothing is known to anybody.
            Change::Account if same && question.is_none() => {}
            Change::Same | Change::Token | Change::Account => self.begin(question),
        }
    }

    /// Asks `question` in the place of an earlier one, of which nothing stays.
    fn begin(self: &Rc<Self>, question: Option<Endpoint<T>>) {
        self.turns.start_anew();
        let asked = question.is_some();
        *self.question.borrow_mut() = question;
        self.state
            .try_set(if asked { Load::Loading } else { Load::Idle });
        if asked {
            self.watch_for_slowness();
            self.ask();
        }
    }

    /// Asks the same once more, now; what is known stays until the answer.
    pub(super) fn ask_again(self: &Rc<Self>) {
        self.turns.start_anew();
        self.ask();
    }

    /// To whom the newest answer was told.
    pub(super) fn told_to(&self) -> Option<Account> {
        self.asker.account()
    }

    fn watch_for_slowness(self: &Rc<Self>) {
        let (engine, turn) = (Rc::downgrade(self), self.turns.present());
        watch_for_slowness(self.state, move || {
            engine
                .upgrade()
                .is_some_and(|engine| engine.turns.counts(turn))
        });
    }

    fn ask(self: &Rc<Self>) {
        self.turns.cancel_pause();
        if self.turns.is_under_way() || !self.may_ask() {
            return;
        }
        let Some(question) = self.question.borrow().clone() else {
            return;
        };
        let (turn, abort) = self.turns.begin();
        let engine = Rc::clone(self);
        let take_in = move |answer: Result<T, ApiError>| {
            if engine.turns.end(turn) {
                engine.take_in(answer);
            }
        };
        self.session.ask_then(question, abort, take_in);
    }

    fn take_in(self: &Rc<Self>, answer: Result<T, ApiError>) {
        let failed = answer.is_err();
        let changed = self.state.try_maybe_update(|load| {
            let changed = load.take_in(answer);
            (changed, changed)
        });
        self.turns.note(changed == Some(false), failed);
        self.pause();
    }

    fn pause(self: &Rc<Self>) {
        let activity = self
            .state
            .try_with_untracked(|load| load.value().map(self.activity));
        // After a first failure nobody has seen anything: a person decides.
        let Some(Some(activity)) = activity else {
            return;
        };
        let engine = Rc::downgrade(self);
        self.turns.pause(activity, Duration::ZERO, move || {
            if let Some(engine) = engine.upgrade() {
                engine.ask();
            }
        });
    }

    /// The page is in view again.
    pub(super) fn wake(self: &Rc<Self>) {
        let settled = self.state.try_with_untracked(|load| {
            load.value()
                .is_some_and(|value| (self.activity)(value) == Activity::Settled)
        });
        if settled == Some(false) {
            self.ask();
        }
    }

    /// The page went out of view.
    pub(super) fn rest(&self) {
        if !self.may_ask() {
            self.turns.cancel_pause();
        }
    }

    /// Whether to go on while the page is out of view.
    pub(super) fn go_on_hidden(&self, on: bool) {
        self.also_hidden.set(on);
    }

    fn may_ask(&self) -> bool {
        self.visibility.visible_now() || self.also_hidden.get()
    }

    /// Nobody listens any more.
    pub(super) fn stop(&self) {
        self.turns.drop_answer();
        self.question.borrow_mut().take();
    }
}
