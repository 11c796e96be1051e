//! The newest builds of all favourite projects in one list.

mod gather;
mod gathered;
mod problems;
mod rounds;
mod row;

use super::filter::BuildFilter;
use super::filter_bar;
use super::known::start_of;
use crate::browser::location::Location;
use crate::data::projects::{Bookmark, ProjectBookmarks};
use crate::data::session::Session;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::empty::{empty, skeleton};
use crate::ui::heads::heads;
use crate::ui::window::{FEW, List, Window};
use gather::{Gather, OF_EACH};
use gathered::{Line, OfProject, key, lines};
use gitlab::PipelineId;
use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    let filter = super::filter_of_address();
    let from = start_of(filter);
    let projects = favourites();
    let gather = Gather::of(projects, filter, from);
    let known = gather.known();
    let shown = memo(move |_| {
        let from = from.get();
        filter.with(|filter| known.with(|known| lines(known, |build| filter.fits(build, from))))
    });
    let window = Window::of(List {
        items: shown.into(),
        key,
        is_high: |_| false,
        whole: FEW,
    });
    let has_favourites = memo(move |_| projects.with(|projects| !projects.is_empty()));
    let content = move || {
        if has_favourites.get() {
            listed(filter, known, shown, window)
        } else {
            no_favourites()
        }
    };
    view! {
        <div class="page">
            <div class="head">
                <h1 tabindex="-1">"Builds of favourites"</h1>
            </div>
            {filter_bar::short(filter)}
            {problems::problems(known)}
            <section class="card builds favourite-builds">{content}</section>
        </div>
    }
    .into_any()
}

/// The favourites of whoever is connected.
fn favourites() -> Memo<Vec<Bookmark>> {
    let session = expect_context::<Session>();
    let bookmarks = expect_context::<ProjectBookmarks>();
    memo(move |_| {
        let of = |account| bookmarks.with(|all| all.favourites_of(&account));
        session.account().map(of).unwrap_or_default()
    })
}

fn no_favourites() -> AnyView {
    let location = expect_context::<Location>();
    let projects = location.href(&Address::of(Route::Projects));
    empty(
        "No favourite projects yet",
        view! {
            <span>"The builds of projects with a star are listed here."</span>
            <a class="button primary" href=projects>"Choose favourites"</a>
        },
    )
}

fn listed(
    filter: Memo<BuildFilter>,
    known: RwSignal<Vec<OfProject>>,
    shown: Memo<Vec<Line>>,
    window: Window<Line, PipelineId>,
) -> AnyView {
    let is_empty = memo(move |_| shown.with(Vec::is_empty));
    let awaits = memo(move |_| known.with(|known| known.iter().any(OfProject::is_awaited)));
    let waits = memo(move |_| is_empty.get() && awaits.get());
    let content = move || match (is_empty.get(), waits.get()) {
        (true, true) => skeleton(8, true),
        (true, false) if filter.with_untracked(BuildFilter::is_empty) => empty(
            "No builds yet",
            "None of your favourite projects has a build that you may see.",
        ),
        (true, false) => empty(
            "No build fits the filters",
            "Only the newest of each project are looked at: open a project to see more.",
        ),
        (false, _) => table(shown, window),
    };
    let words = [
        "The newest ",
        &OF_EACH.to_string(),
        " of each project are listed.",
    ]
    .concat();
    view! {
        {content}
        <footer>
            <span class="soft small">{words}</span>
        </footer>
    }
    .into_any()
}

fn table(shown: Memo<Vec<Line>>, window: Window<Line, PipelineId>) -> AnyView {
    let rows = move || shown.with(|shown| shown.len() + 1);
    view! {
        <table class="cards" aria-label="Builds of favourites" aria-rowcount=rows>
            <thead>
                <tr aria-rowindex="1">
                    {heads(["Status", "Build", "Project", "Ref", "Started by", "Started"])}
                </tr>
            </thead>
            {window.body(row::row)}
        </table>
    }
    .into_any()
}
