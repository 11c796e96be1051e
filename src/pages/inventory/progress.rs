//! How far the inventory has come, and what was left out.

use super::count::{counted, grouped};
use super::state::InventoryPage;
use crate::browser::location::Location;
use crate::data::inventory::Inventory;
use crate::data::inventory::projects::Unread;
use crate::data::inventory::survey::{Course, Progress};
use crate::parts::fault;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::time::Ago;
use leptos::prelude::*;

/// The line about it, with what can be done.
pub(super) fn line(page: InventoryPage) -> AnyView {
    let known = page.inventory.shown();
    let progress = page.progress;
    let is_under_way = memo(move |_| progress.with(|it| it.course != Course::Done));
    let bar = move || {
        is_under_way.get().then(|| {
            view! {
                <progress
                    aria-label="Projects read"
                    max=move || progress.with(|it| it.found.max(1).to_string())
                    prop:value=move || progress.with(|it| it.read as f64)
                ></progress>
            }
        })
    };
    let read_at = memo(move |_| known.with(|known| known.read_at));
    let when = move || read_at.get().map(|at| view! { ", read "<Ago at=at /> });
    view! {
        <div class="inventory-progress row">
            {bar}
            <span class="num">{move || progress.with(words)}{when}</span>
            {move || progress.with(|it| pause_words(&it.course)).map(|words| {
                view! { <span class="soft" role="status">{words}</span> }
            })}
            <span class="push"></span>
            {controls(page)}
        </div>
    }
    .into_any()
}

/// `312 of 1,240 projects`; with a `+` while the list of projects goes on.
fn words(progress: &Progress) -> String {
    let found = counted(progress.found, "project");
    match progress.course {
        Course::Done if progress.read == progress.found => found,
        Course::Done | Course::Going | Course::Stopped | Course::Resting(_) => {
            let (number, word) = found.split_once(' ').unwrap_or((&found, ""));
            let more = if progress.all_found { "" } else { "+" };
            [&grouped(progress.read), " of ", number, more, " ", word].concat()
        }
    }
}

fn pause_words(course: &Course) -> Option<String> {
    match course {
        Course::Going | Course::Done => None,
        Course::Stopped => Some("Stopped.".to_owned()),
        Course::Resting(why) => Some(["Waiting. ", &why.sentence()].concat()),
    }
}

fn controls(page: InventoryPage) -> AnyView {
    let inventory = page.inventory;
    let course = memo(move |_| page.progress.with(|it| it.course.clone()));
    let button = move |word: &'static str, press: fn(Inventory)| {
        view! { <button type="button" on:click=move |_| press(inventory)>{word}</button> }
            .into_any()
    };
    let content = move || match course.get() {
        Course::Going | Course::Resting(_) => button("Stop", Inventory::stop),
        Course::Stopped => button("Go on", Inventory::resume),
        Course::Done => button("Refresh", Inventory::refresh),
    };
    content.into_any()
}

/// What was left out, and why.
pub(super) fn left_out(page: InventoryPage) -> AnyView {
    let inventory = page.inventory;
    let known = inventory.shown();
    let refused = memo(move |_| known.with(|known| known.list_refused.clone()));
    let unread = memo(move |_| known.with(|known| known.unread.clone()));
    let unreadable = memo(move |_| page.progress.with(|it| it.unreadable));
    let again = Callback::new(move |()| inventory.retry());
    let list = move || refused.get().map(|error| fault::fault(&error, Some(again)));
    let projects =
        move || unread.with(|unread| (!unread.is_empty()).then(|| listed(unread, again)));
    let entries = move || match unreadable.get() {
        0 => None,
        number => Some(view! {
            <p class="notice">
                {counted(number, "answer")}
                " of GitLab\u{2019}s could not be understood and is left out."
            </p>
        }),
    };
    view! { {list} {projects} {entries} }.into_any()
}

fn listed(unread: &[Unread], again: Callback<()>) -> AnyView {
    let location = expect_context::<Location>();
    let item = |unread: &Unread| {
        let href = location.href(&Address::of(Route::Triggers(unread.place.project())));
        view! {
            <li>
                <a href=href><bdi>{unread.place.path.clone()}</bdi></a>
                " "
                <bdi class="small">{unread.reason.sentence()}</bdi>
            </li>
        }
    };
    let items = unread.iter().map(item).collect_view();
    view! {
        <section class="notice" aria-label="Projects not read">
            <details>
                <summary>{counted(unread.len(), "project")}" could not be read"</summary>
                <ul class="unread-projects">{items}</ul>
            </details>
            <div class="row">
                <button type="button" on:click=move |_| again.run(())>"Try again"</button>
            </div>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_in_projects() {
        let at = |read, found, all_found, course| {
            words(&Progress {
                read,
                found,
                all_found,
                unreadable: 0,
                course,
            })
        };
        assert_eq!(at(312, 1_240, true, Course::Going), "312 of 1,240 projects");
        assert_eq!(at(0, 100, false, Course::Going), "0 of 100+ projects");
        assert_eq!(
            at(312, 1_240, true, Course::Stopped),
            "312 of 1,240 projects"
        );
        assert_eq!(at(1_240, 1_240, true, Course::Done), "1,240 projects");
        assert_eq!(at(0, 1, true, Course::Done), "0 of 1 project");
    }
}
