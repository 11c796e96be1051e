//! What the head of a page lets a person do: a button that asks the server
//! once, what came of it, and why it was refused.

mod confirmed;

pub(crate) use confirmed::{ConfirmedAction, Question};

use crate::browser::focus;
use crate::browser::location::Location;
use crate::data::command::Command;
use crate::parts::fault;
use crate::parts::rights::reason_below;
use crate::reactive::memo;
use crate::ui::toast::Toasts;
use gitlab::{AccessLevel, Endpoint};
use leptos::prelude::*;

/// An action in words.
pub(crate) struct Wording {
    /// What stands on its button, and names it.
    pub(crate) word: &'static str,
    /// What it does, shown on hover.
    pub(crate) purpose: &'static str,
    /// What it takes the role Developer to do.
    pub(crate) to_do: &'static str,
    /// The classes of its button.
    pub(crate) class: &'static str,
}

/// An action of a page. It outlives its button, which comes and goes with what
/// the page is about, so that an answer and a refusal are never lost.
#[derive(Clone, Copy)]
pub(crate) struct PageAction {
    wording: &'static Wording,
    command: Command,
}

impl PageAction {
    /// One that nobody has taken yet.
    pub(crate) fn new(wording: &'static Wording) -> Self {
        Self {
            wording,
            command: Command::new(),
        }
    }

    /// The button. A press sends what `endpoint` says; while that is under way,
    /// or where the person's role does not reach, it does nothing. `done` takes
    /// the answer in and tells it in a sentence.
    pub(crate) fn button<T: 'static>(
        self,
        endpoint: impl Fn() -> Endpoint<T> + 'static,
        done: impl Fn(T) -> String + Clone + 'static,
    ) -> AnyView {
        self.pressed(self.sender(endpoint, done))
    }

    /// What sends `endpoint`, unless it is under way already.
    fn sender<T: 'static>(
        self,
        endpoint: impl Fn() -> Endpoint<T> + 'static,
        done: impl Fn(T) -> String + Clone + 'static,
    ) -> Box<dyn Fn()> {
        let (location, toasts) = (expect_context::<Location>(), expect_context::<Toasts>());
        Box::new(move || {
            let (done, here) = (done.clone(), location.address_now().route);
            self.command.send(endpoint(), move |answer| {
                toasts.say(done(answer));
                // The button may go by the answer, and the focus with it.
                if location.address_now().route == here {
                    focus::focus_on("main h1");
                }
            });
        })
    }

    /// The button with what a press does; while the action is under way, or
    /// where the person's role does not reach, that is nothing.
    pub(crate) fn pressed(self, act: impl Fn() + 'static) -> AnyView {
        let Self { wording, command } = self;
        let reason = memo(move |_| reason_below(AccessLevel::DEVELOPER, wording.to_do));
        let off = move || reason.with(Option::is_some) || command.in_flight();
        let press = move |_| {
            if !untrack(off) {
                act();
            }
        };
        view! {
            <button
                type="button"
                class=wording.class
                title=move || reason.get().unwrap_or_else(|| wording.purpose.to_owned())
                aria-disabled=move || off().then_some("true")
                on:click=press
            >
                {wording.word}
            </button>
        }
        .into_any()
    }

    /// Why it was refused, in the place where it was taken.
    pub(crate) fn refusal(self) -> AnyView {
        (move || {
            let error = self.command.refusal()?;
            Some(fault::fault(&error, None))
        })
        .into_any()
    }
}
