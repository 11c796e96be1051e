//! The region "Log" of a job: coloured lines with numbers that are links,
//! sections that fold, a search, and the end followed while the job is at work.
//!
//! A log is what a job printed, and so whatever anyone printed: it becomes text
//! nodes and class names of ours, nothing else.

mod feed;
mod follow;
mod letters;
mod line;
mod model;
mod search;

use crate::browser::download;
use crate::browser::fragment;
use crate::reactive::{effect, memo};
use crate::ui::empty::{empty, skeleton};
use crate::ui::icon::Icon;
use crate::ui::toast::Toasts;
use feed::{Feed, Reading};
use follow::Follow;
use gitlab::{Job, JobId, ProjectRef};
use leptos::prelude::*;
use model::{MOST, Toggled};

/// What the parts of the region share.
#[derive(Clone, Copy)]
struct LogView {
    id: JobId,
    feed: Feed,
    toggled: RwSignal<Toggled>,
    follow: Follow,
    /// The address of this page, without a fragment.
    here: StoredValue<String>,
}

/// The region for `job`, whose number is `id`.
pub(crate) fn log_region(project: &ProjectRef, id: JobId, job: Memo<Job>) -> AnyView {
    let feed = Feed::of(project, id, job);
    let view = LogView {
        id,
        feed,
        toggled: RwSignal::new(Toggled::new()),
        follow: Follow::new(feed.reading.get_untracked() == Reading::Growing),
        here: StoredValue::new(fragment::here()),
    };
    view.follow.keep_at_end(move || feed.model.track());
    view.show_linked_line();
    let any = memo(move |_| feed.model.with(|model| model.count() > 0));
    view! {
        <section class="card" aria-label="Log">
            <header>
                <h2>"Log"</h2>
                <span class="push"></span>
                {move || any.get().then(|| search::search(view))}
                {follow_button(view)}
                {move || any.get().then(|| download_button(view))}
            </header>
            {feed.trouble()}
            {move || left_out(view)}
            {move || if any.get() { lines(view) } else { nothing(view) }}
        </section>
    }
    .into_any()
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

fn lines(view: LogView) -> AnyView {
    let model = view.feed.model;
    let chunks = memo(move |_| model.with(model::Model::chunks));
    let hiding =
        memo(move |_| model.with(|model| view.toggled.with(|toggled| model.hiding(toggled))));
    let chunk = move |start: usize| {
        let rows =
            memo(move |_| hiding.with(|hiding| model.with(|model| model.rows(start, hiding))));
        view! {
            <div class="chunk">
                <For each=move || rows.get() key=|row| *row children=move |row| line::line(view, row) />
            </div>
        }
    };
    view! {
        <div
            class="log"
            role="group"
            aria-label="Log lines"
            tabindex="0"
            node_ref=view.follow.element
            on:scroll=move |_| view.follow.scrolled()
            on:click=|event| {
                // The browser itself goes to a line, which also marks it.
                if fragment::is_link_into_this_page(&event) {
                    event.stop_propagation();
                }
            }
        >
            <For each=move || chunks.get() key=|start| *start children=chunk />
        </div>
    }
    .into_any()
}

fn left_out(view: LogView) -> Option<AnyView> {
    let skipped = memo(move |_| view.feed.model.with(model::Model::skipped)).get();
    let words = || {
        let (most, skipped) = (MOST.to_string(), skipped.to_string());
        [
            "Only about the last ",
            &most,
            " lines are shown; the first ",
            &skipped,
            " are left out. Download the log to read them.",
        ]
        .concat()
    };
    (skipped > 0).then(|| view! { <p class="region-note soft small">{words()}</p> }.into_any())
}

/// While the job is at work.
fn follow_button(view: LogView) -> AnyView {
    let on = view.follow.on;
    let button = move || {
        (view.feed.reading.get() == Reading::Growing).then(|| {
            view! {
                <button
                    type="button"
                    class="quiet toggle"
                    title="Stay at the end of the log while it grows"
                    aria-pressed=move || if on.get() { "true" } else { "false" }
                    on:click=move |_| on.update(|on| *on = !*on)
                >
                    "Follow"
                </button>
            }
        })
    };
    button.into_any()
}

fn download_button(view: LogView) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let press = move |_| {
        let name = ["job-", &view.id.to_string(), ".log"].concat();
        let offered = view
            .feed
            .bytes()
            .is_some_and(|bytes| download::offer(&name, &bytes));
        if !offered {
            toasts.say("The log could not be handed over. Wait for it to load and try again.");
        }
    };
    view! {
        <button type="button" class="quiet" on:click=press>
            {Icon::Download.draw(14)}
            "Download log"
        </button>
    }
    .into_any()
}

impl LogView {
    fn toggle(self, section: usize) {
        self.toggled.update(|toggled| {
            if !toggled.remove(&section) {
                toggled.insert(section);
            }
        });
    }

    /// Brings a line into sight and marks it, opening what hides it.
    fn show(self, index: usize) {
        self.follow.on.set(false);
        let folds = self.feed.model.with_untracked(|model| {
            self.toggled
                .with_untracked(|toggled| model.folds_over(index, toggled))
        });
        for section in folds {
            self.toggle(section);
        }
        // After the opened lines are in the page.
        request_animation_frame(move || fragment::mark(&line::anchor(index)));
    }

    /// Goes to the line that the opened link names, once it is there.
    fn show_linked_line(self) {
        let Some(index) = linked_line(&fragment::of_page()) else {
            return;
        };
        self.follow.on.set(false);
        let shown = StoredValue::new(false);
        effect(move || {
            let is_there = self.feed.model.with(|model| model.count() > index);
            if is_there && !shown.get_value() {
                shown.set_value(true);
                self.show(index);
            }
        });
    }
}

/// The line, counted from 0, that a fragment such as `#L12` names.
fn linked_line(fragment: &str) -> Option<usize> {
    fragment
        .strip_prefix("#L")?
        .parse::<usize>()
        .ok()?
        .checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_names_a_line_counted_from_one() {
        assert_eq!(linked_line("#L12"), Some(11));
        for fragment in ["", "#L", "#L0", "#L-1", "#main", "L12", "#Lx"] {
            assert_eq!(linked_line(fragment), None, "{fragment}");
        }
    }
}
