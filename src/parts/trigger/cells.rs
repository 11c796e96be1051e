//! The cells of a trigger's row.

use crate::browser::clock::{self, Clock};
use crate::parts::trigger::facts::{Expiry, expiry, owner_is_blocked};
use crate::parts::trigger::revealed::{Revealed, Spot};
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::pill::{Tone, pill};
use crate::ui::time::{Ago, relative};
use gitlab::{Timestamp, Trigger, TriggerToken};
use leptos::prelude::*;

/// The token as far as it may be seen: masked, whole while it is revealed, or
/// what GitLab shows of someone else's.
pub(crate) fn token(revealed: Revealed, trigger: Memo<Trigger>, spot: Spot) -> AnyView {
    let token = memo(move |_| trigger.with(|trigger| trigger.token.clone()));
    let short = move || trigger.with(Trigger::short_token);
    let shown = memo(move |_| revealed.shows(spot));
    let content = move || match token.get() {
        TriggerToken::Whole(token) if shown.get() => {
            view! { <bdi class="revealed">{token.reveal().to_owned()}</bdi> }.into_any()
        }
        TriggerToken::Whole(_) => view! { <span>{short()}"••••"</span> }.into_any(),
        TriggerToken::Cut(_) => view! {
            <span>{short()}</span>
            " "
            <span class="not-yours soft small">"not yours"</span>
        }
        .into_any(),
        TriggerToken::Missing => view! { <span class="soft small">"not shown"</span> }.into_any(),
    };
    content.into_any()
}

/// In whose name its builds run, and whether that account is shut.
pub(crate) fn owner(trigger: Memo<Trigger>) -> AnyView {
    let owner = memo(move |_| {
        trigger.with(|trigger| {
            let owner = trigger.owner.as_ref()?;
            Some((owner.name.clone(), ["@", &owner.username].concat()))
        })
    });
    let blocked = memo(move |_| trigger.with(owner_is_blocked));
    let name = move || match owner.get() {
        Some((name, username)) => view! { <bdi title=username>{name}</bdi> }.into_any(),
        None => view! { <span class="soft">"nobody"</span> }.into_any(),
    };
    let badge = move || {
        blocked.get().then(|| {
            let badge = pill(Tone::Bad, Icon::Failed, "owner blocked".to_owned());
            view! { " "{badge} }
        })
    };
    view! {
        {name}
        {badge}
    }
    .into_any()
}

/// When it was last used.
pub(crate) fn last_used(trigger: Memo<Trigger>) -> AnyView {
    let at = memo(move |_| trigger.with(|trigger| trigger.last_used));
    let words = move || match at.get() {
        Some(at) => view! { <Ago at=at /> }.into_any(),
        None => view! { <span class="soft">"Never"</span> }.into_any(),
    };
    words.into_any()
}

/// When it stops working, with a warning where that is soon or past.
pub(crate) fn expires(trigger: Memo<Trigger>) -> AnyView {
    let clock = expect_context::<Clock>();
    let expiry = memo(move |_| trigger.with(|trigger| expiry(trigger, clock.now())));
    let content = move || match expiry.get() {
        Expiry::Never => view! { <span class="soft">"never"</span> }.into_any(),
        Expiry::Later(at) => view! { <Ago at=at /> }.into_any(),
        Expiry::Soon(at) => {
            let words = ["expires ", &relative(at, clock.now())].concat();
            timed_pill(Tone::Wait, Icon::Waiting, words, at)
        }
        Expiry::Past(at) => timed_pill(Tone::Bad, Icon::Failed, "expired".to_owned(), at),
    };
    content.into_any()
}

/// A pill about an instant, with the exact local time on hover.
fn timed_pill(tone: Tone, icon: Icon, words: String, at: Timestamp) -> AnyView {
    let exact = clock::local_text(at);
    view! { <time datetime=at.to_string() title=exact>{pill(tone, icon, words)}</time> }.into_any()
}
