//! The card with the build's commit, times and source.

use crate::parts::facts::{length, moment, text};
use gitlab::{Pipeline, Source};
use leptos::prelude::*;

/// How many characters of a commit's hash people compare.
const SHORT_SHA: usize = 8;

/// The card.
pub(super) fn details(build: Memo<Pipeline>) -> AnyView {
    view! {
        <section class="card" aria-label="Details">
            <header><h2>"Details"</h2></header>
            <dl>
                {text("Name", move || build.with(|build| build.basic.name.clone()))}
                <dt>"Commit"</dt>
                <dd class="mono">{move || build.with(|build| short(&build.basic.sha))}</dd>
                {text("Started by", move || build.with(started_by))}
                {moment("Created", move || build.with(|build| build.basic.created_at))}
                {moment("Started", move || build.with(|build| build.started_at))}
                {moment("Finished", move || build.with(|build| build.finished_at))}
                {length("Duration", move || build.with(|build| build.duration))}
                {length("Queued", move || build.with(|build| build.queued_duration))}
                {text("Coverage", move || build.with(|build| build.coverage.map(percent)))}
            </dl>
        </section>
    }
    .into_any()
}

/// Who and by which way, as far as GitLab tells.
fn started_by(build: &Pipeline) -> Option<String> {
    let user = build.user.as_ref().map(|user| user.name.as_str());
    let source = build.basic.source.as_ref().map(Source::word);
    match (user, source) {
        (Some(user), Some(source)) => Some([user, " (", source, ")"].concat()),
        (Some(word), None) | (None, Some(word)) => Some(word.to_owned()),
        (None, None) => None,
    }
}

fn short(sha: &str) -> String {
    sha.chars().take(SHORT_SHA).collect()
}

fn percent(coverage: f64) -> String {
    coverage.to_string() + "%"
}
