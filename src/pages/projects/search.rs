//! All projects of which the person is a member, searched on the server.

use crate::data::pace::Activity;
use crate::data::projects::Bookmark;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::pages::projects::item;
use crate::parts::loaded::loaded;
use crate::ui::empty::empty;
use crate::ui::settled::settled;
use crate::ui::time::Ago;
use gitlab::endpoints::{self, ProjectSearch};
use gitlab::{Page, Project};
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last key the server is asked.
const TYPING: Duration = Duration::from_millis(250);

/// The list for what is `typed` in the search field.
pub(super) fn all(typed: RwSignal<String>) -> AnyView {
    let text = settled(move || typed.with(|text| text.trim().to_owned()), TYPING);
    let page = Query::new(
        move || {
            Some(endpoints::projects(&ProjectSearch {
                text: text.get(),
                membership: true,
                ..Default::default()
            }))
        },
        |_| Activity::Settled,
    );
    view! {
        <section class="card" aria-label="All projects">
            <header><h2>"All projects"</h2></header>
            {loaded(page, 8, move |page| (move || listed(&page.get())).into_any())}
        </section>
    }
    .into_any()
}

fn listed(page: &Page<Project>) -> AnyView {
    let Some(account) = expect_context::<Session>().account() else {
        return ().into_any();
    };
    if page.items.is_empty() {
        return empty(
            "No project found",
            "Search by a part of its name, or ask its owner to make you a member.",
        );
    }
    let items = page.items.iter().map(|project| {
        let activity = project.last_activity_at.map(|at| {
            view! { <span class="soft small wide-only">"active "<Ago at=at /></span> }.into_any()
        });
        item(Bookmark::of(account.clone(), project), activity)
    });
    let more = page.next.is_some().then_some(view! {
        <p class="soft small form">"There are more projects: search to find them."</p>
    });
    view! { <ul class="project-list">{items.collect_view()}</ul>{more} }.into_any()
}
