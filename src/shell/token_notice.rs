//! A warning before the access token of the current connection ends.

use crate::browser::clock::Clock;
use crate::data::session::Session;
use crate::reactive::memo;
use crate::ui::time::relative;
use gitlab::Timestamp;
use leptos::prelude::*;

/// How long before its end a token is warned of.
const AHEAD: i64 = 7 * 24 * 60 * 60 * 1000;

/// The warning, while there is one.
pub(crate) fn token_notice() -> AnyView {
    let session = expect_context::<Session>();
    let clock = expect_context::<Clock>();
    let sentence = memo(move |_| {
        let info = session.connection()?.token_info?;
        ending(info.expires_at?, clock.now())
    });
    (move || {
        let sentence = sentence.get()?;
        Some(view! { <div class="notice" role="status"><p>{sentence}</p></div> })
    })
    .into_any()
}

/// What to say of a token that ends at `end`, if it does so soon; once it has
/// ended the server says so itself.
fn ending(end: Timestamp, now: Timestamp) -> Option<String> {
    let left = end.milliseconds() - now.milliseconds();
    (0..=AHEAD).contains(&left).then(|| {
        format!(
            "The access token of this connection ends {}. Make a new one in GitLab under your \
             avatar, Edit profile, Access tokens, and connect with it.",
            relative(end, now)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_week_is_warned_of() {
        let at = Timestamp::from_milliseconds;
        let day = AHEAD / 7;
        for (left, warned) in [
            (-1, false),
            (0, true),
            (day, true),
            (AHEAD, true),
            (AHEAD + 1, false),
        ] {
            let said = ending(at(1_000 * day + left), at(1_000 * day));
            assert_eq!(said.is_some(), warned, "{left}");
        }
        let said = ending(at(3 * day), at(0)).unwrap();
        assert!(said.contains("ends in 3 days"), "{said}");
    }
}
