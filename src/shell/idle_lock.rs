//! Locks the console when nobody has used it for as long as was chosen.

use crate::browser::activity::Activity;
use crate::browser::clock::Clock;
use crate::data::idle_lock::{KeptIdleLock, words};
use crate::data::kept::Notices;
use crate::data::session::Session;
use crate::reactive::effect;
use crate::shell::other_tabs::go_to_where_it_starts;
use leptos::prelude::*;

/// Follows the person and the clock.
pub(crate) fn follow(session: Session, notices: Notices) {
    let clock = expect_context::<Clock>();
    let kept = expect_context::<KeptIdleLock>();
    let activity = Activity::follow_browser(clock);
    let leave = go_to_where_it_starts(session);
    effect(move || {
        let now = clock.now();
        let lock = kept.with(|lock| *lock);
        let Some(minutes) = lock.minutes() else {
            return;
        };
        let is_due = activity.last().is_some_and(|last| lock.is_due(last, now));
        if is_due && untrack(|| session.lock()) {
            notices.say(format!(
                "Nobody used this page for {}, so it forgot every token that is not kept on this \
                 device. Connect again to go on.",
                words(minutes)
            ));
            leave();
        }
    });
}
