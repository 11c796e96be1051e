//! "Run again": the form filled as an earlier build was started, and what is
//! left for the person to fill in.

mod choice;
mod notice;
mod plan;

pub(super) use notice::notice;

use super::choice::Chosen;
use super::form::RunForm;
use crate::data::load::{Load, Phase};
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::data::started::Record;
use crate::parts::trigger_region::{Origin, Provenance};
use crate::parts::variables_region::{BuildVariables, Readable};
use choice::choice;
use gitlab::{Payload, Pipeline, PipelineId, endpoints};
use leptos::prelude::*;
use plan::{Plan, plan};

/// The earlier build, and how much of it the form does not have yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Earlier {
    /// Its number.
    pub(super) build: PipelineId,
    /// What it fills.
    pub(super) fills: Fills,
}

/// What the earlier build fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fills {
    /// Everything.
    All,
    /// What an address leaves out: the keys of secret values. The rest was in
    /// the address of a form that had been filled before.
    Secrets,
}

/// Why the form is not to be sent yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// What the build was started with is being fetched.
    Awaited,
    /// It could not be had, and nobody has said yet to go on without it.
    Missing,
}

/// The earlier build as far as it is known.
#[derive(Clone, Copy)]
pub(super) struct Again {
    form: RunForm,
    earlier: Earlier,
    build: Query<Pipeline>,
    variables: BuildVariables,
    provenance: Provenance,
    /// Whether somebody said to go on without what could not be had.
    without: RwSignal<bool>,
    /// By what the trigger was chosen, or that it is to be chosen.
    trigger_told: RwSignal<Option<String>>,
    /// What was made of the variables, once they were read.
    plan: RwSignal<Option<Plan>>,
}

impl Again {
    /// Follows the build that `form` is to run again, if there is one, and
    /// fills the form as soon as enough is known.
    pub(super) fn follow(form: RunForm) -> Option<Self> {
        let earlier = form.earlier?;
        let project = form.project.get_value();
        let endpoint = endpoints::pipeline(&project, earlier.build);
        let build = Query::new(
            move || Some(endpoint.clone()),
            |_: &Pipeline| Activity::Settled,
        );
        let known = Signal::derive(move || build.value());
        let id = Signal::derive(move || Some(earlier.build));
        let variables = BuildVariables::of(&project, id, known);
        let again = Self {
            form,
            earlier,
            build,
            variables,
            provenance: Provenance::of(&project, known, variables),
            without: RwSignal::new(false),
            trigger_told: RwSignal::new(None),
            plan: RwSignal::new(None),
        };
        if earlier.fills == Fills::All {
            once(move || again.take_ref_and_trigger());
        }
        once(move || again.take_variables());
        Some(again)
    }

    /// Why the form is not to be sent yet, if so.
    pub(super) fn hold(self) -> Option<Hold> {
        let readable = self.build.state().with(|load| match load.phase() {
            Phase::Quiet | Phase::Waiting => Readable::Awaited,
            Phase::Shown => self.variables.readable(),
            Phase::Failed(error) => Readable::Failed(error),
        });
        match (readable, self.earlier.fills) {
            (Readable::Awaited, _) => Some(Hold::Awaited),
            (Readable::NotAllowed | Readable::Failed(_), Fills::All) => {
                (!self.without.get()).then_some(Hold::Missing)
            }
            (Readable::NotAllowed | Readable::Failed(_), Fills::Secrets)
            | (Readable::Known(_), _) => None,
        }
    }

    /// Whether the form has all of the earlier build that can be had.
    pub(super) fn is_filled(self) -> bool {
        let read = self.plan.with(Option::is_some) || self.without.get();
        read && self.trigger_told.with(Option::is_some)
    }

    /// Nothing that was chosen or typed meanwhile is taken away.
    fn take_ref_and_trigger(self) -> bool {
        let Some(build) = self.build.value() else {
            return false;
        };
        let payload = match self.variables.readable() {
            Readable::Awaited => return false,
            Readable::Known(variables) => Payload::among(&variables),
            Readable::NotAllowed | Readable::Failed(_) => None,
        };
        let origin: Option<Origin> = match self.provenance.settled() {
            None => return false,
            Some(false) => None,
            Some(true) => self.provenance.origin(),
        };
        let form = self.form;
        if form.git_ref.with_untracked(String::is_empty) {
            let built = build.basic.git_ref;
            let full = payload.and_then(|payload| payload.full_ref(&built));
            form.git_ref.set(full.unwrap_or(built).as_str().to_owned());
        }
        let choice = choice(origin.as_ref(), build.basic.source.as_ref());
        if let (Some(id), Chosen::Nothing) = (choice.trigger, form.chosen.get_untracked()) {
            form.chosen.set(Chosen::Listed(id));
        }
        self.trigger_told.set(Some(choice.told));
        true
    }

    fn take_variables(self) -> bool {
        let Readable::Known(variables) = self.variables.readable() else {
            return false;
        };
        let instance = expect_context::<Session>().instance();
        let record = expect_context::<Record>();
        let secrets = instance.map_or_else(Vec::new, |instance| {
            record.with(|record| record.secrets_of(&instance, self.earlier.build))
        });
        let plan = plan(&variables, &secrets);
        let plan = match self.earlier.fills {
            Fills::All => plan,
            Fills::Secrets => plan.only_asked(),
        };
        self.form
            .variables
            .update(|rows| rows.lead_with(&plan.variables));
        self.form.inputs.update(|rows| rows.lead_with(&plan.inputs));
        self.plan.set(Some(plan));
        true
    }

    /// Asks once more for what could not be had.
    fn ask_again(self) {
        if self
            .build
            .state()
            .with_untracked(|load| matches!(load, Load::Failed(_)))
        {
            self.build.refresh();
        } else {
            self.variables.ask_again();
        }
    }
}

/// Takes `step` again whenever something it reads changes, until it says that
/// it was taken.
pub(super) fn once(step: impl Fn() -> bool + 'static) {
    let step: Box<dyn Fn() -> bool> = Box::new(step);
    Effect::new(move |taken: Option<bool>| taken == Some(true) || step());
}
