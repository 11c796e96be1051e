//! What asks for the log, and how often.

use super::reading::Reading;
use super::receipt::{COMPARED, Receipt};
use crate::browser::fetch::{Abort, Sink};
use crate::browser::held_bytes::part;
use crate::browser::visibility::Visibility;
use crate::data::connection::Account;
use crate::data::load::Load;
use crate::data::pace::{self, Activity, Past};
use crate::data::session::Session;
use crate::parts::log_view::scene::{Extent, Scene};
use gitlab::{ApiError, JobId, ProjectRef, endpoints};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// Waiting longer than this is worth a skeleton.
const SLOW: Duration = Duration::from_millis(400);
/// A log as long as this is asked for from its end on, where the server can.
const LONG: usize = 64 << 10;
/// For so many bytes of an answer the next is asked a second later.
const BYTES_PER_SECOND: usize = 1_000_000;

/// One log's questions.
pub(super) struct Poll {
    project: ProjectRef,
    id: JobId,
    session: Session,
    visibility: Visibility,
    scene: Rc<RefCell<Scene>>,
    extent: RwSignal<Extent>,
    load: RwSignal<Load<()>>,
    account: RefCell<Option<Account>>,
    reading: Cell<Option<Reading>>,
    in_flight: RefCell<Option<Abort>>,
    /// Raised when an answer under way does not count any more.
    generation: Cell<u64>,
    timer: Cell<Option<TimeoutHandle>>,
    past: Cell<Past>,
    /// Whether the server may know `byte_offset`.
    knows_offset: Cell<bool>,
    /// Whether `extent` will be told soon.
    telling: Cell<bool>,
}

impl Poll {
    /// One that has asked nothing yet and puts what it learns into `scene`.
    pub(super) fn new(
        project: ProjectRef,
        id: JobId,
        scene: Rc<RefCell<Scene>>,
        extent: RwSignal<Extent>,
        load: RwSignal<Load<()>>,
    ) -> Rc<Self> {
        Rc::new(Self {
            project,
            id,
            session: expect_context(),
            visibility: expect_context(),
            scene,
            extent,
            load,
            account: RefCell::new(None),
            reading: Cell::new(None),
            in_flight: RefCell::new(None),
            generation: Cell::new(0),
            timer: Cell::new(None),
            past: Cell::new(Past::default()),
            knows_offset: Cell::new(true),
            telling: Cell::new(false),
        })
    }

    /// Asks what `reading` calls for, as whoever is connected: what was told to
    /// one account is not for another.
    pub(super) fn follow(self: &Rc<Self>, reading: Reading) {
        let account = self.session.account();
        let is_other = *self.account.borrow() != account;
        let is_same = !is_other && self.reading.get() == Some(reading);
        if is_same && self.is_complete() {
            return;
        }
        if is_other || reading == Reading::Erased {
            self.forget();
        }
        self.drop_answer_under_way();
        *self.account.borrow_mut() = account;
        self.reading.set(Some(reading));
        self.past.set(Past::default());
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
        self.drop_answer_under_way();
        self.past.set(Past::default());
        self.ask();
    }

    /// Rests while nobody can see the page.
    pub(super) fn follow_visibility(self: &Rc<Self>) {
        if !self.visibility.visible() {
            self.cancel_timer();
        } else if !self.is_complete() {
            self.ask();
        }
    }

    /// Nobody listens any more.
    pub(super) fn stop(&self) {
        self.drop_answer_under_way();
        self.reading.set(None);
    }

    fn has_question(&self) -> bool {
        let reads = matches!(self.reading.get(), Some(Reading::Growing | Reading::Whole));
        reads && self.account.borrow().is_some()
    }

    fn is_complete(&self) -> bool {
        self.scene.borrow().index().is_finished()
    }

    fn forget(&self) {
        self.load.try_set(Load::Idle);
        if self.scene.borrow().extent() != Extent::default() {
            self.scene.borrow_mut().clear();
            self.tell();
        }
    }

    fn ask(self: &Rc<Self>) {
        self.cancel_timer();
        let is_busy = self.in_flight.borrow().is_some();
        if is_busy || !self.has_question() || !self.visibility.visible_now() {
            return;
        }
        let (receipt, offset) = self.receipt();
        let endpoint = match offset {
            Some(offset) => endpoints::trace_from(&self.project, self.id, offset),
            None => endpoints::trace(&self.project, self.id),
        };
        let abort = Abort::new();
        *self.in_flight.borrow_mut() = Some(abort.clone());
        let receipt = Rc::new(RefCell::new(receipt));
        let generation = self.generation.get();
        let (poll, into) = (Rc::clone(self), Rc::clone(&receipt));
        let sink: Sink = Rc::new(move |piece| {
            if poll.generation.get() == generation {
                poll.take(&mut into.borrow_mut(), &piece);
            }
        });
        let (poll, pour) = (Rc::clone(self), Rc::clone(&sink));
        let before = self.scene.borrow().extent();
        let done = move |answer: Result<Vec<u8>, ApiError>| {
            if poll.generation.get() == generation {
                poll.in_flight.borrow_mut().take();
                // Where nobody poured it out piece by piece.
                if let Ok(body) = &answer
                    && !body.is_empty()
                {
                    pour(Uint8Array::from(body.as_slice()));
                }
                let is_other = answer.is_ok() && receipt.borrow().is_other();
                if is_other {
                    poll.start_over(offset.is_some());
                } else {
                    let bytes = receipt.borrow().received();
                    poll.learn(answer.map(|_| ()), bytes, before);
                }
            }
        };
        self.session.stream_then(endpoint, abort, Some(sink), done);
    }

    /// What to compare an answer with, and from which byte on to ask for it.
    fn receipt(&self) -> (Receipt, Option<usize>) {
        let scene = self.scene.borrow();
        let held = scene.bytes().length();
        let compared = held.min(COMPARED);
        let head = scene.bytes().copy(0..compared);
        let tail = scene.bytes().copy(held - compared..held);
        // From a beginning that is like the end nobody could tell which it is.
        if self.knows_offset.get() && held >= LONG && head != tail {
            return (Receipt::of_rest(held, tail), Some(held - compared));
        }
        (Receipt::of_whole(held, head, tail), None)
    }

    fn take(self: &Rc<Self>, receipt: &mut Receipt, piece: &Uint8Array) {
        let length = piece.length() as usize;
        let new = receipt.take(length, |range| part(piece, range).to_vec());
        if let Some(from) = new {
            self.scene.borrow_mut().push(part(piece, from..length));
            self.tell_soon();
        }
    }

    /// The answer did not go on from what is held. One that was asked for a part
    /// may come from a server that always sends all.
    fn start_over(self: &Rc<Self>, was_part: bool) {
        if was_part {
            self.knows_offset.set(false);
        } else {
            self.scene.borrow_mut().clear();
            self.tell();
        }
        self.ask();
    }

    fn learn(self: &Rc<Self>, answer: Result<(), ApiError>, bytes: usize, before: Extent) {
        let failed = answer.is_err();
        let is_whole = !failed && self.reading.get() == Some(Reading::Whole);
        if is_whole {
            self.scene.borrow_mut().finish();
        }
        self.tell();
        let unchanged = self.scene.borrow().extent() == before;
        self.load.try_maybe_update(|load| {
            let changed = load.take_in(answer);
            (changed, changed)
        });
        let past = self.past.get();
        self.past.set(Past {
            unchanged: if unchanged { past.unchanged + 1 } else { 0 },
            failed: if failed { past.failed + 1 } else { 0 },
        });
        let is_known = self
            .load
            .try_with_untracked(|load| load.value().is_some())
            .unwrap_or(false);
        // After a first failure nobody has seen anything: a person decides.
        if is_known && !is_whole {
            self.schedule(bytes);
        }
    }

    fn schedule(self: &Rc<Self>, bytes: usize) {
        let Some(pause) = pace::pause(Activity::UnderWay, self.past.get()) else {
            return;
        };
        let by_size = Duration::from_secs((bytes / BYTES_PER_SECOND) as u64);
        let poll = Rc::downgrade(self);
        let again = move || {
            if let Some(poll) = poll.upgrade() {
                poll.ask();
            }
        };
        let pause = pause.max(by_size);
        self.timer.set(set_timeout_with_handle(again, pause).ok());
    }

    fn watch_for_slowness(self: &Rc<Self>) {
        let load = self.load;
        let say_so = move || {
            let waits = load.try_with_untracked(|load| matches!(load, Load::Loading));
            if waits == Some(true) {
                load.try_set(Load::Slow);
            }
        };
        // Without a timer the skeleton is missing, nothing else.
        drop(set_timeout_with_handle(say_so, SLOW));
    }

    /// Tells of new bytes once for each picture that the browser draws.
    fn tell_soon(self: &Rc<Self>) {
        if !self.telling.replace(true) {
            let poll = Rc::downgrade(self);
            request_animation_frame(move || {
                if let Some(poll) = poll.upgrade() {
                    poll.telling.set(false);
                    poll.tell();
                }
            });
        }
    }

    fn tell(&self) {
        let extent = self.scene.borrow().extent();
        let known = self.extent.try_get_untracked();
        if known.is_some_and(|known| known != extent) {
            self.extent.try_set(extent);
        }
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
