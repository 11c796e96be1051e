//! The form's state: read from the address once on arrival, and written back
//! to it while somebody types.

use super::again::Earlier;
use super::choice::{Chosen, Listing, Standing};
use super::link::Link;
use super::rows::{Row, Rows};
use crate::browser::focus;
use crate::browser::location::Location;
use crate::parts::pasted_token::PastedTokens;
use crate::parts::project::PresentProject;
use crate::parts::snippet_panel::SnippetSubject;
use crate::parts::typed_key::Kind;
use crate::route::{Address, Route};
use crate::ui::settled::settled;
use gitlab::ProjectRef;
use leptos::prelude::*;
use snippets::Field;
use std::time::Duration;

/// How long after the last key the address follows.
const TYPING: Duration = Duration::from_millis(300);

/// What is chosen and typed.
#[derive(Clone, Copy)]
pub(super) struct RunForm {
    pub(super) project: StoredValue<ProjectRef>,
    pub(super) tokens: PastedTokens,
    /// The build that is to be run again, if it is one.
    pub(super) earlier: Option<Earlier>,
    /// Whether it is to be saved as a preset once it is filled.
    pub(super) saves: bool,
    pub(super) chosen: RwSignal<Chosen>,
    pub(super) git_ref: RwSignal<String>,
    pub(super) variables: RwSignal<Rows>,
    pub(super) inputs: RwSignal<Rows>,
}

impl RunForm {
    /// A form in which nothing is chosen or typed.
    pub(super) fn empty(project: ProjectRef, tokens: PastedTokens) -> Self {
        Self {
            project: StoredValue::new(project),
            tokens,
            earlier: None,
            saves: false,
            chosen: RwSignal::default(),
            git_ref: RwSignal::default(),
            variables: RwSignal::new(Rows::empty(Kind::Variable)),
            inputs: RwSignal::new(Rows::empty(Kind::Input)),
        }
    }

    /// The form as the address fills it. Without a `ref` there, the project's
    /// default branch is filled in as soon as it is known, unless something
    /// was typed by then.
    pub(super) fn on_arrival(project: ProjectRef) -> Self {
        let link = Link::read(&expect_context::<Location>().address_now().query);
        let form = Self {
            earlier: link.earlier(),
            saves: link.saves,
            ..Self::empty(project, expect_context())
        };
        if let Some(trigger) = link.trigger {
            form.chosen.set(Chosen::Listed(trigger));
        }
        let wants_default = link.git_ref.is_none() && link.again.is_none();
        form.fill(link.into(), &Listing::Waiting);
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

    /// Writes the form into the page's address as it changes, as no new step
    /// of the history.
    pub(super) fn follow_into_address(self) {
        let location = expect_context::<Location>();
        let query = settled(move || self.link().write(), TYPING);
        let route = Route::Run(self.project.get_value());
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
        self.variables.with(|variables| {
            self.inputs.with(|inputs| Link {
                again: self.earlier.map(|earlier| earlier.build),
                ..Link::of(git_ref.trim(), trigger, variables, inputs)
            })
        })
    }

    /// Gives the focus to the field of the form that a refusal is about.
    pub(super) fn show(self, field: Field) {
        let row = |rows: RwSignal<Rows>, at: usize, element: &str| {
            let mark = rows.with_untracked(|rows| Some(rows.mark(rows.all().get(at)?.id)));
            mark.map(|mark| ["[data-row=\"", &mark, "\"] ", element].concat())
        };
        let selector = match field {
            Field::Ref => Some(".run [role=combobox]".to_owned()),
            Field::Key(at) => row(self.variables, at, "input"),
            Field::Value(at) => row(self.variables, at, "textarea"),
            Field::InputName(at) => row(self.inputs, at, "input"),
            Field::InputValue(at) => row(self.inputs, at, "textarea"),
            Field::Address | Field::Project | Field::Token | Field::TokenFile | Field::Whole => {
                None
            }
        };
        if let Some(selector) = selector {
            focus::focus_on(&selector);
        }
    }

    /// What the snippet panel writes calls for: nothing until a trigger of the
    /// project, or a pasted token, is chosen.
    pub(super) fn subject(
        self,
        standing: Memo<Standing>,
        ref_is_both: Memo<bool>,
    ) -> Signal<Option<SnippetSubject>> {
        Signal::derive(move || {
            let (token, description) = match standing.get() {
                Standing::Nothing | Standing::Waiting | Standing::Gone => return None,
                Standing::Usable(usable) => (Some(usable.token), usable.description),
                Standing::NotYours { description } => (None, description),
            };
            let rows = |rows: RwSignal<Rows>| rows.with(|rows| rows.all().to_vec());
            Some(SnippetSubject {
                project: self.project.get_value(),
                git_ref: self.git_ref.with(|name| name.trim().to_owned()),
                ref_is_both: ref_is_both.get(),
                variables: rows(self.variables).into_iter().map(variable).collect(),
                inputs: rows(self.inputs).into_iter().map(input).collect(),
                trigger: self.chosen.get().id(),
                token,
                description,
            })
        })
    }
}

fn variable(row: Row) -> snippets::Variable {
    snippets::Variable {
        key: row.key,
        value: row.value,
        secret: row.secret,
    }
}

fn input(row: Row) -> snippets::Input {
    snippets::Input {
        name: row.key,
        value: row.value,
    }
}
