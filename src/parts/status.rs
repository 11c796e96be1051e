//! GitLab's statuses as pills: its words, and its colours.

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
