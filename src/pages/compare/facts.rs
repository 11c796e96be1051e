//! How the two builds went, and of what.

use super::side::Side;
use crate::browser::location::Location;
use crate::parts::status::status_pill;
use crate::parts::trigger_region::trigger_line;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::time::{Ago, difference, duration};
use gitlab::{Pipeline, Source};
use leptos::prelude::*;

/// How many characters of a commit's hash people compare.
const SHORT_SHA: usize = 8;

/// The table "Builds": a row for each fact, a column for each build.
pub(super) fn facts(sides: [Side; 2]) -> AnyView {
    let heads = sides.map(|side| view! { <th scope="col">{link(side)}</th> });
    view! {
        <section class="card" aria-label="Builds">
            <header><h2>"Builds"</h2></header>
            <div class="scroll">
                <table class="compared" aria-label="Builds">
                    <thead>
                        <tr><td></td>{heads.collect_view()}</tr>
                    </thead>
                    <tbody>
                        {row("Status", sides, status)}
                        {text("Ref", sides, |build| Some(build.basic.git_ref.as_str().to_owned()))}
                        {text("Commit", sides, |build| Some(short(&build.basic.sha)))}
                        {row("Trigger", sides, trigger)}
                        {text("Started by", sides, started_by)}
                        {row("Created", sides, created)}
                        {took(sides)}
                    </tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn link(side: Side) -> AnyView {
    let route = Route::Build(side.project.get_value(), side.id);
    let href = expect_context::<Location>().href(&Address::of(route));
    view! { <a href=href>{side.name()}</a> }.into_any()
}

fn row(name: &'static str, sides: [Side; 2], cell: fn(Side) -> AnyView) -> AnyView {
    let cells = sides.map(|side| view! { <td>{cell(side)}</td> });
    view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }.into_any()
}

/// A row of texts, marked where they differ.
fn text(name: &'static str, sides: [Side; 2], read: fn(&Pipeline) -> Option<String>) -> AnyView {
    let values = sides.map(|side| memo(move |_| side.with(read).flatten()));
    let [first, second] = values;
    let differs = move || {
        let (first, second) = (first.get(), second.get());
        first.is_some() && second.is_some() && first != second
    };
    let cells = values.map(|value| view! { <td><bdi>{move || value.get()}</bdi></td> });
    view! {
        <tr class:differs=differs>
            <th scope="row">
                {name}
                {move || differs().then(|| view! { " "<span class="chip">"differs"</span> })}
            </th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

fn status(side: Side) -> AnyView {
    let status = memo(move |_| side.with(|build| build.basic.status.clone()));
    (move || status.get().map(|status| status_pill(&status))).into_any()
}

fn trigger(side: Side) -> AnyView {
    trigger_line(side.project, side.provenance)
}

fn created(side: Side) -> AnyView {
    let at = memo(move |_| side.with(|build| build.basic.created_at).flatten());
    (move || at.get().map(|at| view! { <Ago at=at /> })).into_any()
}

/// How long each took. Two builds never take the same time, so that what the
/// second took longer is told, and nothing is marked.
fn took(sides: [Side; 2]) -> AnyView {
    let seconds = sides.map(|side| memo(move |_| side.with(|build| build.duration).flatten()));
    let [first, second] = seconds;
    let longer = move || {
        let difference = difference(second.get()? - first.get()?);
        Some(view! { " "<span class="soft">"("{difference}")"</span> })
    };
    view! {
        <tr>
            <th scope="row">"Duration"</th>
            <td class="num">{move || first.get().map(duration)}</td>
            <td class="num">{move || second.get().map(duration)}{longer}</td>
        </tr>
    }
    .into_any()
}

/// Who and by which way, as far as GitLab tells.
fn started_by(build: &Pipeline) -> Option<String> {
    let user = build.user.as_ref().map(|user| user.name.clone());
    let source = build.basic.source.as_ref().map(Source::word);
    match (user, source) {
        (Some(user), Some(source)) => Some([&user, " (", source, ")"].concat()),
        (Some(user), None) => Some(user),
        (None, source) => source.map(str::to_owned),
    }
}

fn short(sha: &str) -> String {
    sha.chars().take(SHORT_SHA).collect()
}
