//! The panel's selects and its time picker.

use super::choices::{Choices, TokenShown};
use crate::ui::field::unique_id;
use leptos::prelude::*;
use snippets::{Choice, CiForm, Schedule};

/// How the token is given; the real one only where it is known.
pub(super) fn token_choice(choices: Choices, token_known: Memo<bool>) -> AnyView {
    let real = move || choices.token.get() == TokenShown::Real;
    let choose = move |event| {
        let chosen = if event_target_value(&event) == "real" {
            TokenShown::Real
        } else {
            TokenShown::Placeholder
        };
        choices.token.set(chosen);
    };
    view! {
        <select class="small" aria-label="Token" on:change=choose>
            <option value="placeholder" prop:selected=move || !real()>
                "Token as $TRIGGER_TOKEN"
            </option>
            {move || token_known.get().then(|| view! {
                <option value="real" prop:selected=real>"Real token"</option>
            })}
        </select>
    }
    .into_any()
}

/// What only the chosen place asks for.
pub(super) fn place_choice(choices: Choices) -> AnyView {
    let offered = choices.place.get().choices();
    let when = |choice, control: fn(Choices) -> AnyView| {
        offered.contains(&choice).then(|| control(choices))
    };
    view! {
        {when(Choice::CiForm, ci_form_choice)}
        {when(Choice::Schedule, time_choice)}
    }
    .into_any()
}

fn ci_form_choice(choices: Choices) -> AnyView {
    let only = move || choices.ci_form.get() == CiForm::Only;
    let choose = move |event| {
        let chosen = if event_target_value(&event) == "only" {
            CiForm::Only
        } else {
            CiForm::Rules
        };
        choices.ci_form.set(chosen);
    };
    view! {
        <div class="snippet-choice">
            <label class="row small">
                "Runs for tags, said by"
                <select class="small" on:change=choose>
                    <option value="rules" prop:selected=move || !only()>"rules"</option>
                    <option value="only" prop:selected=only>"only"</option>
                </select>
            </label>
            <span class="soft small">"“only” is for GitLab before 12.3."</span>
        </div>
    }
    .into_any()
}

fn time_choice(choices: Choices) -> AnyView {
    let hint = unique_id("time-hint");
    let problem = RwSignal::new(false);
    let choose = move |event| {
        let schedule = daily(&event_target_value(&event));
        problem.set(schedule.is_none());
        if let Some(schedule) = schedule {
            choices.schedule.set(schedule);
        }
    };
    let wording = move || {
        if problem.get() {
            "This is not a time of day. Give hours and minutes from 00:00 to 23:59.".to_owned()
        } else {
            let words = choices.schedule.with(Schedule::words);
            [&words, ", by the clock of the machine that runs cron."].concat()
        }
    };
    let time = choices.schedule.with_untracked(|schedule| {
        let time = schedule.time_of_day();
        time.map(|(hour, minute)| format!("{hour:02}:{minute:02}"))
    });
    view! {
        <div class="snippet-choice">
            <label class="row small">
                "Time"
                <input
                    type="time"
                    class="small"
                    value=time
                    aria-describedby=hint.clone()
                    aria-invalid=move || problem.get().then_some("true")
                    on:input=choose
                />
            </label>
            <span id=hint class="soft small">{wording}</span>
        </div>
    }
    .into_any()
}

/// Every day at this value of a time field: `HH:MM`, to which some browsers add seconds.
fn daily(time: &str) -> Option<Schedule> {
    let mut parts = time.split(':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    Schedule::daily(hour, minute).ok()
}
