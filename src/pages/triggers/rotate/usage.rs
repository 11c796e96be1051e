//! Where the old trigger is known to be used: its builds, their variables, and whether they
//! come by the clock.

use super::rhythm::{Rhythm, rhythm, words};
use crate::data::build_details::BuildDetails;
use crate::data::build_details::queue::{Edition, Part, Piece};
use crate::pages::triggers::recent_builds::{Builds, MOST, list};
use crate::pages::triggers::state::TriggersPage;
use crate::parts::trigger::recent::Known;
use crate::reactive::{effect, memo};
use gitlab::{PipelineBasic, PipelineId, Trigger, Variable};
use leptos::prelude::*;

/// What is known of the old trigger's use.
#[derive(Clone, Copy)]
pub(super) struct Usage {
    builds: Builds,
    /// How its builds follow one another.
    pub(super) rhythm: Memo<Rhythm>,
}

impl Usage {
    /// Asks for the builds of `old`, and for the variables of the newest of them. Lives as
    /// long as the current owner.
    pub(super) fn fetch(page: TriggersPage, old: Memo<Trigger>) -> Self {
        let builds = Builds::fetch(page, old);
        let details = expect_context::<BuildDetails>();
        page.project.with_value(|project| details.open(project));
        effect(move || {
            let newest = builds.own.with(|own| {
                let piece = |(build, _): &(PipelineBasic, Known)| {
                    (Piece::new(build.id, Part::Variables), Edition::of(build))
                };
                own.builds.iter().take(MOST).map(piece).collect()
            });
            details.want(newest);
        });
        Self {
            builds,
            rhythm: memo(move |_| rhythm(&builds.times())),
        }
    }

    /// All of it, as it is shown.
    pub(super) fn draw(self, page: TriggersPage, old: Memo<Trigger>) -> AnyView {
        let never = memo(move |_| old.with(|old| old.last_used.is_none()));
        let regular = move || match self.rhythm.get() {
            Rhythm::Every(every) => Some(view! {
                <p>
                    "These builds come "<b>{words(every)}</b>
                    ": look for a cron job, a schedule or another pipeline that runs as often."
                </p>
            }),
            Rhythm::TooFew | Rhythm::Irregular => None,
        };
        view! {
            <div class="stack close">
                {move || never.get().then_some(view! {
                    <p>"It was never used: nothing is known to call it."</p>
                })}
                {list(page, self.builds, keys)}
                {regular}
            </div>
        }
        .into_any()
    }
}

/// The keys of a build's variables, once they are known.
fn keys(build: PipelineId) -> AnyView {
    let details = expect_context::<BuildDetails>();
    let keys = memo(move |_| {
        let keys = |all: &[Variable]| all.iter().map(|one| one.key.clone()).collect::<Vec<_>>();
        details.variables(build, keys).unwrap_or_default()
    });
    let chip = |key: String| view! { <bdi class="chip">{key}</bdi> };
    (move || {
        let keys = keys.get();
        let chips = keys.into_iter().map(chip).collect_view();
        view! { <span class="chips">{chips}</span> }
    })
    .into_any()
}
