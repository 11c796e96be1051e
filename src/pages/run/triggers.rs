//! The project's triggers, as far as they may be listed, and how it stands
//! with the chosen one.

use super::choice::{Chosen, Listing, Standing, by_default, standing};
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::parts::pasted_token::PastedTokens;
use crate::reactive::{effect, memo};
use gitlab::{Page, ProjectRef, Token, Trigger, endpoints};
use leptos::prelude::*;

/// What the select offers.
#[derive(Clone, Copy)]
pub(super) struct Triggers {
    /// The listed ones.
    pub(super) listing: Memo<Listing>,
    /// The token that was pasted for this project.
    pub(super) pasted: Memo<Option<Token>>,
}

impl Triggers {
    /// Fetches the triggers of `project`. One that is chosen by a link and is
    /// not on the first page of the list is fetched by itself.
    pub(super) fn fetch(project: &ProjectRef, chosen: RwSignal<Chosen>) -> Self {
        let asked = project.clone();
        let list = Query::new(
            move || Some(endpoints::triggers(&asked)),
            |_| Activity::Settled,
        );
        let asked = project.clone();
        let missing = memo(move |_| {
            let id = chosen.get().id()?;
            let is_it = |trigger: &Trigger| trigger.id == id;
            let listed = list.state().with(|load| {
                load.value()
                    .map(|page: &Page<Trigger>| page.items.iter().any(is_it))
            });
            (listed == Some(false)).then_some(id)
        });
        let single = Query::new(
            move || missing.get().map(|id| endpoints::trigger(&asked, id)),
            |_| Activity::Settled,
        );
        let (pasted, project) = (expect_context::<PastedTokens>(), project.clone());
        let session = expect_context::<Session>();
        Self {
            listing: memo(move |_| match session.trigger_only() {
                // Nothing is listed without an account: the token is all there is.
                Some(_) => Listing::Known(Vec::new()),
                None => listing(list, single),
            }),
            pasted: memo(move |_| pasted.of(&project)),
        }
    }

    /// How it stands with `chosen`. Where nothing is chosen and there is no
    /// doubt, what there is gets chosen, unless the choice is to be `open`: a
    /// trigger of the list may not be the one by which a build was started.
    pub(super) fn standing(self, chosen: RwSignal<Chosen>, open: bool) -> Memo<Standing> {
        effect(move || {
            let pasted = self.pasted.with(Option::is_some);
            let refused = self
                .listing
                .with(|listing| matches!(listing, Listing::Refused(_)));
            if chosen.get() == Chosen::Nothing || (refused && pasted) {
                let by_default = self.listing.with(|listing| by_default(listing, pasted));
                let taken = !open || by_default == Chosen::Pasted;
                if taken && by_default != chosen.get_untracked() {
                    chosen.set(by_default);
                }
            }
        });
        memo(move |_| {
            let pasted = self.pasted.get();
            self.listing
                .with(|listing| standing(chosen.get(), listing, pasted.as_ref()))
        })
    }
}

fn listing(list: Query<Page<Trigger>>, single: Query<Trigger>) -> Listing {
    let mut triggers = match list.state().get() {
        Load::Idle | Load::Loading | Load::Slow => return Listing::Waiting,
        Load::Failed(error) => return Listing::Refused(error),
        Load::Ready { value, .. } => value.items,
    };
    match single.state().get() {
        Load::Loading | Load::Slow => return Listing::Waiting,
        Load::Ready { value, .. } => triggers.push(value),
        Load::Idle | Load::Failed(_) => {}
    }
    Listing::Known(triggers)
}
