//! What is asked and weighed to find out which trigger started a build.

use super::origin::{Origin, origin};
use crate::data::load::{Load, Phase};
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::data::started::Record;
use crate::parts::project::PresentProject;
use crate::parts::role::Role;
use crate::parts::variables_region::BuildVariables;
use crate::reactive::memo;
use gitlab::{
    AccessLevel, ApiError, Clues, ErrorKind, Evidence, Page, Pipeline, PipelineBasic, ProjectRef,
    Trigger, endpoints, evidence, may_be_triggered,
};
use leptos::prelude::*;

/// Which trigger started a build, as far as that is known.
#[derive(Clone, Copy)]
pub(crate) struct Provenance {
    triggers: Query<Page<Trigger>>,
    evidence: Memo<Option<Evidence>>,
    /// Whether a trigger may have started it at all.
    possible: Memo<bool>,
    /// Whether the server tells what did.
    untold: Memo<bool>,
    may_list: Memo<Option<bool>>,
}

/// How far the project's triggers are known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Listing {
    /// They are being asked for, for some time already if `long`.
    Awaited { long: bool },
    /// They are known; `whole` if there were no more than one page of them.
    Known { whole: bool },
    /// It takes a higher role to see them.
    NotAllowed,
    /// They could not be had.
    Failed(ApiError),
}

impl Provenance {
    /// Follows `build`, once it is known. The triggers are asked for once, so
    /// that a later use of the same trigger does not take away what was found.
    pub(crate) fn of(
        project: &ProjectRef,
        build: Signal<Option<Pipeline>>,
        variables: BuildVariables,
    ) -> Self {
        let present = expect_context::<PresentProject>();
        let may_list = memo(move |_| Role::present(present).reaches(AccessLevel::MAINTAINER));
        let record = expect_context::<Record>();
        let session = expect_context::<Session>();
        let weighed = move |listed: Option<&Page<Trigger>>| {
            let build = build.get()?;
            let instance = session.instance()?;
            let clues = Clues {
                user: build.user.as_ref().map(|user| user.id),
                triggers: listed.map_or(&[], |page| page.items.as_slice()),
                all_listed: listed.is_some_and(|page| page.next.is_none()),
                started_here: record.with(|record| record.trigger_of(&instance, build.basic.id)),
                marked: variables.marked(),
                ..Clues::NONE
            };
            evidence(&build.basic, &clues)
        };
        let of_basic = move |read: fn(&PipelineBasic) -> bool| {
            build.with(|build| build.as_ref().is_some_and(|build| read(&build.basic)))
        };
        let untold = memo(move |_| of_basic(|build| build.source.is_none()));
        let possible = memo(move |_| weighed(None).is_some() || of_basic(may_be_triggered));
        let project = project.clone();
        let triggers = Query::new(
            move || {
                let worth_asking = possible.get() && may_list.get() == Some(true);
                worth_asking.then(|| endpoints::triggers(&project))
            },
            |_| Activity::Settled,
        );
        let evidence = memo(move |_| triggers.state().with(|load| weighed(load.value())));
        Self {
            triggers,
            evidence,
            possible,
            untold,
            may_list,
        }
    }

    /// Whether a trigger started the build.
    pub(super) fn is_of_a_trigger(self) -> bool {
        self.evidence.with(Option::is_some)
    }

    /// Whether a trigger started the build, once all that can tell which one
    /// it was has been asked.
    pub(crate) fn settled(self) -> Option<bool> {
        let of_a_trigger = self.is_of_a_trigger();
        let awaited = self.possible.get() && matches!(self.listing(), Listing::Awaited { .. });
        (!awaited).then_some(of_a_trigger)
    }

    /// Whether the server is too old to say what started the build.
    pub(super) fn is_untold(self) -> bool {
        self.untold.get()
    }

    pub(super) fn listing(self) -> Listing {
        if self.may_list.get() == Some(false) {
            return Listing::NotAllowed;
        }
        let whole =
            |load: &Load<Page<Trigger>>| load.value().is_some_and(|page| page.next.is_none());
        self.triggers.state().with(|load| match load.phase() {
            Phase::Quiet => Listing::Awaited { long: false },
            Phase::Waiting => Listing::Awaited { long: true },
            Phase::Shown => Listing::Known { whole: whole(load) },
            Phase::Failed(error) if error.kind == ErrorKind::Forbidden => Listing::NotAllowed,
            Phase::Failed(error) => Listing::Failed(error),
        })
    }

    /// What can be said about the trigger, for a build that one started.
    pub(crate) fn origin(self) -> Option<Origin> {
        let evidence = self.evidence.get()?;
        Some(self.triggers.state().with(|load| {
            let listed = load.value().map(|page| page.items.as_slice());
            origin(&evidence, listed)
        }))
    }

    pub(super) fn list_again(self) {
        self.triggers.refresh();
    }
}
