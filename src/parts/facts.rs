//! Rows of a `<dl>`: a name and what is known. A row without anything to say
//! is not drawn.

use crate::reactive::memo;
use crate::ui::time::{Ago, duration};
use gitlab::Timestamp;
use leptos::prelude::*;

/// A row with a text, which may come from anyone.
pub(crate) fn text(
    name: &'static str,
    value: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> AnyView {
    let value = memo(move |_| value());
    let known = memo(move |_| value.with(Option::is_some));
    let row = move || {
        known.get().then(|| {
            view! { <dt>{name}</dt><dd><bdi>{move || value.get()}</bdi></dd> }
        })
    };
    row.into_any()
}

/// A row with an instant.
pub(crate) fn moment(
    name: &'static str,
    at: impl Fn() -> Option<Timestamp> + Send + Sync + 'static,
) -> AnyView {
    let at = memo(move |_| at());
    let row = move || {
        at.get()
            .map(|at| view! { <dt>{name}</dt><dd><Ago at=at /></dd> })
    };
    row.into_any()
}

/// A row with a length of time, in seconds.
pub(crate) fn length(
    name: &'static str,
    seconds: impl Fn() -> Option<f64> + Send + Sync + 'static,
) -> AnyView {
    text(name, move || seconds().map(duration))
}
