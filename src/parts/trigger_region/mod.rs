//! The region "Trigger" of a build: which trigger started it, and how that is
//! known. GitLab's API does not say; the screen always tells where the answer
//! comes from.

mod line;
mod origin;
mod provenance;

pub(crate) use line::trigger_line;
pub(crate) use origin::{Certainty, Origin};
pub(crate) use provenance::Provenance;

use crate::browser::location::Location;
use crate::parts::facts;
use crate::parts::fault;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::empty::skeleton;
use crate::ui::icon::Icon;
use crate::ui::pill::{Tone, pill};
use gitlab::{Pipeline, ProjectRef, Trigger, TriggerId};
use leptos::prelude::*;
use provenance::Listing;

/// The region for `build`; nothing for a build that no trigger started.
pub(crate) fn trigger_region(
    project: &ProjectRef,
    build: Signal<Option<Pipeline>>,
    provenance: Provenance,
) -> AnyView {
    let shown = memo(move |_| provenance.is_of_a_trigger());
    let listing = memo(move |_| provenance.listing());
    let origin = memo(move |_| provenance.origin());
    let user =
        move || build.with(|build| build.as_ref()?.user.as_ref().map(|user| user.name.clone()));
    let user = memo(move |_| user());
    let project = StoredValue::new(project.clone());
    let content = move || match (listing.get(), origin.get()) {
        (Listing::Awaited { long }, _) => skeleton(4, long),
        (_, None) => skeleton(4, false),
        (_, Some(origin)) => project.with_value(|project| described(project, &origin, user)),
    };
    let region = move || {
        shown.get().then(|| {
            view! {
                <section class="card" aria-label="Trigger">
                    <header><h2>"Trigger"</h2></header>
                    {content}
                    {move || limits(&listing.get(), provenance)}
                </section>
            }
        })
    };
    region.into_any()
}

/// The rows for what is known.
fn described(project: &ProjectRef, origin: &Origin, user: Memo<Option<String>>) -> AnyView {
    // A triggered build runs in the name of its trigger's owner.
    let owner = move || facts::text("Owner", move || user.get());
    let rows = match origin {
        Origin::One(trigger, certainty) => {
            let name = trigger.owner.as_ref().map(|owner| owner.name.clone());
            view! {
                <dt>"Token"</dt>
                <dd class="mono">{masked(trigger)}</dd>
                <dt>"Description"</dt>
                <dd>{link(project, trigger)}</dd>
                {facts::text("Owner", move || name.clone().or_else(|| user.get()))}
                {known_by(*certainty)}
            }
            .into_any()
        }
        Origin::Gone(id, certainty) => {
            let words = [
                "a trigger that is no longer there (id ",
                &id.to_string(),
                ")",
            ]
            .concat();
            view! { <dt>"Description"</dt><dd>{words}</dd>{owner()}{known_by(*certainty)} }
                .into_any()
        }
        Origin::Unseen(id, certainty) => {
            let TriggerId(number) = id;
            let words = ["trigger ".to_owned(), number.to_string()].concat();
            view! { <dt>"Description"</dt><dd>{words}</dd>{owner()}{known_by(*certainty)} }
                .into_any()
        }
        Origin::AnyOf(candidates) => {
            let listed = candidates.iter().map(|trigger| candidate(project, trigger));
            let listed = listed.collect_view();
            view! {
                {owner()}
                {not_known("It was one of these, or one that has been revoked since:")}
                <dt>"Candidates"</dt>
                <dd><ul class="stack close">{listed}</ul></dd>
            }
            .into_any()
        }
        Origin::NoneListed => {
            let why = "None of the present triggers could have started it: its trigger has been \
                       revoked, or belongs to somebody else now.";
            view! { {owner()}{not_known(why)} }.into_any()
        }
        Origin::Untold => {
            let why = "Only someone who may see the triggers can tell, or the browser that \
                       started the build.";
            view! { {owner()}{not_known(why)} }.into_any()
        }
    };
    view! { <dl>{rows}</dl> }.into_any()
}

fn known_by(certainty: Certainty) -> AnyView {
    view! {
        <dt>"Known by"</dt>
        <dd>
            {pill(Tone::Ok, Icon::Passed, certainty.word().to_owned())}
            <p class="soft small">{certainty.sentence()}</p>
        </dd>
    }
    .into_any()
}

fn not_known(why: &'static str) -> AnyView {
    view! {
        <dt>"Known by"</dt>
        <dd>
            {pill(Tone::Idle, Icon::Idle, "not known".to_owned())}
            <p class="soft small">{why}</p>
        </dd>
    }
    .into_any()
}

/// GitLab's short token with the rest hidden.
fn masked(trigger: &Trigger) -> String {
    trigger.short_token() + "••••"
}

/// The trigger's description, which leads to the project's triggers.
fn link(project: &ProjectRef, trigger: &Trigger) -> AnyView {
    let location = expect_context::<Location>();
    let href = location.href(&Address::of(Route::Triggers(project.clone())));
    let description = trigger.description.clone();
    let name = description.unwrap_or_else(|| "no description".to_owned());
    view! { <a href=href><bdi>{name}</bdi></a> }.into_any()
}

fn candidate(project: &ProjectRef, trigger: &Trigger) -> AnyView {
    view! {
        <li class="row">
            <span class="mono">{masked(trigger)}</span>
            {link(project, trigger)}
        </li>
    }
    .into_any()
}

/// Why the rows may not say all.
fn limits(listing: &Listing, provenance: Provenance) -> Option<AnyView> {
    let note = |words: &'static str| {
        Some(view! { <p class="region-note soft small">{words}</p> }.into_any())
    };
    match listing {
        Listing::Awaited { .. } | Listing::Known { whole: true } => None,
        Listing::Known { whole: false } => {
            note("This project has more than 100 triggers; only the first 100 were looked at.")
        }
        Listing::NotAllowed => note(
            "It takes the role Maintainer to see a project's triggers, so the token and the \
             description cannot be shown.",
        ),
        Listing::Failed(error) => {
            let again = Callback::new(move |()| provenance.list_again());
            Some(fault::fault(error, Some(again)))
        }
    }
}
