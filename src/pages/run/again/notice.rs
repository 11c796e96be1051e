//! The region "Run again": from which build the form was filled, by what its
//! trigger was chosen, and what is left to fill in.

use super::{Again, Hold, Plan};
use crate::browser::location::Location;
use crate::data::load::Load;
use crate::parts::fault;
use crate::parts::variables_region::Readable;
use crate::reactive::memo;
use crate::route::{Address, Route};
use leptos::prelude::*;

/// The region, where the form runs a build again.
pub(in crate::pages::run) fn notice(again: Option<Again>) -> Option<AnyView> {
    let again = again?;
    let id = again.earlier.build;
    let route = Route::Build(again.form.project.get_value(), id);
    let href = expect_context::<Location>().href(&Address::of(route));
    let hold = memo(move |_| again.hold());
    let missing = move || match hold.get() {
        Some(Hold::Awaited) => {
            Some(view! { <p class="soft">"Fetching what it was started with."</p> }.into_any())
        }
        Some(Hold::Missing) => Some(without(again)),
        None => None,
    };
    let told = move || {
        again
            .trigger_told
            .get()
            .map(|told| view! { <p><bdi>{told}</bdi></p> })
    };
    let left = move || again.plan.with(|plan| plan.as_ref().map(left));
    Some(
        view! {
            <section class="card again" aria-label="Run again">
                <header>
                    <h2>"Again from "<a href=href>{["Build #", &id.to_string()].concat()}</a></h2>
                    <span class="soft small">"Change what you like. Nothing has started yet."</span>
                </header>
                <div class="in small">{told}{left}{missing}</div>
            </section>
        }
        .into_any(),
    )
}

/// What stays behind of the variables.
fn left(plan: &Plan) -> AnyView {
    let (files, asked) = (plan.files.join(", "), plan.asked().join(", "));
    let files = (!files.is_empty()).then(|| {
        view! {
            <p><bdi class="mono">{files}</bdi>" was given as a file, which a trigger cannot send."</p>
        }
    });
    let asked = (!asked.is_empty()).then(|| {
        view! {
            <p>
                "Type the value of "<bdi class="mono">{asked}</bdi>
                " again: it may be a secret, so it was not copied."
            </p>
        }
    });
    view! { {files}{asked} }.into_any()
}

/// What could not be had, and going on without it.
fn without(again: Again) -> AnyView {
    let again_asked = Callback::new(move |()| again.ask_again());
    let build_error = again.build.state().with(|load| match load {
        Load::Failed(error) => Some(error.clone()),
        Load::Idle | Load::Loading | Load::Slow | Load::Ready { .. } => None,
    });
    let (why, go_on) = match (build_error, again.variables.readable()) {
        (Some(error), _) => (fault::fault(&error, Some(again_asked)), "Go on without it"),
        (None, Readable::Failed(error)) => (
            fault::fault(&error, Some(again_asked)),
            "Go on without its variables",
        ),
        (None, Readable::NotAllowed | Readable::Awaited | Readable::Known(_)) => (
            view! {
                <p>
                    "Its variables are hidden from you: it takes the role Maintainer, or Developer \
                     for builds in your own name. What it was started with has to be typed."
                </p>
            }
            .into_any(),
            "Go on without its variables",
        ),
    };
    view! {
        {why}
        <div class="row">
            <button type="button" on:click=move |_| again.without.set(true)>{go_on}</button>
        </div>
    }
    .into_any()
}
