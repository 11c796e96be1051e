//! The form's state: read from the address once on arrival, and written back
//! to it while somebody types.

use super::choice::{Chosen, Standing};
use super::link::Link;
use super::variables::{Row, RowId, Rows};
use crate::browser::location::Location;
use crate::parts::project::PresentProject;
use crate::parts::snippet_panel::SnippetSubject;
use crate::route::{Address, Route};
use crate::ui::settled::settled;
use gitlab::ProjectRef;
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last key the address follows.
const TYPING: Duration = Duration::from_millis(300);

/// What is chosen and typed.
#[derive(Clone, Copy)]
pub(super) struct RunForm {
    pub(super) chosen: RwSignal<Chosen>,
    pub(super) git_ref: RwSignal<String>,
    pub(super) rows: RwSignal<Rows>,
}

impl RunForm {
    /// The form as the address fills it. Without a `ref` there, the project's
    /// default branch is filled in as soon as it is known, unless something
    /// was typed by then.
    pub(super) fn on_arrival() -> Self {
        let link = Link::read(&expect_context::<Location>().address_now().query);
        let chosen = link.trigger.map_or(Chosen::Nothing, Chosen::Listed);
        let wants_default = link.git_ref.is_none();
        let form = Self {
            chosen: RwSignal::new(chosen),
            git_ref: RwSignal::new(link.git_ref.unwrap_or_default()),
            rows: RwSignal::new(Rows::of(link.variables)),
        };
        if wants_default {
            form.fill_default_branch();
        }
        form
    }

    fn fill_default_branch(self) {
        let project = expect_context::<PresentProject>();
        Effect::new(move |filled: Option<bool>| {
            if filled == Some(true) {
                return true;
            }
            let Some(project) = project.get() else {
                return false;
            };
            if let Some(branch) = project.default_branch
                && self.git_ref.with_untracked(String::is_empty)
            {
                self.git_ref.set(branch);
            }
            true
        });
    }

    /// Writes the form into the address of `project`'s page as it changes, as
    /// no new step of the history.
    pub(super) fn follow_into_address(self, project: ProjectRef) {
        let location = expect_context::<Location>();
        let query = settled(move || self.link().write(), TYPING);
        let route = Route::Run(project);
        Effect::new(move |on_arrival: Option<()>| {
            let query = query.get();
            let here = location.address_now().route == route;
            if on_arrival.is_some() && here {
                let route = route.clone();
                location.replace(Address { route, query });
            }
        });
    }

    fn link(self) -> Link {
        let trigger = self.chosen.get().id();
        let git_ref = self.git_ref.get();
        self.rows
            .with(|rows| Link::of(git_ref.trim(), trigger, rows))
    }

    /// Changes one row of the variables.
    pub(super) fn change(self, id: RowId, change: impl FnOnce(&mut Row)) {
        self.rows.update(|rows| rows.change(id, change));
    }

    /// What the snippet panel writes calls for: nothing until a trigger of the
    /// project, or a pasted token, is chosen.
    pub(super) fn subject(
        self,
        project: ProjectRef,
        standing: Memo<Standing>,
    ) -> Signal<Option<SnippetSubject>> {
        Signal::derive(move || {
            let (token, description) = match standing.get() {
                Standing::Nothing | Standing::Waiting | Standing::Gone => return None,
                Standing::Usable(usable) => (Some(usable.token), usable.description),
                Standing::NotYours { description } => (None, description),
            };
            Some(SnippetSubject {
                project: project.clone(),
                git_ref: self.git_ref.with(|name| name.trim().to_owned()),
                variables: self
                    .rows
                    .with(|rows| rows.all().iter().map(variable).collect()),
                token,
                description,
            })
        })
    }
}

fn variable(row: &Row) -> snippets::Variable {
    snippets::Variable {
        key: row.key.clone(),
        value: row.value.clone(),
        secret: row.secret,
    }
}
