//! The status of what the present page is about, for the browser's tab.

use crate::reactive::effect;
use crate::ui::pill::Tone;
use gitlab::Status;
use leptos::prelude::*;

use super::status::look;

/// The status, as a context; none on a page that is about nothing with one.
#[derive(Clone, Copy)]
pub(crate) struct PageStatus(RwSignal<Option<Status>>);

impl PageStatus {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Follows `status` for as long as the current owner lives.
    pub(crate) fn follow(self, status: Memo<Option<Status>>) {
        effect(move || self.0.set(status.get()));
        on_cleanup(move || {
            self.0.try_set(None);
        });
    }

    /// Its word, if there is a status.
    pub(crate) fn word(self) -> Option<String> {
        self.0
            .with(|status| status.as_ref().map(|status| status.word().to_owned()))
    }

    /// The address of the icon for it, relative to the page's base.
    pub(crate) fn icon(self) -> Option<&'static str> {
        self.0
            .with(|status| status.as_ref().map(|status| icon(look(status).0)))
    }
}

fn icon(tone: Tone) -> &'static str {
    match tone {
        Tone::Ok => "icons/passed.svg",
        Tone::Bad => "icons/failed.svg",
        Tone::Run => "icons/running.svg",
        Tone::Wait => "icons/waiting.svg",
        Tone::Idle => "icons/idle.svg",
    }
}
