//! The region "Variables" of a build: what it was started with. Values stay
//! hidden, and out of the page, until someone asks for them.

use crate::data::load::{Load, Phase};
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::parts::fault;
use crate::parts::hidden_values::Values;
use crate::parts::loaded::loaded_or;
use crate::parts::project::PresentProject;
use crate::parts::role::Role;
use crate::reactive::memo;
use gitlab::{
    AccessLevel, ApiError, ErrorKind, PAYLOAD, Page, Pipeline, PipelineId, ProjectRef, TriggerId,
    Variable, VariableKind, endpoints, marker,
};
use leptos::prelude::*;

/// A build's variables, for those who may read them: Maintainers, and
/// Developers where the build runs in their own name (GitLab docs, API >
/// Pipelines, variables).
#[derive(Clone, Copy)]
pub(crate) struct BuildVariables {
    query: Query<Page<Variable>>,
    refused: Memo<bool>,
}

/// How far a build's variables are known. Without `Debug`: values may be secret.
#[derive(Clone, PartialEq)]
pub(crate) enum Readable {
    /// They are being asked for.
    Awaited,
    /// They are for others.
    NotAllowed,
    /// They could not be had.
    Failed(ApiError),
    /// These.
    Known(Vec<Variable>),
}

impl BuildVariables {
    /// Asks for the variables of the build `id`, once it is known and if the
    /// person's role lets it seem worth asking.
    pub(crate) fn of(
        project: &ProjectRef,
        id: Signal<Option<PipelineId>>,
        build: Signal<Option<Pipeline>>,
    ) -> Self {
        let present = expect_context::<PresentProject>();
        let session = expect_context::<Session>();
        let is_own = move || {
            let me = session.connection().map(|connection| connection.user.id);
            let user = build.with(|build| build.as_ref()?.user.as_ref().map(|user| user.id));
            me.is_some() && me == user
        };
        let allowed = memo(move |_| {
            let known = build.with(Option::is_some);
            let needed = if is_own() {
                AccessLevel::DEVELOPER
            } else {
                AccessLevel::MAINTAINER
            };
            Role::present(present).reaches(needed).filter(|_| known)
        });
        let project = project.clone();
        let query = Query::new(
            move || {
                let id = id.get().filter(|_| allowed.get() == Some(true))?;
                Some(endpoints::pipeline_variables(&project, id))
            },
            |_| Activity::Settled,
        );
        let refused = memo(move |_| allowed.get() == Some(false));
        Self { query, refused }
    }

    /// How far they are known, once the build is.
    pub(crate) fn readable(self) -> Readable {
        if self.refused.get() {
            return Readable::NotAllowed;
        }
        self.query.state().with(|load| match load {
            Load::Idle | Load::Loading | Load::Slow => Readable::Awaited,
            Load::Ready { value, .. } => Readable::Known(value.items.clone()),
            Load::Failed(error) if error.kind == ErrorKind::Forbidden => Readable::NotAllowed,
            Load::Failed(error) => Readable::Failed(error.clone()),
        })
    }

    /// Asks once more.
    pub(crate) fn ask_again(self) {
        self.query.refresh();
    }

    /// The trigger that the call named, where that could be read.
    pub(crate) fn marked(self) -> Option<TriggerId> {
        let state = self.query.state();
        state.with(|load| marker(&load.value()?.items))
    }
}

/// The region.
pub(crate) fn variables_region(variables: BuildVariables) -> AnyView {
    let values = Values::hidden();
    let query = variables.query;
    let any = memo(move |_| {
        query.state().with(|load| {
            load.phase() == Phase::Shown && load.value().is_some_and(|page| !page.items.is_empty())
        })
    });
    let content = move || {
        if variables.refused.get() {
            return not_for_you();
        }
        loaded_or(
            query,
            3,
            move |page| listed(page, values),
            move |error| {
                if error.kind == ErrorKind::Forbidden {
                    return not_for_you();
                }
                fault::fault(error, Some(Callback::new(move |()| query.refresh())))
            },
        )
    };
    values.region(any, content)
}

/// Why someone may not see a build's variables.
pub(crate) fn not_for_you() -> AnyView {
    view! {
        <p class="region-note soft">
            "Hidden: needs the role Maintainer, or Developer for builds in your own name. Ask a \
             Maintainer of this project if you need to know what the build was started with."
        </p>
    }
    .into_any()
}

fn listed(page: Memo<Page<Variable>>, values: Values) -> AnyView {
    let content = move || {
        let (payload, given): (Vec<Variable>, Vec<Variable>) = page
            .get()
            .items
            .into_iter()
            .partition(|variable| variable.key == PAYLOAD);
        let rows = if given.is_empty() {
            view! { <p class="region-note soft">"No variables were given."</p> }.into_any()
        } else {
            let rows = given.into_iter().map(|variable| row(variable, values));
            view! { <dl class="variables">{rows.collect_view()}</dl> }.into_any()
        };
        let payload = payload
            .into_iter()
            .next()
            .map(|variable| as_sent(variable, values));
        view! { {rows}{payload} }
    };
    content.into_any()
}

fn row(variable: Variable, values: Values) -> AnyView {
    let Variable {
        key, value, kind, ..
    } = variable;
    let kind = match kind {
        VariableKind::EnvVar => None,
        VariableKind::File => Some("file".to_owned()),
        VariableKind::Unknown(word) => Some(word),
    };
    let kind = kind.map(|word| view! { " "<span class="chip">{word}</span> });
    view! {
        <dt class="mono"><bdi>{key}</bdi>{kind}</dt>
        <dd class="mono value"><bdi>{move || values.shown(&value)}</bdi></dd>
    }
    .into_any()
}

/// All parameters of the call, as GitLab kept them: values again, so they are
/// hidden like the others.
fn as_sent(variable: Variable, values: Values) -> AnyView {
    view! {
        <details class="payload">
            <summary><h3>{PAYLOAD}</h3><span class="soft small">"the call as it was sent"</span></summary>
            <pre class="value" tabindex="0"><bdi>{move || values.shown(&variable.value)}</bdi></pre>
        </details>
    }
    .into_any()
}
