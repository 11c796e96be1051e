//! An action that is asked about before it is taken, since something is lost
//! by it.

use super::{PageAction, Wording};
use crate::reactive::memo;
use crate::ui::dialog::Dialog;
use gitlab::Endpoint;
use leptos::prelude::*;

/// Such an action, and its dialog, which is named like the button.
#[derive(Clone, Copy)]
pub(crate) struct ConfirmedAction {
    action: PageAction,
    open: RwSignal<bool>,
}

/// What the dialog says.
#[derive(Clone, Copy)]
pub(crate) struct Question {
    /// What is asked, about what.
    pub(crate) heading: Signal<String>,
    /// What is lost by it; `None` once there is nothing left to do.
    pub(crate) loss: Signal<Option<String>>,
    /// Said once there is nothing left to do.
    pub(crate) late: &'static str,
    /// What stands on the button that leaves all as it is.
    pub(crate) keep: &'static str,
}

impl ConfirmedAction {
    /// One that nobody has taken yet.
    pub(crate) fn new(wording: &'static Wording) -> Self {
        Self {
            action: PageAction::new(wording),
            open: RwSignal::new(false),
        }
    }

    /// The button, which opens the dialog.
    pub(crate) fn button(self) -> AnyView {
        self.action.pressed(move || self.open.set(true))
    }

    /// The dialog, which outlives the button: what the page is about may end
    /// while someone thinks. Its second press sends what `endpoint` says;
    /// `done` takes the answer in and tells it in a sentence.
    pub(crate) fn dialog<T: 'static>(
        self,
        question: Question,
        endpoint: impl Fn() -> Endpoint<T> + 'static,
        done: impl Fn(T) -> String + Clone + 'static,
    ) -> AnyView {
        let send = StoredValue::new_local(self.action.sender(endpoint, done));
        let word = self.action.wording.word;
        view! {
            <Dialog open=self.open label=word>
                {move || self.content(question, send)}
            </Dialog>
        }
        .into_any()
    }

    fn content(
        self,
        question: Question,
        send: StoredValue<Box<dyn Fn()>, LocalStorage>,
    ) -> AnyView {
        let Question {
            heading,
            loss,
            late,
            keep,
        } = question;
        let word = self.action.wording.word;
        let off = memo(move |_| loss.with(Option::is_none));
        let yes = move |_| {
            if !off.get_untracked() {
                self.open.set(false);
                send.with_value(|send| send());
            }
        };
        view! {
            <div class="in">
                <h2>{move || heading.get()}</h2>
                <p role="status">{move || loss.get().unwrap_or_else(|| late.to_owned())}</p>
            </div>
            <footer>
                <button type="button" autofocus on:click=move |_| self.open.set(false)>
                    {keep}
                </button>
                <button
                    type="button"
                    class="danger"
                    aria-disabled=move || off.get().then_some("true")
                    on:click=yes
                >
                    {word}
                </button>
            </footer>
        }
        .into_any()
    }

    /// Why it was refused, in the place where it was taken.
    pub(crate) fn refusal(self) -> AnyView {
        self.action.refusal()
    }
}
