//! The projects: favourites, recent ones, and all of them by search.

mod search;

use crate::browser::location::Location;
use crate::data::projects::{Bookmark, ProjectBookmarks};
use crate::data::session::Session;
use crate::route::{Address, Route};
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let typed = RwSignal::new(String::new());
    let inventory = expect_context::<Location>().href(&Address::of(Route::Inventory));
    view! {
        <div class="page">
            <div class="head">
                <h1 tabindex="-1">"Projects"</h1>
                <span class="push"></span>
                <a class="button" href=inventory>"All triggers"</a>
            </div>
            <Field label="Search projects" value=typed kind="search" placeholder="Name or path" />
            {move || typed.with(String::is_empty).then(bookmarked)}
            {search::all(typed)}
        </div>
    }
    .into_any()
}

/// Favourites and recent projects, where there are any.
fn bookmarked() -> AnyView {
    let session = expect_context::<Session>();
    let bookmarks = expect_context::<ProjectBookmarks>();
    let listed = move |recent: bool| {
        let Some(account) = session.account() else {
            return Vec::new();
        };
        bookmarks.with(|all| match recent {
            false => all.favourites_of(&account),
            true => {
                let mut list = all.recent_of(&account);
                list.retain(|bookmark| !all.is_favourite(bookmark));
                list
            }
        })
    };
    view! {
        {move || section("Favourites", listed(false), Some(builds_of_favourites()))}
        {move || section("Recent", listed(true), None)}
    }
    .into_any()
}

/// The link to the builds of all favourites.
fn builds_of_favourites() -> AnyView {
    let location = expect_context::<Location>();
    let href = location.href(&Address::of(Route::FavouriteBuilds));
    view! { <a class="push" href=href>"Builds of favourites"</a> }.into_any()
}

fn section(heading: &'static str, list: Vec<Bookmark>, link: Option<AnyView>) -> Option<AnyView> {
    if list.is_empty() {
        return None;
    }
    let items = list
        .into_iter()
        .map(|bookmark| item(bookmark, None))
        .collect_view();
    Some(
        view! {
            <section class="card" aria-label=heading>
                <header><h2>{heading}</h2>{link}</header>
                <ul class="project-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

/// One project: a link to its triggers, and whether it is a favourite.
fn item(bookmark: Bookmark, note: Option<AnyView>) -> AnyView {
    let location = expect_context::<Location>();
    let bookmarks = expect_context::<ProjectBookmarks>();
    let href = location.href(&Address::of(Route::Triggers(bookmark.project())));
    let path = bookmark.path.clone();
    let name = format!("Favourite {path}");
    let (asked, toggled) = (bookmark.clone(), bookmark);
    let pressed = move || {
        let is = bookmarks.with(|all| all.is_favourite(&asked));
        if is { "true" } else { "false" }
    };
    view! {
        <li>
            <a href=href><bdi>{path}</bdi></a>
            {note}
            <button
                type="button"
                class="icon favourite"
                aria-label=name
                aria-pressed=pressed
                on:click=move |_| bookmarks.change(|all| all.toggle_favourite(toggled.clone()))
            >
                {Icon::Star.draw(15)}
            </button>
        </li>
    }
    .into_any()
}
