//! What asks: when, as whom, and which answer still counts.

use super::asker::{Asker, Change};
use crate::browser::fetch::Abort;
use crate::browser::visibility::Visibility;
use crate::data::connection::Account;
use crate::data::load::Load;
use crate::data::pace::{self, Activity, Past};
use crate::data::session::Session;
use gitlab::{ApiError, Endpoint};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// Waiting longer than this is worth a skeleton.
const SLOW: Duration = Duration::from_millis(400);

/// One query's state, and what is under way for it.
pub(super) struct Engine<T: Send + Sync + 'static> {
    session: Session,
    visibility: Visibility,
    state: RwSignal<Load<T>>,
    activity: fn(&T) -> Activity,
    asker: Asker,
    question: RefCell<Option<Endpoint<T>>>,
    generation: Cell<u64>,
    in_flight: RefCell<Option<Abort>>,
    timer: Cell<Option<TimeoutHandle>>,
    past: Cell<Past>,
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
            generation: Cell::new(0),
            in_flight: RefCell::new(None),
            timer: Cell::new(None),
            past: Cell::new(Past::default()),
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
        self.drop_answer_under_way();
        self.past.set(Past::default());
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
        self.drop_answer_under_way();
        self.past.set(Past::default());
        self.ask();
    }

    /// To whom the newest answer was told.
    pub(super) fn told_to(&self) -> Option<Account> {
        self.asker.account()
    }

    fn watch_for_slowness(self: &Rc<Self>) {
        let generation = self.generation.get();
        let engine = Rc::downgrade(self);
        let say_so = move || {
            let Some(engine) = engine.upgrade() else {
                return;
            };
            let waiting = engine
                .state
                .try_with_untracked(|load| matches!(load, Load::Loading));
            if engine.generation.get() == generation && waiting == Some(true) {
                engine.state.try_set(Load::Slow);
            }
        };
        // Without a timer the skeleton is missing, nothing else.
        drop(set_timeout_with_handle(say_so, SLOW));
    }

    fn ask(self: &Rc<Self>) {
        self.cancel_timer();
        if self.in_flight.borrow().is_some() || !self.may_ask() {
            return;
        }
        let Some(question) = self.question.borrow().clone() else {
            return;
        };
        let abort = Abort::new();
        *self.in_flight.borrow_mut() = Some(abort.clone());
        let (engine, generation) = (Rc::clone(self), self.generation.get());
        let take_in = move |answer: Result<T, ApiError>| {
            if engine.generation.get() == generation {
                engine.in_flight.borrow_mut().take();
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
        let Past {
            unchanged,
            failed: failures,
        } = self.past.get();
        self.past.set(Past {
            unchanged: if changed == Some(false) {
                unchanged + 1
            } else {
                0
            },
            failed: if failed { failures + 1 } else { 0 },
        });
        self.schedule();
    }

    fn schedule(self: &Rc<Self>) {
        let activity = self
            .state
            .try_with_untracked(|load| load.value().map(self.activity));
        // After a first failure nobody has seen anything: a person decides.
        let Some(Some(activity)) = activity else {
            return;
        };
        let Some(pause) = pace::pause(activity, self.past.get()) else {
            return;
        };
        let engine = Rc::downgrade(self);
        let again = move || {
            if let Some(engine) = engine.upgrade() {
                engine.ask();
            }
        };
        self.timer.set(set_timeout_with_handle(again, pause).ok());
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
            self.cancel_timer();
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
        self.drop_answer_under_way();
        self.question.borrow_mut().take();
    }

    fn drop_answer_under_way(&self) {
        self.generation.set(self.generation.get() + 1);
        self.cancel_timer();
        if let Some(abort) = self.in_flight.borrow_mut().take() {
            abort.now();
        }
    }

    fn cancel_timer(&self) {
        if let Some(handle) = self.timer.take() {
            handle.clear();
        }
    }
}
