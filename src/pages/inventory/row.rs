//! One trigger in the table of all.

use super::state::InventoryPage;
use super::table::Placed;
use crate::browser::location::Location;
use crate::parts::trigger::cells::{expires, last_used, owner, token};
use crate::parts::trigger::controls::{copied, reveal, run};
use crate::parts::trigger::facts::{description, label};
use crate::parts::trigger::reasons::token_hidden;
use crate::parts::trigger::revealed::Spot;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::copy_button::CopyButton;
use crate::ui::unseen::marked;
use gitlab::Trigger;
use leptos::prelude::*;

/// The row. It is built once and follows `placed`.
pub(super) fn row(page: InventoryPage, placed: Memo<Placed>) -> AnyView {
    let trigger = memo(move |_| placed.with(|placed| placed.entry.trigger.clone()));
    let id = trigger.with_untracked(|trigger| trigger.id);
    let name = memo(move |_| trigger.with(label));
    let described = move || match trigger.with(|trigger| description(trigger).map(marked)) {
        Some(text) => text,
        None => view! { <span class="soft">"no description"</span> }.into_any(),
    };
    // The row of headings is the first.
    let index = move || placed.with(|placed| placed.at + 2).to_string();
    view! {
        <tr aria-rowindex=index>
            <td class="place" data-label="Project">{project(placed)}</td>
            <td class="token mono" data-label="Token">
                {token(page.revealed, trigger, Spot::Row(id))}
            </td>
            <td class="what" data-label="Description" title=move || name.get()>{described}</td>
            <td class="owner" data-label="Owner">{owner(trigger)}</td>
            <td class="num" data-label="Last used">{last_used(trigger)}</td>
            <td class="num" data-label="Expires">{expires(trigger)}</td>
            <td class="last">{actions(page, placed, trigger, name)}</td>
        </tr>
    }
    .into_any()
}

/// The project, which leads to its own triggers.
fn project(placed: Memo<Placed>) -> AnyView {
    let location = expect_context::<Location>();
    let place = memo(move |_| placed.with(|placed| placed.entry.place.clone()));
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
    placed: Memo<Placed>,
    trigger: Memo<Trigger>,
    name: Memo<String>,
) -> AnyView {
    let named = move |what: &'static str| Signal::derive(move || [what, &name.get()].concat());
    let hidden = memo(move |_| trigger.with(token_hidden));
    let spot = Spot::Row(trigger.with_untracked(|trigger| trigger.id));
    let project = placed.with_untracked(|placed| placed.entry.place.project());
    view! {
        <div class="actions">
            {run(project, trigger, named("Run "))}
            {reveal(page.revealed, spot, named("Reveal token of "), hidden.into())}
            <CopyButton text=copied(trigger) name=named("Copy token of ") disabled_reason=hidden />
        </div>
    }
    .into_any()
}
