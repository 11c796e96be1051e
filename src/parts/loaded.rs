//! Shows what a query knows: a skeleton, the value, or why there is none.

use crate::data::load::{Load, Phase};
use crate::data::query::Query;
use crate::parts::fault;
use crate::reactive::memo;
use crate::ui::empty::skeleton;
use leptos::prelude::*;

/// Shows `query`: `view` is called once when a value is there and is handed a
/// signal of the newest one; `lines` is the height of the skeleton before that.
pub(crate) fn loaded<T>(
    query: Query<T>,
    lines: u8,
    view: impl Fn(Memo<T>) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let retry = Callback::new(move |()| query.refresh());
    loaded_or(query, lines, view, move |error| {
        fault::fault(error, Some(retry))
    })
}

/// The same, with `refused` in the place of the usual notice about an error.
pub(crate) fn loaded_or<T>(
    query: Query<T>,
    lines: u8,
    view: impl Fn(Memo<T>) -> AnyView + Send + Sync + 'static,
    refused: impl Fn(&gitlab::ApiError) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let state = query.state();
    let phase = memo(move |_| state.with(Load::phase));
    let stale = memo(move |_| state.with(|load| load.stale().cloned()));
    let content = move || match phase.get() {
        Phase::Quiet => skeleton(lines, false),
        Phase::Waiting => skeleton(lines, true),
        Phase::Failed(error) => refused(&error),
        Phase::Shown => match query.state().with_untracked(|load| load.value().cloned()) {
            Some(first) => view(newest(query, first)),
            // The phase is read before the value: between the two it has gone.
            None => skeleton(lines, false),
        },
    };
    view! {
        {move || stale.get().map(|error| fault::stale(&error))}
        {content}
    }
    .into_any()
}

/// The newest value; the last one while a new question is under way.
fn newest<T>(query: Query<T>, first: T) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let state = query.state();
    memo(move |before: Option<&T>| {
        let value = state.with(|load| load.value().cloned());
        value
            .or_else(|| before.cloned())
            .unwrap_or_else(|| first.clone())
    })
}
