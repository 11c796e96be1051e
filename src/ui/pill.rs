//! A state by icon, word and colour: never by colour alone.

use crate::ui::icon::Icon;
use leptos::prelude::*;

/// What a colour says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Good.
    Ok,
    /// Bad.
    Bad,
    /// Under way.
    Run,
    /// Waiting for something, or in want of attention.
    Wait,
    /// Neither.
    Idle,
}

impl Tone {
    /// Its class in `style/components.css`.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Ok => "tone-ok",
            Self::Bad => "tone-bad",
            Self::Run => "tone-run",
            Self::Wait => "tone-wait",
            Self::Idle => "tone-idle",
        }
    }
}

/// A pill with an icon and a word.
pub(crate) fn pill(tone: Tone, icon: Icon, word: String) -> AnyView {
    view! {
        <span class=["pill ", tone.class()].concat()>{icon.draw(14)}<span>{word}</span></span>
    }
    .into_any()
}

/// The violet badge that means "trigger".
pub(crate) fn badge(word: &'static str) -> AnyView {
    view! { <span class="badge">{Icon::Cord.draw(12)}<span>{word}</span></span> }.into_any()
}
