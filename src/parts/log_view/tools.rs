//! The buttons over the log.

use super::feed::Reading;
use super::view::LogView;
use crate::browser::clipboard;
use crate::browser::download;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::toast::Toasts;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The most lines that are copied at once.
const MOST_COPIED: usize = 100_000;

/// How the log is shown.
pub(super) fn look(view: LogView) -> AnyView {
    let has_times = memo(move |_| {
        view.feed.extent.track();
        view.feed.scene(|scene| scene.index().has_timestamps()) == Some(true)
    });
    view! {
        {toggle("Wrap", "Break long lines instead of scrolling sideways", view.wrap)}
        {move || {
            let shown = has_times.get();
            shown.then(|| toggle("Timestamps", "Show when each line was received", view.times))
        }}
        {toggle("Full width", "Give the log the width of the page", view.wide)}
    }
    .into_any()
}

/// While the job is at work.
pub(super) fn follow(view: LogView) -> AnyView {
    let button = move || {
        let purpose = "Stay at the end of the log while it grows";
        let grows = view.feed.reading.get() == Reading::Growing;
        grows.then(|| toggle("Follow", purpose, view.follow.on))
    };
    button.into_any()
}

fn toggle(word: &'static str, purpose: &'static str, on: RwSignal<bool>) -> AnyView {
    view! {
        <button
            type="button"
            class="quiet toggle"
            title=purpose
            aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=move |_| on.update(|on| *on = !*on)
        >
            {word}
        </button>
    }
    .into_any()
}

/// Copies the lines that are linked to, where there are several.
pub(super) fn copy_lines(view: LogView) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let linked = memo(move |_| {
        view.marked
            .get()
            .filter(|linked| linked.first < linked.last)
    });
    let press = move |_| {
        let Some(linked) = linked.get_untracked() else {
            return;
        };
        let text = view.feed.scene(|scene| {
            let first = scene.index().line_of_number(linked.first - 1);
            let end = scene.index().line_of_number(linked.last);
            scene.text(first..end.min(first + MOST_COPIED))
        });
        spawn_local(async move {
            let copied = match text {
                Some(text) => clipboard::copy(&text).await,
                None => return,
            };
            match copied {
                Ok(()) => toasts.say("The linked lines were copied."),
                Err(clipboard::NotCopied) => toasts.say(
                    "The browser did not let the lines be copied. Select them and press Ctrl+C.",
                ),
            }
        });
    };
    let button = move || {
        linked.get().map(|linked| {
            let count = (linked.last - linked.first + 1).to_string();
            view! {
                <button type="button" class="quiet" on:click=press>
                    {Icon::Copy.draw(14)}
                    {["Copy ", &count, " lines"].concat()}
                </button>
            }
        })
    };
    button.into_any()
}

/// Hands the log over as it came.
pub(super) fn download_log(view: LogView) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let press = move |_| {
        let name = ["job-", &view.id.to_string(), ".log"].concat();
        let offered = view
            .feed
            .scene(|scene| download::offer_held(&name, scene.bytes().pieces()));
        if offered != Some(true) {
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
