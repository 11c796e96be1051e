//! The dialog "Rotate trigger": a new trigger takes the place of an old one. First where the
//! old one is used and the new one's form; then, for as long as it takes, what there is to
//! do with the new one and whether the old one is still used; at the end it is revoked.

mod ending;
mod hand_over;
mod rhythm;
mod twin;
pub(super) mod under_way;
mod usage;
mod watch;

use crate::data::rotations::{KeptRotations, Rotation};
use crate::data::session::Session;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::project::PresentProject;
use crate::parts::trigger::facts::label;
use crate::reactive::memo;
use crate::ui::dialog::Dialog;
use crate::ui::unseen::marked;
use gitlab::{Trigger, TriggerId};
use leptos::prelude::*;
use usage::Usage;

/// The dialog.
pub(super) fn dialog(page: TriggersPage) -> AnyView {
    view! { <Dialog open=page.rotating.open label="Rotate trigger">{guide(page)}</Dialog> }
        .into_any()
}

fn guide(page: TriggersPage) -> AnyView {
    let Some(asked) = page.rotating.about.get_untracked() else {
        return ().into_any();
    };
    let (id, name) = (asked.id, label(&asked));
    page.listing.refresh();
    let old = memo(move |before: Option<&Trigger>| {
        let known = page.listing.find(id).or_else(|| before.cloned());
        known.unwrap_or_else(|| asked.clone())
    });
    let usage = Usage::fetch(page, old);
    let begun = of_trigger(id);
    let steps = move || match begun.get() {
        None => twin::form(page, old, usage),
        Some(rotation) => replacing(page, old, usage, &rotation),
    };
    view! {
        <div class="in rotate">
            <h2>"Rotate \u{201c}"{marked(&name)}"\u{201d}"</h2>
            {steps}
        </div>
    }
    .into_any()
}

/// What there is to do once the new trigger is there.
fn replacing(page: TriggersPage, old: Memo<Trigger>, usage: Usage, rotation: &Rotation) -> AnyView {
    let begun = rotation.begun();
    let new_one = rotation.new_one();
    view! {
        <section class="step">
            <h3>"1. Put the new token in the place of the old one"</h3>
            {hand_over::hand_over(page, new_one)}
            <details>
                <summary>"Where the old one is used"</summary>
                {usage.draw(page, old)}
            </details>
        </section>
        <section class="step">
            <h3>"2. See that the old one is no longer used"</h3>
            {ending::verdict(old, usage, begun)}
        </section>
        <section class="step">
            <h3>"3. Revoke the old one"</h3>
            {ending::end(page, old)}
        </section>
    }
    .into_any()
}

/// The replacement of the trigger `old` of the present project, while one is under way.
fn of_trigger(old: TriggerId) -> Memo<Option<Rotation>> {
    let all = of_project();
    memo(move |_| all.with(|all| all.iter().find(|it| it.old() == old).cloned()))
}

/// The replacements that are under way in the present project.
fn of_project() -> Memo<Vec<Rotation>> {
    let (session, project) = (
        expect_context::<Session>(),
        expect_context::<PresentProject>(),
    );
    let kept = expect_context::<KeptRotations>();
    memo(move |_| {
        let known = session.account().zip(project.get());
        let of = |(account, project): (_, gitlab::Project)| {
            kept.with(|all| all.of(&account, project.id))
        };
        known.map(of).unwrap_or_default()
    })
}

/// What ends the replacement of a trigger of the present project, whatever became of it.
fn forgetting() -> impl Fn(TriggerId) + Copy + 'static {
    let (session, project) = (
        expect_context::<Session>(),
        expect_context::<PresentProject>(),
    );
    let kept = expect_context::<KeptRotations>();
    move |old| {
        let known = untrack(|| session.account_now().zip(project.get()));
        if let Some((account, project)) = known {
            kept.change(|all| all.end(&account, project.id, old));
        }
    }
}
