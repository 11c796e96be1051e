//! What can be done with one trigger.

use crate::data::session::Session;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::trigger::controls::{builds, copied, reveal, run};
use crate::parts::trigger::reasons::{not_editable, token_hidden};
use crate::parts::trigger::revealed::Spot;
use crate::reactive::memo;
use crate::ui::control::{Face, control};
use crate::ui::copy_button::CopyButton;
use gitlab::{Feature, Trigger};
use leptos::prelude::*;

/// The controls of a row about `trigger`, which is called `name`.
pub(super) fn actions(page: TriggersPage, trigger: Memo<Trigger>, name: Memo<String>) -> AnyView {
    let named = move |what: &'static str| Signal::derive(move || [what, &name.get()].concat());
    let spot = Spot::Row(trigger.with_untracked(|trigger| trigger.id));
    let hidden = memo(move |_| trigger.with(token_hidden));
    let edit = Face {
        class: "quiet",
        content: "Edit".into_any(),
        name: named("Edit "),
        pressed: None,
    };
    let session = expect_context::<Session>();
    let no_editing = memo(move |_| {
        if let Some(lacking) = session.lacking(Feature::Descriptions) {
            return Some(lacking);
        }
        let others = || {
            page.me
                .get()
                .and_then(|me| trigger.with(|it| not_editable(it, me)))
        };
        page.read_only.get().or_else(others)
    });
    let revoke = Face {
        class: "quiet danger",
        content: "Revoke".into_any(),
        name: named("Revoke "),
        pressed: None,
    };
    let rotate = Face {
        class: "quiet",
        content: "Rotate".into_any(),
        name: named("Rotate "),
        pressed: None,
    };
    let about = move || Some(trigger.get_untracked());
    view! {
        <div class="actions">
            {run(page.project.get_value(), trigger, named("Run "))}
            {builds(page.project.get_value(), trigger, named("Builds of "))}
            {reveal(page.revealed, spot, named("Reveal token of "), hidden.into())}
            <CopyButton text=copied(trigger) name=named("Copy token of ") disabled_reason=hidden />
            {control(edit, no_editing.into(), move || page.editing.ask(about()))}
            {control(rotate, page.no_rotating.into(), move || page.rotating.ask(about()))}
            {control(revoke, page.no_revoking.into(), move || page.revoking.ask(about()))}
        </div>
    }
    .into_any()
}
