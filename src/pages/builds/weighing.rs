//! Which trigger started a build, as far as that is known by now.

use super::known::{Known, is_triggered};
use crate::data::build_details::queue::{Part, Piece};
use gitlab::{Clues, Evidence, LastUse, Pipeline, PipelineBasic, Trigger, User, evidence};
use leptos::prelude::*;

/// What is known of a build's start.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weighed {
    /// In whose name it runs, where that is known.
    pub(super) user: Option<User>,
    /// Which trigger started it; `None` where none is known to have.
    pub(super) evidence: Option<Evidence>,
    /// Whether all has been asked that can be.
    pub(super) is_complete: bool,
}

impl Known {
    /// Weighs what is known of `build`; whoever reads it is told of changes.
    /// What was once known of it stays true, although the trigger's last use
    /// moves on or the trigger is revoked.
    pub(super) fn weigh(self, build: &PipelineBasic) -> Weighed {
        let user = self.details.of(build.id, |build| build.user.clone());
        let is_complete = self.has_all_clues(build, user.is_some());
        let user = user.flatten();
        let settled = self
            .settled
            .try_with_value(|all| all.get(&build.id).cloned());
        let evidence = match settled.flatten() {
            Some(settled) => Some(settled),
            None => self.weigh_anew(build, user.as_ref()),
        };
        Weighed {
            user,
            evidence,
            is_complete,
        }
    }

    fn has_all_clues(self, build: &PipelineBasic, user_is_known: bool) -> bool {
        let id = build.id;
        let refused = |part| self.details.is_refused(Piece::new(id, part));
        // Nobody asks for those of a build that is not known to be triggered.
        let variables = !is_triggered(build)
            || self.details.variables(id, |_| ()).is_some()
            || self.may_read_variables(id) == Some(false)
            || refused(Part::Variables);
        variables && (user_is_known || refused(Part::Build)) && !self.triggers_are_awaited()
    }

    fn weigh_anew(self, build: &PipelineBasic, user: Option<&User>) -> Option<Evidence> {
        // Lists of old servers leave out when a build was created.
        let whole = build.created_at.is_none().then(|| {
            let basic = |build: &Pipeline| build.basic.clone();
            self.details.of(build.id, basic)
        });
        let whole = whole.flatten();
        let build = whole.as_ref().unwrap_or(build);
        let instance = self.instance.get_value();
        let started_here = instance.and_then(|instance| {
            let of_record =
                |record: &crate::data::started::StartedHere| record.trigger_of(&instance, build.id);
            self.record.with(of_record)
        });
        let marked = self.details.marked(build.id);
        let found = self.triggers.with(|listed| {
            let triggers: &[Trigger] = listed.as_ref().map_or(&[], |page| &page.items);
            let clues = Clues {
                user: user.map(|user| user.id),
                triggers,
                all_listed: listed.as_ref().is_some_and(|page| page.next.is_none()),
                started_here,
                marked,
                last_use: self.last_use.get(),
            };
            evidence(build, &clues)
        });
        // What seconds tell may be told better by a later answer.
        let is_exact = self.last_use.get() == LastUse::Exact;
        if let Some(found) = found.as_ref().filter(|it| is_exact && is_settled(it)) {
            self.settled
                .try_update_value(|all| all.insert(build.id, found.clone()));
        }
        found
    }
}

/// Whether it stays true, whatever becomes of the trigger.
fn is_settled(evidence: &Evidence) -> bool {
    match evidence {
        Evidence::StartedHere(_) | Evidence::Marked(_) | Evidence::LastUsed(_) => true,
        Evidence::Likely(_) | Evidence::Perhaps(_) | Evidence::NotKnown { .. } => false,
    }
}
