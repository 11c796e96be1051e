//! GitLab's statuses as pills: its words, and its colours.

use crate::data::load::Load;
use crate::data::query::Query;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::pill::{Tone, pill};
use gitlab::Status;
use leptos::prelude::*;

/// Colour and icon of a status; one that is not known yet is drawn as neutral.
pub(crate) fn look(status: &Status) -> (Tone, Icon) {
    match status {
        Status::Success => (Tone::Ok, Icon::Passed),
        Status::Failed => (Tone::Bad, Icon::Failed),
        Status::Running => (Tone::Run, Icon::Running),
        Status::Pending | Status::WaitingForResource | Status::WaitingForCallback => {
            (Tone::Wait, Icon::Waiting)
        }
        Status::Created
        | Status::Preparing
        | Status::Canceling
        | Status::Canceled
        | Status::Skipped
        | Status::Manual
        | Status::Scheduled
        | Status::Unknown(_) => (Tone::Idle, Icon::Idle),
    }
}

/// The pill for a status.
pub(crate) fn status_pill(status: &Status) -> AnyView {
    let (tone, icon) = look(status);
    pill(tone, icon, status.word().to_owned())
}

/// The status in the head of a page about `query`. Its place is kept until it is
/// known, so that the heading does not move; where nothing can be known there
/// is no place either.
pub(crate) fn head_status<T>(query: Query<T>, status: Memo<Option<Status>>) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let state = query.state();
    let failed = memo(move |_| state.with(|load| matches!(load, Load::Failed(_))));
    view! {
        <span class="state" role="status" hidden=move || failed.get()>
            {move || status.get().map(|status| status_pill(&status))}
        </span>
    }
    .into_any()
}
