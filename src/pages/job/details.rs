//! The card with the job's commit and times.

use crate::parts::facts::{length, moment, text};
use gitlab::Job;
use leptos::prelude::*;

/// The card.
pub(super) fn details(job: Memo<Job>) -> AnyView {
    let commit = move || {
        job.with(|job| {
            job.commit
                .as_ref()
                .map(|commit| commit.short_id.clone() + " " + &commit.title)
        })
    };
    view! {
        <section class="card" aria-label="Details">
            <header><h2>"Details"</h2></header>
            <dl>
                {text("Commit", commit)}
                {text("Runs as", move || job.with(|job| job.user.as_ref().map(|user| user.name.clone())))}
                {moment("Created", move || job.with(|job| job.created_at))}
                {moment("Started", move || job.with(|job| job.started_at))}
                {moment("Finished", move || job.with(|job| job.finished_at))}
                {length("Duration", move || job.with(|job| job.duration))}
                {length("Queued", move || job.with(|job| job.queued_duration))}
                {text("Coverage", move || job.with(|job| job.coverage.map(|percent| percent.to_string() + "%")))}
            </dl>
        </section>
    }
    .into_any()
}
