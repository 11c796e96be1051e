//! A project's triggers: what they are, when they were last used, and what to
//! do with them.

mod actions;
mod add;
mod address;
mod draft;
mod edit;
mod head;
mod listing;
mod new_trigger;
mod not_listed;
mod order;
mod recent_builds;
mod revoke;
mod rotate;
mod row;
mod snippets;
mod state;
mod table;

use crate::browser::location::Location;
use crate::parts::fault;
use crate::parts::loaded::loaded_or;
use crate::parts::snippet_panel::snippet_panel;
use crate::reactive::memo;
use crate::ui::empty::empty;
use gitlab::{ApiError, ErrorKind, ProjectRef};
use leptos::prelude::*;
use state::TriggersPage;

/// The page.
pub(crate) fn page(project: ProjectRef) -> AnyView {
    let (filter, order) = address::follow(expect_context::<Location>());
    let page = TriggersPage::new(project, filter, order);
    let list = page.listing.first().map(|first| {
        loaded_or(
            first,
            9,
            move |_| listed(page),
            move |error| not_listed(page, error),
        )
    });
    view! {
        <div class="page">
            {head::head(page)}
            {new_trigger::region(page)}
            {rotate::under_way::under_way(page)}
            {list}
            {add::dialog(page)}
            {edit::dialog(page)}
            {revoke::dialog(page)}
            {rotate::dialog(page)}
        </div>
    }
    .into_any()
}

/// The triggers, or what to do while there are none.
fn listed(page: TriggersPage) -> AnyView {
    let all = page.listing.all();
    let none = memo(move |_| all.with(Vec::is_empty));
    let content = move || {
        if none.get() {
            let none = empty(
                "No triggers yet",
                "Add one to start builds of this project from a script, a cron job or another \
                 service.",
            );
            return view! { <section class="card">{none}</section> }.into_any();
        }
        view! {
            {table::table(page)}
            {snippet_panel(snippets::of_chosen(page))}
        }
        .into_any()
    };
    view! {
        {content}
        {listing::rest(page.listing)}
    }
    .into_any()
}

/// Why there is no list, and what can be done without one.
fn not_listed(page: TriggersPage, error: &ApiError) -> AnyView {
    if error.kind == ErrorKind::Forbidden {
        return not_listed::pasted_token(page);
    }
    let again = Callback::new(move |()| page.listing.refresh());
    fault::fault(error, Some(again))
}
