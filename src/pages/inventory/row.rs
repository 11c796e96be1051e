//! One trigger in the table of all.

use super::choice;
use super::state::InventoryPage;
use crate::browser::location::Location;
use crate::data::inventory::entry::Entry;
use crate::parts::rights::read_only_reason;
use crate::parts::trigger::cells::{expires, last_used, owner, token};
use crate::parts::trigger::controls::{builds, copied, reveal, run};
use crate::parts::trigger::facts::{description, label};
use crate::parts::trigger::reasons::token_hidden;
use crate::parts::trigger::revealed::Spot;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::control::{Face, control};
use crate::ui::copy_button::CopyButton;
use crate::ui::unseen::marked;
use crate::ui::window::Row;
use gitlab::Trigger;
use leptos::prelude::*;
use std::sync::Arc;

/// The row. It is built once and follows what it shows.
pub(super) fn row(page: InventoryPage, row: Row<Arc<Entry>>) -> AnyView {
    let entry = row.item;
    let trigger = memo(move |_| entry.with(|entry| entry.trigger.clone()));
    let id = trigger.with_untracked(|trigger| trigger.id);
    let name = memo(move |_| trigger.with(label));
    let described = move || match trigger.with(|trigger| description(trigger).map(marked)) {
        Some(text) => text,
        None => view! { <span class="soft">"no description"</span> }.into_any(),
    };
    view! {
        <tr aria-rowindex=move || row.position()>
            <td class="choice-box">{choice::one(page, id, name)}</td>
            <td class="place" data-label="Project">{project(entry)}</td>
            <td class="token mono" data-label="Token">
                {token(page.revealed, trigger, Spot::Row(id))}
            </td>
            <td class="what" data-label="Description" title=move || name.get()>{described}</td>
            <td class="owner" data-label="Owner">{owner(trigger)}</td>
            <td class="num" data-label="Last used">{last_used(trigger)}</td>
            <td class="num" data-label="Expires">{expires(trigger)}</td>
            <td class="last">{actions(page, entry, trigger, name)}</td>
        </tr>
    }
    .into_any()
}

/// The project, which leads to its own triggers.
fn project(entry: RwSignal<Arc<Entry>>) -> AnyView {
    let location = expect_context::<Location>();
    let place = memo(move |_| entry.with(|entry| Arc::clone(&entry.place)));
    let link = move || {
        let place = place.get();
        let href = location.href(&Address::of(Route::Triggers(place.project())));
        let (path, title) = (place.path.clone(), place.path.clone());
        view! { <a href=href title=title><bdi>{path}</bdi></a> }
    };
    link.into_any()
}

fn actions(
    page: InventoryPage,
    entry: RwSignal<Arc<Entry>>,
    trigger: Memo<Trigger>,
    name: Memo<String>,
) -> AnyView {
    let named = move |what: &'static str| Signal::derive(move || [what, &name.get()].concat());
    let hidden = memo(move |_| trigger.with(token_hidden));
    let spot = Spot::Row(trigger.with_untracked(|trigger| trigger.id));
    let revoke = Face {
        class: "quiet danger",
        content: "Revoke".into_any(),
        name: named("Revoke "),
        pressed: None,
    };
    let no_revoking = memo(|_| read_only_reason());
    let about = move || vec![entry.get_untracked()];
    let project = entry.with_untracked(|entry| entry.place.project());
    view! {
        <div class="actions">
            {run(project.clone(), trigger, named("Run "))}
            {builds(project, trigger, named("Builds of "))}
            {reveal(page.revealed, spot, named("Reveal token of "), hidden.into())}
            <CopyButton text=copied(trigger) name=named("Copy token of ") disabled_reason=hidden />
            {control(revoke, no_revoking.into(), move || page.revoke.ask(about()))}
        </div>
    }
    .into_any()
}
