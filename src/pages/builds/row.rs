//! One build's row. It is built once; what can change follows its own signal.

use super::known::{Known, is_triggered};
use super::listing::Build;
use super::number::number;
use super::{started_by, variables};
use crate::browser::clock::Clock;
use crate::data::build_details::queue::Part;
use crate::parts::run_again::run_again_link;
use crate::parts::status::status_pill;
use crate::reactive::memo;
use crate::ui::pill::badge;
use crate::ui::time::{Ago, duration};
use crate::ui::window::Row;
use gitlab::{Pipeline, PipelineBasic, Status, Timestamp};
use leptos::prelude::*;

/// How much of a commit's hash is shown, as GitLab does.
const SHORT_SHA: usize = 8;

/// The row.
pub(super) fn row(row: Row<Build>, known: Known) -> AnyView {
    let build = row.item;
    // All but the status stays as it is for as long as the build exists.
    let first = build.get_untracked();
    let status = memo(move |_| build.with(|build| build.status.clone()));
    let triggered = is_triggered(&first);
    let variables = triggered.then(|| variables::cell(first.id, known));
    let name = first.git_ref.as_str().to_owned();
    let whole_name = name.clone();
    let sha: String = first.sha.chars().take(SHORT_SHA).collect();
    view! {
        <tr data-build=first.id.0 aria-rowindex=move || row.position()>
            <td>{move || status.with(status_pill)}</td>
            <td>
                {number(known.project.get_value(), first.id)}
                " "
                {triggered.then(|| badge("triggered"))}
                " "
                {triggered.then(|| run_again_link(known.project.get_value(), first.id))}
            </td>
            <td>
                <span class="line">
                    <bdi class="mono" title=whole_name>{name}</bdi>
                    " "
                    <span class="mono soft commit">{sha}</span>
                </span>
            </td>
            <td data-label="Started by">{started_by::cell(first.clone(), known)}</td>
            <td data-label="Variables">{variables}</td>
            <td class="num soft" data-label="Started">
                {created_cell(&first, known)}
            </td>
            <td class="num soft" data-label="Duration">{duration_cell(&first, status, known)}</td>
        </tr>
    }
    .into_any()
}

/// When it was created, which lists of old servers leave out.
fn created_cell(build: &PipelineBasic, known: Known) -> AnyView {
    let ago = |at: Timestamp| view! { <Ago at=at /> };
    if let Some(at) = build.created_at {
        return ago(at).into_any();
    }
    let id = build.id;
    let told = memo(move |_| {
        known
            .details
            .of(id, |build| build.basic.created_at)
            .flatten()
    });
    (move || told.get().map(ago)).into_any()
}

fn duration_cell(build: &PipelineBasic, status: Memo<Status>, known: Known) -> AnyView {
    let clock = expect_context::<Clock>();
    let id = build.id;
    let words = memo(move |before: Option<&Option<String>>| {
        let before = before.cloned().flatten();
        status.with(|status| {
            let text = known.details.of(id, |build| {
                time_taken(build, status, before, || clock.now())
            });
            let never = known.details.has_given_up(Part::Build);
            text.or_else(|| never.then(String::new))
        })
    });
    (move || match words.get() {
        None => view! { <span class="awaited short" aria-hidden="true"></span> }.into_any(),
        Some(text) => text.into_any(),
    })
    .into_any()
}

/// How long a build took, or has been running until `now`. GitLab tells the
/// duration only once it is over. `status` is the list's and may be newer than
/// what is known of the build on its own: until that follows, what was shown
/// `before` stays.
fn time_taken(
    build: &Pipeline,
    status: &Status,
    before: Option<String>,
    now: impl FnOnce() -> Timestamp,
) -> String {
    if status.is_active() {
        let running = build.started_at.map(|start| {
            let milliseconds = now().milliseconds() - start.milliseconds();
            #[expect(clippy::cast_precision_loss, reason = "a build takes no ages")]
            duration(milliseconds as f64 / 1000.0)
        });
        return running.unwrap_or_default();
    }
    match build.duration {
        Some(seconds) => duration(seconds),
        None if build.basic.status.is_active() => before.unwrap_or_default(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::build;
    use super::*;

    fn on_its_own(status: Status, taken: Option<f64>) -> Pipeline {
        Pipeline {
            basic: build(1, status),
            before_sha: None,
            tag: false,
            yaml_errors: None,
            user: None,
            started_at: Some(Timestamp::from_milliseconds(1_000)),
            finished_at: None,
            duration: taken,
            queued_duration: None,
            coverage: None,
        }
    }

    fn taken(build: &Pipeline, status: &Status) -> String {
        let now = || Timestamp::from_milliseconds(21_000);
        time_taken(build, status, Some("0:10".to_owned()), now)
    }

    #[test]
    fn a_running_build_counts_and_a_finished_one_tells() {
        let running = on_its_own(Status::Running, None);
        assert_eq!(taken(&running, &Status::Running), "0:20");
        let passed = on_its_own(Status::Success, Some(242.0));
        assert_eq!(taken(&passed, &Status::Success), "4:02");
        let skipped = on_its_own(Status::Skipped, None);
        assert_eq!(taken(&skipped, &Status::Skipped), "");
    }

    #[test]
    fn the_last_words_stay_until_the_end_is_known() {
        let behind = on_its_own(Status::Running, None);
        assert_eq!(taken(&behind, &Status::Failed), "0:10");
    }
}
