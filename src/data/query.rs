//! The one engine for everything that is fetched and kept fresh.
//!
//! A newer question ends the older one, whose answer is dropped; a poll never
//! overlaps another; pauses follow [`crate::data::pace`]; nothing is asked while
//! the page is hidden; an answer like the one before notifies nobody.

use crate::browser::fetch::Abort;
use crate::browser::visibility::Visibility;
use crate::data::load::Load;
use crate::data::pace::{self, Activity, Past};
use crate::data::session::Session;
use crate::reactive::effect;
use gitlab::{ApiError, Endpoint};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// Waiting longer than this is worth a skeleton.
const SLOW: Duration = Duration::from_millis(400);

/// Something that is fetched and kept fresh.
pub(crate) struct Query<T: Send + Sync + 'static> {
    state: RwSignal<Load<T>>,
    engine: StoredValue<Rc<Engine<T>>, LocalStorage>,
}

impl<T: Send + Sync> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Query<T> {}

struct Engine<T: Send + Sync + 'static> {
    session: Session,
    visibility: Visibility,
    state: RwSignal<Load<T>>,
    activity: fn(&T) -> Activity,
    question: RefCell<Option<Endpoint<T>>>,
    generation: Cell<u64>,
    in_flight: RefCell<Option<Abort>>,
    timer: Cell<Option<TimeoutHandle>>,
    past: Cell<Past>,
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Query<T> {
    /// Fetches what `question` says, and again whenever its answer calls for
    /// it: `question` is reactive, and `None` asks nothing. Lives as long as
    /// the current owner.
    pub(crate) fn new(
        question: impl Fn() -> Option<Endpoint<T>> + 'static,
        activity: fn(&T) -> Activity,
    ) -> Self {
        let state = RwSignal::new(Load::Idle);
        let visibility = expect_context::<Visibility>();
        let engine = Rc::new(Engine {
            session: expect_context::<Session>(),
            visibility,
            state,
            activity,
            question: RefCell::new(None),
            generation: Cell::new(0),
            in_flight: RefCell::new(None),
            timer: Cell::new(None),
            past: Cell::new(Past::default()),
        });
        let query = Self {
            state,
            engine: StoredValue::new_local(engine),
        };
        effect(move || query.on_engine(|engine| engine.put(question())));
        effect(move || {
            let visible = visibility.visible();
            query.on_engine(|engine| {
                if visible {
                    engine.wake();
                } else {
                    engine.rest();
                }
            });
        });
        // The arena that holds the engine may go first: keep a hand on it.
        let last = send_wrapper::SendWrapper::new(query.engine.get_value());
        on_cleanup(move || last.stop());
        query
    }

    /// What is known; whoever reads it is told of changes.
    pub(crate) fn state(self) -> Signal<Load<T>> {
        self.state.into()
    }

    /// The newest answer, if there ever was one.
    pub(crate) fn value(self) -> Option<T> {
        self.state.with(|load| load.value().cloned())
    }

    /// Asks again now: something has just been changed by us, or a person
    /// wants to know.
    pub(crate) fn refresh(self) {
        self.on_engine(|engine| {
            engine.drop_answer_under_way();
            engine.past.set(Past::default());
            engine.ask();
        });
    }

    /// Changes the known answer at once, as the server said it would; the next
    /// poll confirms it.
    pub(crate) fn amend(self, change: impl FnOnce(&mut T)) {
        self.state.try_update(|load| {
            if let Load::Ready { value, .. } = load {
                change(value);
            }
        });
    }

    fn on_engine(self, act: impl FnOnce(&Rc<Engine<T>>)) {
        // A query whose page has gone has nothing left to do.
        let _ = self.engine.try_with_value(act);
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Engine<T> {
    fn put(self: &Rc<Self>, question: Option<Endpoint<T>>) {
        let same = self.question.borrow().as_ref().map(Endpoint::request)
            == question.as_ref().map(Endpoint::request);
        if same {
            return;
        }
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
        if self.in_flight.borrow().is_some() || !self.visibility.visible_now() {
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

    fn wake(self: &Rc<Self>) {
        let settled = self.state.try_with_untracked(|load| {
            load.value()
                .is_some_and(|value| (self.activity)(value) == Activity::Settled)
        });
        if settled == Some(false) {
            self.ask();
        }
    }

    fn rest(&self) {
        self.cancel_timer();
    }

    fn stop(&self) {
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
