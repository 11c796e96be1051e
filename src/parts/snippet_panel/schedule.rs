//! When a scheduled call runs: a usual schedule or cron's five fields, what that
//! means in words, and the next runs.

mod runs;

use super::choices::Choices;
use crate::reactive::memo;
use crate::ui::field::unique_id;
use leptos::prelude::*;
use snippets::{Schedule, ScheduleProblem, ScheduleWarning};

/// The labels of the five fields, in cron's order.
const LABELS: [&str; 5] = ["Minute", "Hour", "Day", "Month", "Weekday"];

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Builder {
    choices: Choices,
    fields: RwSignal<[String; 5]>,
    problem: RwSignal<Option<ScheduleProblem>>,
}

/// The controls of a schedule.
pub(super) fn schedule_choice(choices: Choices) -> AnyView {
    let present = untrack(|| choices.options.with(|options| options.schedule.clone()));
    let builder = Builder {
        choices,
        fields: RwSignal::new(split(&present.crontab_fields())),
        problem: RwSignal::new(None),
    };
    let hint = unique_id("schedule-hint");
    let described = hint.clone();
    let schedule = memo(move |_| choices.options.with(|options| options.schedule.clone()));
    view! {
        <div class="snippet-choices schedule" role="group" aria-label="Schedule">
            {preset_choice(builder, schedule)}
            <div class="schedule-fields">
                {LABELS
                    .into_iter()
                    .enumerate()
                    .map(|(at, label)| field(builder, at, label, described.clone()))
                    .collect_view()}
            </div>
            <p id=hint class="soft small schedule-words" aria-live="polite">
                {move || builder.words(&schedule.get())}
            </p>
            {move || warnings(&schedule.get().warnings())}
            {runs::next_runs(schedule)}
        </div>
    }
    .into_any()
}

impl Builder {
    /// Takes the fields in, as far as they are a schedule.
    fn take_in(self) {
        let typed = self.fields.with_untracked(|fields| fields.join(" "));
        match Schedule::parse(&typed) {
            Ok(schedule) => {
                self.problem.set(None);
                self.choose(schedule);
            }
            Err(problem) => self.problem.set(Some(problem)),
        }
    }

    fn choose(self, schedule: Schedule) {
        self.choices
            .options
            .update(|options| options.schedule = schedule);
    }

    /// What the schedule means; where the fields are none, why, and what the
    /// snippet keeps to.
    fn words(self, schedule: &Schedule) -> String {
        match self.problem.get() {
            None => [
                &schedule.words(),
                ", by the clock of the machine that runs it.",
            ]
            .concat(),
            Some(problem) => [
                &problem.sentence(),
                " Until then the snippet keeps to: ",
                &schedule.words(),
                ".",
            ]
            .concat(),
        }
    }
}

fn preset_choice(builder: Builder, schedule: Memo<Schedule>) -> AnyView {
    let present = memo(move |_| {
        let is_present = |preset: &snippets::Preset| preset.schedule == schedule.get();
        Schedule::PRESETS.iter().position(is_present)
    });
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<usize>();
        let preset = chosen.ok().and_then(|at| Schedule::PRESETS.get(at));
        if let Some(preset) = preset {
            builder.fields.set(split(&preset.fields()));
            builder.problem.set(None);
            builder.choose(preset.schedule.clone());
        }
    };
    let option = move |(at, preset): (usize, &'static snippets::Preset)| {
        view! {
            <option value=at.to_string() prop:selected=move || present.get() == Some(at)>
                {preset.label}
            </option>
        }
    };
    view! {
        <label class="row small">
            "Runs"
            <select class="small" aria-label="Runs" on:change=choose>
                {Schedule::PRESETS.iter().enumerate().map(option).collect_view()}
                <option value="own" prop:selected=move || present.get().is_none()>
                    "At the times below"
                </option>
            </select>
        </label>
    }
    .into_any()
}

/// One of the five fields. All five pasted into one of them are spread over all.
fn field(builder: Builder, at: usize, label: &'static str, described: String) -> AnyView {
    let value = move || builder.fields.with(|fields| fields.get(at).cloned());
    let take_in = move |event| {
        let typed = event_target_value(&event);
        builder.fields.update(|fields| {
            if typed.split_whitespace().count() == fields.len() {
                *fields = split(&typed);
            } else if let Some(field) = fields.get_mut(at) {
                *field = typed;
            }
        });
        builder.take_in();
    };
    let wrong = move || builder.problem.with(Option::is_some).then_some("true");
    view! {
        <label class="small">
            {label}
            <input
                class="small mono"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=wrong
                prop:value=value
                on:input=take_in
            />
        </label>
    }
    .into_any()
}

fn warnings(warnings: &[ScheduleWarning]) -> AnyView {
    let item =
        |warning: &ScheduleWarning| view! { <p class="small warning">{warning.sentence()}</p> };
    warnings.iter().map(item).collect_view().into_any()
}

/// The five fields of a text.
fn split(fields: &str) -> [String; 5] {
    let mut parts = fields.split_whitespace().map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_text_is_spread_over_five_fields() {
        assert_eq!(split("30 0 * * 1-5"), ["30", "0", "*", "*", "1-5"]);
        assert_eq!(split(" 1  2 "), ["1", "2", "", "", ""]);
    }
}
