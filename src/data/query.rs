//! The one engine for everything that is fetched and kept fresh.
//!
//! A newer question ends the older one, whose answer is dropped, and so does
//! the same question of another account; a poll never overlaps another; pauses
//! follow [`crate::data::pace`]; nothing is asked while the page is hidden, unless
//! somebody waits for the end; an
//! answer like the one before notifies nobody.

mod asker;
mod engine;

use crate::browser::visibility::Visibility;
use crate::data::connection::Account;
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::reactive::effect;
use engine::Engine;
use gitlab::Endpoint;
use leptos::prelude::*;
use std::rc::Rc;

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

impl<T: Clone + PartialEq + Send + Sync + 'static> Query<T> {
    /// Fetches what `question` says, and again whenever its answer calls for
    /// it: `question` is reactive, and `None` asks nothing. Once another account
    /// is connected, nothing that was told to the one before is known any more,
    /// and the question is asked anew; another token of the same account only
    /// asks again. Lives as long as the current owner.
    pub(crate) fn new(
        question: impl Fn() -> Option<Endpoint<T>> + 'static,
        activity: fn(&T) -> Activity,
    ) -> Self {
        let state = RwSignal::new(Load::Idle);
        let visibility = expect_context::<Visibility>();
        let query = Self {
            state,
            engine: StoredValue::new_local(Rc::new(Engine::new(state, activity))),
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

    /// To whom the newest answer was told, if there ever was one.
    pub(crate) fn told_to(self) -> Option<Account> {
        self.engine.try_with_value(|engine| engine.told_to())?
    }

    /// Asks again now: something has just been changed by us, or a person
    /// wants to know.
    pub(crate) fn refresh(self) {
        self.on_engine(Engine::ask_again);
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

    /// Whether it goes on asking while nobody sees the page, since somebody wants
    /// to be told how it ends.
    pub(crate) fn go_on_hidden(self, on: bool) {
        self.on_engine(|engine| engine.go_on_hidden(on));
    }

    fn on_engine(self, act: impl FnOnce(&Rc<Engine<T>>)) {
        // A query whose page has gone has nothing left to do.
        let _ = self.engine.try_with_value(act);
    }
}
