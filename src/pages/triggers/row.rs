//! One trigger in the table.

use crate::pages::triggers::actions::actions;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::trigger::cells::{expires, last_used, owner, token};
use crate::parts::trigger::facts::{description, label};
use crate::parts::trigger::revealed::Spot;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::pill::{Tone, pill};
use crate::ui::unseen::marked;
use gitlab::Trigger;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// The row. It is built once and follows `trigger`.
pub(super) fn row(page: TriggersPage, trigger: Memo<Trigger>) -> AnyView {
    let id = trigger.with_untracked(|trigger| trigger.id);
    let name = memo(move |_| trigger.with(label));
    let is_chosen = memo(move |_| page.chosen.get() == Some(id));
    let choose = move |event: MouseEvent| {
        if !is_on_control(&event) {
            page.choice.set(Some(id));
        }
    };
    let described = move || match trigger.with(|trigger| description(trigger).map(marked)) {
        Some(text) => text,
        None => view! { <span class="soft">"no description"</span> }.into_any(),
    };
    let snippets_for = move || ["Snippets for ", &name.get()].concat();
    let never_used = memo(move |_| trigger.with(|trigger| trigger.last_used.is_none()));
    let unused = move || {
        never_used
            .get()
            .then(|| pill(Tone::Idle, Icon::Idle, "never used".to_owned()))
    };
    view! {
        <tr data-chosen=move || is_chosen.get().then_some("true") on:click=choose>
            <td class="token mono" data-label="Token">{token(page.revealed, trigger, Spot::Row(id))}</td>
            <td class="what" data-label="Description">
                <button
                    type="button"
                    class="choose"
                    aria-label=snippets_for
                    aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
                    title="Show snippets for this trigger"
                    on:click=move |_| page.choice.set(Some(id))
                >
                    {described}
                </button>
                {unused}
            </td>
            <td data-label="Owner">{owner(trigger)}</td>
            <td class="num" data-label="Last used">{last_used(trigger)}</td>
            <td class="num" data-label="Expires">{expires(trigger)}</td>
            <td>{actions(page, trigger, name)}</td>
        </tr>
    }
    .into_any()
}

/// Whether a click in a row was meant for a control in it.
fn is_on_control(event: &MouseEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest("a, button"), Ok(Some(_))))
}
