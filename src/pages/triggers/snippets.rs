//! What the snippet panel below the table writes calls for.

use crate::pages::triggers::state::TriggersPage;
use crate::parts::project::PresentProject;
use crate::parts::snippet_panel::SnippetSubject;
use crate::parts::trigger::facts::label;
use crate::reactive::memo;
use gitlab::{Token, TriggerId, TriggerToken};
use leptos::prelude::*;

/// A call of the chosen trigger, on the project's default branch.
pub(super) fn of_chosen(page: TriggersPage) -> Signal<Option<SnippetSubject>> {
    let project = expect_context::<PresentProject>();
    let subject = move |_: Option<&_>| {
        let trigger = page.listing.find(page.chosen.get()?)?;
        let token = match &trigger.token {
            TriggerToken::Whole(token) => Some(token.clone()),
            TriggerToken::Cut(_) | TriggerToken::Missing => None,
        };
        subject(page, project, Some(trigger.id), token, label(&trigger))
    };
    memo(subject).into()
}

/// A call with `token`, of `trigger` where its id is known, on the project's default branch.
pub(super) fn subject(
    page: TriggersPage,
    project: PresentProject,
    trigger: Option<TriggerId>,
    token: Option<Token>,
    description: String,
) -> Option<SnippetSubject> {
    Some(SnippetSubject {
        project: page.project.get_value(),
        git_ref: project.get()?.default_branch.unwrap_or_default(),
        ref_is_both: false,
        variables: Vec::new(),
        inputs: Vec::new(),
        trigger,
        token,
        description,
    })
}
