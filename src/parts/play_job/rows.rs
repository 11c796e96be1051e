//! The table "Variables" of the dialog.

use super::given::{Given, Pair};
use crate::browser::focus;
use crate::reactive::memo;
use crate::ui::field::unique_id;
use crate::ui::heads::heads;
use crate::ui::rows::rows;
use leptos::prelude::*;

/// The table.
pub(super) fn table(given: RwSignal<Given>) -> AnyView {
    let places = Signal::derive(move || (0..given.with(Given::rows)).collect::<Vec<usize>>());
    view! {
        <table class="cards pairs" aria-label="Variables">
            <thead>
                <tr>
                    {heads(["Key", "Value"])}
                </tr>
            </thead>
            <tbody>
                {rows(places, |place| *place, move |place| row(given, place.get_untracked()))}
            </tbody>
        </table>
    }
    .into_any()
}

/// Whether something typed cannot be sent; the focus goes there.
pub(super) fn show_problem(given: RwSignal<Given>) -> bool {
    let place = given.with_untracked(Given::first_problem);
    if let Some(place) = place {
        focus::focus_on(&["dialog[open] [data-row=\"", &place.to_string(), "\"] input"].concat());
    }
    place.is_some()
}

fn row(given: RwSignal<Given>, place: usize) -> AnyView {
    let problem_id = unique_id("key-problem");
    let problem = memo(move |_| given.with(|given| given.problem(place)));
    let read = move |part: fn(&Pair) -> &String| {
        given.with(|given| given.row(place).map(part).cloned().unwrap_or_default())
    };
    let change =
        move |change: &dyn Fn(&mut Pair)| given.update(|given| given.change(place, change));
    view! {
        <tr data-row=place.to_string()>
            <td data-label="Key">
                <input
                    class="mono"
                    type="text"
                    aria-label="Key"
                    placeholder="KEY"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby=problem_id.clone()
                    aria-invalid=move || problem.get().is_some().then_some("true")
                    prop:value=move || read(|pair| &pair.key)
                    on:input=move |event| change(&|pair| pair.key = event_target_value(&event))
                />
                <span class="error" id=problem_id hidden=move || problem.get().is_none()>
                    {move || problem.get()}
                </span>
            </td>
            <td data-label="Value">
                <textarea
                    class="mono"
                    rows="1"
                    aria-label="Value"
                    placeholder="value"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    prop:value=move || read(|pair| &pair.value)
                    on:input=move |event| change(&|pair| pair.value = event_target_value(&event))
                ></textarea>
            </td>
        </tr>
    }
    .into_any()
}
