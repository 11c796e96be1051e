//! The loaded builds, sifted by the filter.

use super::filter::BuildFilter;
use super::known::Known;
use super::listing::{Build, Listing};
use super::verdict::{Verdict, by_trigger, by_variables, speaks_for_wanted};
use crate::data::build_details::queue::{Part, Piece};
use crate::reactive::memo;
use gitlab::{Page, PipelineId, Trigger, Variable};
use leptos::prelude::*;
use std::collections::HashMap;

/// The loaded builds, sifted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sifted {
    /// Those that fit, newest first.
    pub(super) shown: Vec<Build>,
    /// Those of which it is not known yet.
    pub(super) awaited: Vec<Build>,
    /// How many were looked at.
    pub(super) loaded: usize,
    /// Of how many it is not told.
    pub(super) not_told: usize,
    /// How many may be of the wanted trigger without being counted as such.
    pub(super) possible: usize,
}

/// A verdict, and whether the build may be of the wanted trigger.
type Judged = (Verdict, bool);

/// Verdicts that hold as long as the same is asked and the triggers are as they
/// were: of thousands of builds only those still awaited are looked at again.
#[derive(Default)]
struct Kept {
    filter: BuildFilter,
    triggers: Option<Page<Trigger>>,
    verdicts: HashMap<PipelineId, Judged>,
}

/// What is loaded in `listing`, sifted by the filter and kept up with.
pub(super) fn sifted(listing: RwSignal<Listing>, known: Known) -> Memo<Sifted> {
    let kept = StoredValue::new(Kept::default());
    memo(move |_| {
        let from = known.from.get();
        known.filter.with(|filter| {
            listing.with(|listing| {
                let fitting = listing.builds().iter();
                let fitting = fitting.filter(|build| filter.fits(build, from)).cloned();
                if filter.is_judged_here() {
                    kept.try_update_value(|kept| kept.sift(fitting, filter, known))
                        .unwrap_or_default()
                } else {
                    let shown: Vec<Build> = fitting.collect();
                    Sifted {
                        loaded: shown.len(),
                        shown,
                        ..Sifted::default()
                    }
                }
            })
        })
    })
}

impl Kept {
    fn sift(
        &mut self,
        builds: impl Iterator<Item = Build>,
        filter: &BuildFilter,
        known: Known,
    ) -> Sifted {
        let same_triggers = known.triggers.with(|listed| *listed == self.triggers);
        if !same_triggers || self.filter != *filter {
            *self = Self {
                filter: filter.clone(),
                triggers: known.triggers.get(),
                verdicts: HashMap::new(),
            };
        }
        let mut sifted = Sifted::default();
        for build in builds {
            sifted.loaded += 1;
            let judged = self.verdicts.get(&build.id).copied();
            let (verdict, possible) = judged.unwrap_or_else(|| judge(&build, filter, known));
            match verdict {
                Verdict::Awaited => sifted.awaited.push(build.clone()),
                Verdict::Fits => sifted.shown.push(build.clone()),
                Verdict::NotTold => sifted.not_told += 1,
                Verdict::FitsNot => sifted.possible += usize::from(possible),
            }
            if verdict != Verdict::Awaited {
                self.verdicts.insert(build.id, (verdict, possible));
            }
        }
        sifted
    }
}

fn judge(build: &Build, filter: &BuildFilter, known: Known) -> Judged {
    let by_variable = filter.needs_variables().then(|| {
        let fits = |given: &[Variable]| filter.fits_variables(given);
        let fit = known.details.variables(build.id, fits);
        let refused = known
            .details
            .is_refused(Piece::new(build.id, Part::Variables));
        by_variables(
            fit,
            refused || known.may_read_variables(build.id) == Some(false),
        )
    });
    let by_variable = by_variable.unwrap_or(Verdict::Fits);
    let wanted = filter.trigger.as_ref();
    let Some(wanted) = wanted.filter(|wanted| wanted.trigger.clear().is_some()) else {
        return (by_variable, false);
    };
    let weighed = known.weigh(build);
    let evidence = weighed.evidence.as_ref();
    let verdict = by_trigger(wanted, evidence, weighed.is_complete);
    let possible = evidence.is_some_and(|evidence| speaks_for_wanted(wanted, evidence));
    (
        verdict.min(by_variable),
        possible && by_variable == Verdict::Fits,
    )
}
