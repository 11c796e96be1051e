//! "Paste a call": whatever names a trigger call fills the form. The text is read
//! here and nowhere else; nothing of it is run or sent.

mod told;

use super::choice::Chosen;
use super::filling::Filling;
use super::form::RunForm;
use super::triggers::Triggers;
use crate::reactive::memo;
use crate::ui::dialog::Dialog;
use crate::ui::field::unique_id;
use crate::ui::toast::Toasts;
use gitlab::{Token, TriggerId};
use leptos::prelude::*;
use snippets::{ReadToken, Reading};

/// The button, and the dialog that it opens.
pub(super) fn paste_button(form: RunForm, triggers: Triggers) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" on:click=move |_| open.set(true)>"Paste a call"</button>
        <Dialog open=open label="Paste a call">{content(form, triggers, open)}</Dialog>
    }
    .into_any()
}

fn content(form: RunForm, triggers: Triggers, open: RwSignal<bool>) -> AnyView {
    let text = RwSignal::new(String::new());
    let reading = memo(move |_| {
        let typed = text.with(|text| !text.trim().is_empty());
        typed.then(|| text.with(|text| snippets::read(text)))
    });
    let off = memo(move |_| match reading.get() {
        None => Some("Paste something first."),
        Some(reading) if reading.is_empty() => Some("Nothing was read that the form could take."),
        Some(_) => None,
    });
    let toasts = expect_context::<Toasts>();
    let fill = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if off.get_untracked().is_some() {
            return;
        }
        if let Some(reading) = reading.get_untracked() {
            form.take_in(reading, triggers);
            open.set(false);
            toasts.say("The form was filled. Nothing was sent.");
        }
    };
    let (id, hint) = (unique_id("paste"), unique_id("paste-hint"));
    let reason = unique_id("paste-reason");
    view! {
        <form method="post" on:submit=fill>
            <div class="in">
                <h2>"Paste a call"</h2>
                <div class="field">
                    <label for=id.clone()>"Call, link or variables"</label>
                    <textarea
                        id=id
                        class="mono paste-text"
                        rows="7"
                        autofocus
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        aria-describedby=hint.clone()
                        prop:value=text
                        on:input=move |event| text.set(event_target_value(&event))
                    ></textarea>
                    <span class="hint" id=hint>
                        "A curl, wget or HTTPie command, a .gitlab-ci.yml job, a crontab line, a link, a \
                         .env file, JSON or YAML. It is read in this page; nothing is run or sent."
                    </span>
                </div>
                <div role="status">{move || reading.get().map(|it| told::told(form, &it))}</div>
            </div>
            <footer>
                <button type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button
                    type="submit"
                    class="primary"
                    aria-disabled=move || off.get().is_some().then_some("true")
                    aria-describedby=reason.clone()
                    title=move || off.get()
                >
                    "Fill the form"
                </button>
                <span id=reason hidden>{move || off.get()}</span>
            </footer>
        </form>
    }
    .into_any()
}

impl RunForm {
    /// Puts what was read into the form; what was not read stays as it is there.
    fn take_in(self, reading: Reading, triggers: Triggers) {
        let trigger = reading.trigger.as_deref().and_then(TriggerId::parse);
        let token = match reading.token {
            Some(ReadToken::Real(token)) => Some(Token::new(&token)),
            Some(ReadToken::ByName(_) | ReadToken::File(_)) | None => None,
        };
        if let Some(trigger) = trigger {
            self.chosen.set(Chosen::Listed(trigger));
        }
        let filling = Filling {
            git_ref: reading.git_ref,
            variables: Some(reading.variables).filter(|rows| !rows.is_empty()),
            inputs: Some(reading.inputs).filter(|rows| !rows.is_empty()),
            token,
        };
        triggers
            .listing
            .with_untracked(|listing| self.fill(filling, listing));
    }
}
