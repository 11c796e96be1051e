//! The tables "Variables" and "Inputs".

use super::form::RunForm;
use super::row::row;
use super::rows::Rows;
use crate::browser::focus;
use crate::data::session::Session;
use crate::parts::fault;
use crate::parts::typed_key::Kind;
use crate::reactive::memo;
use crate::ui::rows::rows;
use gitlab::Feature;
use leptos::prelude::*;

/// The variables, with a line on what GitLab does with the values.
pub(super) fn variables(form: RunForm) -> AnyView {
    view! {
        <div class="stack close">
            {table(form.variables, "Variables")}
            <p class="hint">
                "GitLab fills in names such as "<code>"$NAME"</code>" in values; write "
                <code>"$$NAME"</code>" to keep the sign. These values win over all others, and \
                 GitLab does not mask them in job logs. A secret value is kept out of links and \
                 snippets here."
            </p>
        </div>
    }
    .into_any()
}

/// The inputs: a button until there is one, since few projects declare any.
pub(super) fn inputs(form: RunForm) -> AnyView {
    let session = expect_context::<Session>();
    let lacking = memo(move |_| session.lacking(Feature::Inputs));
    let asked_for = RwSignal::new(false);
    let given = move || form.inputs.with(|rows| rows.given().next().is_some());
    // Once shown it stays, whatever is cleared in it.
    let shown = memo(move |before| before == Some(&true) || asked_for.get() || given());
    let add = move |_| {
        asked_for.set(true);
        // Once the table is there.
        request_animation_frame(|| focus::focus_on(".inputs input"));
    };
    let table = move || {
        if shown.get() {
            let note = move || lacking.get().map(fault::missing);
            view! { {note}{shown_inputs(form)} }.into_any()
        } else if lacking.with(Option::is_some) {
            ().into_any()
        } else {
            view! {
                <div class="row">
                    <button type="button" class="quiet add-inputs" on:click=add>
                        "Add inputs"
                    </button>
                </div>
            }
            .into_any()
        }
    };
    table.into_any()
}

fn shown_inputs(form: RunForm) -> AnyView {
    view! {
        <div class="stack close">
            {table(form.inputs, "Inputs")}
            <p class="hint">
                "Only inputs that the CI configuration declares under "<code>"spec: inputs"</code>
                " are taken; write a number, true, false or a list as JSON. They need GitLab 18.1 \
                 or later."
            </p>
        </div>
    }
    .into_any()
}

fn table(all: RwSignal<Rows>, name: &'static str) -> AnyView {
    let kind = all.with_untracked(Rows::kind);
    let (class, secret) = match kind {
        Kind::Variable => (
            "cards pairs variables",
            Some(view! { <th scope="col">"Secret"</th> }),
        ),
        Kind::Input => ("cards pairs inputs", None),
    };
    let items = Signal::derive(move || all.with(|rows| rows.all().to_vec()));
    view! {
        <span class="label" aria-hidden="true">{name}</span>
        <table class=class aria-label=name>
            <thead>
                <tr>
                    <th scope="col">{kind.key()}</th>
                    <th scope="col">"Value"</th>
                    {secret}
                    <td></td>
                </tr>
            </thead>
            <tbody>{rows(items, |row| row.id, move |item| row(all, item))}</tbody>
        </table>
    }
    .into_any()
}
