//! When a scheduled call runs.

use super::choices::Choices;
use crate::ui::field::unique_id;
use leptos::prelude::*;
use snippets::{NotATime, Schedule};

/// The time of day, and what it means.
pub(super) fn time_choice(choices: Choices) -> AnyView {
    let hint = unique_id("time-hint");
    let problem = RwSignal::new(None::<NotATime>);
    let schedule = move || choices.options.with(|options| options.schedule);
    let choose = move |event| match event_target_value(&event).parse::<Schedule>() {
        Ok(schedule) => {
            problem.set(None);
            choices
                .options
                .update(|options| options.schedule = schedule);
        }
        Err(no_time) => problem.set(Some(no_time)),
    };
    let wording = move || {
        let time = schedule().to_string();
        [
            "Every day at ",
            &time,
            ", by the clock of the machine that runs cron.",
        ]
        .concat()
    };
    view! {
        <div class="snippet-choices">
            <label class="row small">
                "Time"
                <input
                    type="time"
                    class="small"
                    value=untrack(schedule).to_string()
                    aria-describedby=hint.clone()
                    aria-invalid=move || problem.get().is_some().then_some("true")
                    on:input=choose
                />
            </label>
            <span id=hint class="soft small">
                {move || problem.get().map_or_else(wording, |no_time| no_time.sentence().to_owned())}
            </span>
        </div>
    }
    .into_any()
}
