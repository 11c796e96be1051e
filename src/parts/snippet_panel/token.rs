//! How the token is given.

use super::choices::{Choices, TokenShown};
use super::code::{Answer, refusal};
use crate::reactive::memo;
use leptos::prelude::*;
use snippets::Field;

/// The ways to give it, each only where it can be: the real token where it is
/// known, a file where the place can read one. None for a place that needs no
/// trigger's token.
pub(super) fn token_choice(choices: Choices, known: Memo<bool>) -> AnyView {
    let shown = memo(move |_| choices.token_shown(known.get()));
    let reads_file = memo(move |_| choices.place.get().reads_token_file());
    let choose = move |event| {
        choices
            .token
            .set(match event_target_value(&event).as_str() {
                "real" => TokenShown::Real,
                "file" => TokenShown::File,
                _ => TokenShown::Placeholder,
            });
    };
    let is = move |this| move || shown.get() == this;
    let needed = memo(move |_| choices.place.get().needs_token());
    view! {
        <select
            class="small"
            class:secret=is(TokenShown::Real)
            aria-label="Token"
            hidden=move || !needed.get()
            on:change=choose
        >
            <option value="placeholder" prop:selected=is(TokenShown::Placeholder)>
                "Token as $TRIGGER_TOKEN"
            </option>
            {move || reads_file.get().then(|| view! {
                <option value="file" prop:selected=is(TokenShown::File)>"Token from a file"</option>
            })}
            {move || known.get().then(|| view! {
                <option value="real" prop:selected=is(TokenShown::Real)>"Real token"</option>
            })}
        </select>
    }
    .into_any()
}

/// The name of the file with the token, where it is read from one; what is
/// wrong with it stands below, with the id `refusal_id`.
pub(super) fn file_field(
    choices: Choices,
    known: Memo<bool>,
    answer: Answer,
    refusal_id: String,
) -> AnyView {
    let asked = memo(move |_| choices.token_shown(known.get()) == TokenShown::File);
    let wrong =
        memo(move |_| refusal(answer).is_some_and(|refusal| refusal.field() == Field::TokenFile));
    let field = move || {
        let id = refusal_id.clone();
        view! {
            <label class="row small snippet-file">
                "File with the token"
                <input
                    type="text"
                    class="small mono"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    prop:value=choices.file
                    aria-invalid=move || wrong.get().then_some("true")
                    aria-describedby=move || wrong.get().then(|| id.clone())
                    on:input=move |event| choices.file.set(event_target_value(&event))
                />
            </label>
        }
    };
    (move || asked.get().then(&field)).into_any()
}
