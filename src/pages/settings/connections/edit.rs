//! The name and colour of a connection.

use crate::data::connection::{Colour, Key, Label, SignedIn};
use crate::data::session::Session;
use crate::reactive::effect;
use crate::ui::dialog::Dialog;
use crate::ui::field::Field;
use leptos::prelude::*;

/// The dialog for the connection that `editing` names.
pub(super) fn dialog(session: Session, editing: RwSignal<Option<Key>>) -> AnyView {
    let open = RwSignal::new(false);
    // Each follows the other, and is set only when it differs: no round trip.
    effect(move || {
        let wanted = editing.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    effect(move || {
        if !open.get() && editing.with_untracked(Option::is_some) {
            editing.set(None);
        }
    });
    let content = move || {
        let key = editing.get()?;
        let roster = untrack(|| session.roster());
        let label = roster.find(&key).map(SignedIn::label).cloned();
        label.map(|label| form(session, open, key, &label))
    };
    view! { <Dialog open=open label="Rename connection">{content}</Dialog> }.into_any()
}

fn form(session: Session, open: RwSignal<bool>, key: Key, label: &Label) -> AnyView {
    let name = RwSignal::new(label.name.clone());
    let colour = RwSignal::new(label.colour);
    let problem = RwSignal::new(None::<String>);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            problem.set(Some(
                "Give it a name, such as the name of your team.".to_owned(),
            ));
            return;
        }
        let colour = colour.get_untracked();
        session.relabel(&key, Label { name, colour });
        open.set(false);
    };
    let choice = move |each: Colour| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="colour"
                    prop:checked=move || colour.get() == each
                    on:change=move |_| colour.set(each)
                />
                <i class=["dot ", each.word()].concat()></i>
                {each.word()}
            </label>
        }
    };
    view! {
        <form method="post" novalidate on:submit=save>
            <div class="in">
                <h2>"Rename connection"</h2>
                <Field
                    label="Name"
                    value=name
                    autofocus=true
                    error=Signal::derive(move || problem.get())
                />
                <fieldset class="row">
                    <legend>"Colour"</legend>
                    {Colour::ALL.map(choice).collect_view()}
                </fieldset>
            </div>
            <footer>
                <button type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button type="submit" class="primary">"Save"</button>
            </footer>
        </form>
    }
    .into_any()
}
