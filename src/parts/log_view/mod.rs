//! The region "Log" of a job: coloured lines with numbers that are links,
//! sections that fold, a search, and the end followed while the job is at work.
//!
//! A log is what a job printed, and so whatever anyone printed: it becomes text
//! nodes and class names of ours, nothing else. It may have a hundred megabytes:
//! the browser holds its bytes, and only the lines in sight are in the page.

mod copy;
mod feed;
mod find;
mod follow;
mod letters;
mod line;
mod lines;
mod link;
mod measure;
mod memory;
mod pieces;
mod place;
mod problems;
mod rows;
mod scene;
mod search;
mod sideways;
mod stay;
mod tools;
mod view;

use crate::browser::fragment;
use crate::data::kept::{Kept, Notices};
use crate::reactive::{effect, memo};
use crate::ui::empty::{empty, skeleton};
use feed::{Feed, Reading};
use find::Find;
use follow::Follow;
use gitlab::{Job, JobId, ProjectRef};
use leptos::ev;
use leptos::prelude::*;
use link::Linked;
use memory::FoldedSections;
use place::Folding;
use view::{LogView, Seen};

/// The region for `job`, whose number is `id`.
pub(crate) fn log_region(project: &ProjectRef, id: JobId, job: Memo<Job>) -> AnyView {
    let view = state(Feed::of(project, id, job), id);
    follow_links(view);
    let any = memo(move |_| view.feed.extent.with(|extent| extent.lines > 0));
    let tools = move || {
        any.get().then(|| {
            view! {
                {search::search(view)}
                {problems::button(view)}
                {tools::copy_lines(view)}
                {tools::look(view)}
            }
        })
    };
    view! {
        <section class="card log-card" class:wide=move || view.wide.get() aria-label="Log">
            <header>
                <h2>"Log"</h2>
                <span class="push"></span>
                {tools}
                {tools::follow(view)}
                {move || any.get().then(|| tools::download_log(view))}
            </header>
            {view.feed.trouble()}
            {move || replaced(view)}
            {problems::list(view)}
            {move || if any.get() { lines::lines(view) } else { nothing(view) }}
        </section>
    }
    .into_any()
}

fn state(feed: Feed, id: JobId) -> LogView {
    let remembered: Kept<FoldedSections> = Kept::open(expect_context::<Notices>());
    let is_growing = feed.reading.get_untracked() == Reading::Growing;
    LogView {
        id,
        feed,
        find: Find::new(feed),
        follow: Follow::new(is_growing),
        folding: RwSignal::new(Folding::new(remembered.with(FoldedSections::by_name))),
        remembered,
        wrap: RwSignal::new(true),
        times: RwSignal::new(false),
        wide: RwSignal::new(false),
        problems: RwSignal::new(false),
        marked: RwSignal::new(None),
        seen: RwSignal::new(Seen::default()),
        session: expect_context(),
        here: StoredValue::new(fragment::here()),
    }
}

fn nothing(view: LogView) -> AnyView {
    let reading = view.feed.reading;
    let awaited = memo(move |_| view.feed.awaited());
    let content = move || {
        if let Some(long) = awaited.get() {
            return skeleton(6, long);
        }
        let (what, next) = reading.get().nothing_yet();
        empty(what, next)
    };
    content.into_any()
}

/// That the server has another log now than the one that was read before.
fn replaced(view: LogView) -> Option<AnyView> {
    let is_other = memo(move |_| {
        let extent = view.feed.extent.get();
        extent.edition > 0 && view.feed.reading.get() != Reading::Erased
    });
    is_other.get().then(|| {
        view! {
            <p class="region-note soft small" role="status">
                "The log was replaced on the server while it was open: this is the new one."
            </p>
        }
        .into_any()
    })
}

/// Goes to the lines that the address names, once they are there, and when it
/// names others.
fn follow_links(view: LogView) {
    let wanted = RwSignal::new(Linked::read(&fragment::of_page()));
    if wanted.get_untracked().is_some() {
        view.follow.on.set(false);
    }
    let listener = window_event_listener(ev::hashchange, move |_| {
        wanted.try_set(Linked::read(&fragment::of_page()));
    });
    on_cleanup(move || listener.remove());
    let lines = memo(move |_| view.feed.extent.with(|extent| extent.lines));
    let is_laid = memo(move |_| view.seen.with(|seen| seen.height > 0.0));
    effect(move || {
        let (Some(linked), true) = (wanted.get(), is_laid.get()) else {
            return;
        };
        let line = view
            .feed
            .scene(|scene| scene.index().line_of_number(linked.first - 1));
        if let Some(line) = line.filter(|line| *line < lines.get()) {
            wanted.set(None);
            view.marked.set(Some(linked));
            view.bring_into_sight(line);
        }
    });
}
