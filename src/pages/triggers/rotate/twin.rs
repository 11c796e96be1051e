//! The form for the trigger that takes the place of another.

use super::usage::Usage;
use crate::browser::clock::Clock;
use crate::data::rotations::KeptRotations;
use crate::data::session::Session;
use crate::pages::triggers::draft::Draft;
use crate::pages::triggers::edit::footer;
use crate::pages::triggers::new_trigger::Created;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::fault;
use crate::parts::project::PresentProject;
use gitlab::endpoints;
use gitlab::{Timestamp, Trigger, TriggerId, UserId};
use leptos::prelude::*;

/// Where the old trigger is used, and the form for the new one.
pub(super) fn form(page: TriggersPage, old: Memo<Trigger>, usage: Usage) -> AnyView {
    let clock = expect_context::<Clock>();
    let given = old.get_untracked();
    let expires = as_long_again(&given, clock.instant()).unwrap_or_default();
    let draft = Draft::new(given.description.clone().unwrap_or_default(), expires);
    let command = page.rotating.command;
    let began = began(page, given.id);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(new) = draft.read() {
            let endpoint = page
                .project
                .with_value(|project| endpoints::create_trigger(project, &new));
            let began = began.clone();
            command.send(endpoint, move |trigger| began(Created::of(&new, trigger)));
        }
    };
    // What tells no descriptions tells no owners either.
    let owner = changes_owner(&given, page.me.get_untracked()).filter(|_| draft.is_described());
    view! {
        <p class="soft">
            "A new trigger takes its place. The old one goes on working until you revoke it, so \
             that nothing stops meanwhile; you may leave this and go on with it later."
        </p>
        {usage.draw(page, old)}
        <form method="post" on:submit=submit>
            <div class="form plain">
                {draft.fields()}
                {owner.map(|sentence| view! { <p class="notice">{sentence}</p> })}
                {move || command.refusal().map(|error| fault::fault(&error, None))}
            </div>
            {footer(page.rotating, "Create the new trigger", "Creating")}
        </form>
    }
    .into_any()
}

/// What happens once the new trigger is there.
fn began(page: TriggersPage, old: TriggerId) -> impl Fn(Created) + Clone + 'static {
    let clock = expect_context::<Clock>();
    let kept = expect_context::<KeptRotations>();
    let session = expect_context::<Session>();
    let project = expect_context::<PresentProject>();
    move |created: Created| {
        let new = &created.trigger;
        let known = untrack(|| session.account_now().zip(project.get()));
        if let Some((account, project)) = known {
            // By the server's clock, with which the last use of the old one is compared.
            let begun = new.created_at.unwrap_or_else(|| clock.instant());
            kept.change(|all| all.begin(account, project.id, (old, new.id), begun));
        }
        page.listing.add(new.clone());
        page.choice.try_set(Some(new.id));
        page.created.try_set(Some(created));
    }
}

/// The day on which a trigger ends that works as long as `old` was to, as the field for a
/// date takes it; `None` where the old one has no end.
fn as_long_again(old: &Trigger, now: Timestamp) -> Option<String> {
    const DAY: i64 = 24 * 60 * 60 * 1_000;
    let (from, to) = (old.created_at?, old.expires_at?);
    let days = (to.milliseconds() - from.milliseconds() + DAY - 1) / DAY;
    let end = now.milliseconds().saturating_add(days.max(1) * DAY);
    let text = Timestamp::from_milliseconds(end).to_string();
    text.split('T').next().map(str::to_owned)
}

/// What a change of the owner means, where there is one.
fn changes_owner(old: &Trigger, me: Option<UserId>) -> Option<String> {
    let Some(owner) = &old.owner else {
        return Some(
            "The old trigger belongs to nobody. The new one will be yours: its builds run in \
             your name, with your rights."
                .to_owned(),
        );
    };
    (Some(owner.id) != me).then(|| {
        format!(
            "The old trigger belongs to {name}: its builds run in {name}'s name, with {name}'s \
             rights. The new one will be yours, and its builds run with your rights. What {name} \
             may read or push to and you may not will fail in them.",
            name = owner.name
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::trigger::sample::{owned_by, trigger};

    #[test]
    fn a_new_end_is_as_far_away_as_the_old_one_was() {
        let at = |text: &str| Timestamp::parse(text);
        let now = at("2026-11-23T12:00:00Z").unwrap();
        let mut old = trigger(1, "a");
        assert_eq!(as_long_again(&old, now), None);
        old.created_at = at("2025-12-01T09:30:00Z");
        assert_eq!(as_long_again(&old, now), None);
        for (end, again) in [
            ("2026-12-01T00:00:00Z", "2027-11-23"),
            ("2025-12-31T00:00:00Z", "2026-12-23"),
            ("2025-12-01T09:30:01Z", "2026-11-24"),
            ("2020-01-01T00:00:00Z", "2026-11-24"),
        ] {
            old.expires_at = at(end);
            assert_eq!(as_long_again(&old, now).as_deref(), Some(again), "{end}");
        }
    }

    #[test]
    fn a_change_of_the_owner_is_said() {
        let mine = owned_by(trigger(1, "a"), 1, "Ada");
        assert_eq!(changes_owner(&mine, Some(UserId(1))), None);
        let said = changes_owner(&mine, Some(UserId(2))).unwrap();
        assert!(said.starts_with("The old trigger belongs to Ada:"));
        assert!(changes_owner(&trigger(1, "a"), Some(UserId(2))).is_some());
    }
}
