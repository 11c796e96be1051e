//! From the form to a preset, and back.

use super::super::choice::{Chosen, Standing};
use super::super::form::RunForm;
use super::super::problem::Problem;
use super::super::rows::{Fill, Row, Rows};
use super::super::sound::Unsound;
use crate::data::presets::{PresetBuild, PresetInput, PresetTrigger, PresetVariable};
use leptos::prelude::*;

/// What a preset of the form would start.
///
/// # Errors
/// The first thing in the form that no preset can have.
pub(super) fn of_form(form: RunForm, standing: &Standing) -> Result<PresetBuild, Unsound> {
    let git_ref = form.git_ref.with(|name| name.trim().to_owned());
    if git_ref.is_empty() {
        return Err(Unsound::NoRef);
    }
    let (variables, inputs) = (form.variables.get(), form.inputs.get());
    sound_keys(&variables)?;
    sound_keys(&inputs)?;
    let variable = |(key, value, secret)| PresetVariable::new(key, value, secret);
    let given = |rows: &Rows| -> Vec<(String, String, bool)> {
        let triple = |row: &Row| {
            let (key, value) = row.pair();
            (key, value, row.secret)
        };
        rows.given().map(triple).collect()
    };
    let input = |(name, value, _)| PresetInput { name, value };
    Ok(PresetBuild {
        trigger: trigger(standing, form.chosen.get()),
        git_ref,
        variables: given(&variables).into_iter().map(variable).collect(),
        inputs: given(&inputs).into_iter().map(input).collect(),
    })
}

/// A pasted token is not kept: such a preset asks for a trigger each time.
fn trigger(standing: &Standing, chosen: Chosen) -> Option<PresetTrigger> {
    let description = match standing {
        Standing::Usable(usable) => usable.description.clone(),
        Standing::NotYours { description } => description.clone(),
        Standing::Nothing | Standing::Waiting | Standing::Gone => return None,
    };
    chosen.id().map(|id| PresetTrigger::new(id, description))
}

fn sound_keys(rows: &Rows) -> Result<(), Unsound> {
    let wrong = rows.all().iter().find_map(|row| {
        let problem = rows.problem(row.id)?;
        // A secret is not kept anyway.
        (problem != Problem::Asked).then_some((row.id, problem))
    });
    match wrong {
        None => Ok(()),
        Some((id, problem)) => Err(Unsound::Row {
            kind: rows.kind(),
            number: rows.number(id),
            problem,
        }),
    }
}

/// Puts what a preset starts into `form`, in the place of what is there.
pub(super) fn fill(form: RunForm, build: &PresetBuild) {
    form.git_ref.set(build.git_ref.clone());
    let trigger = build.trigger.as_ref();
    if let Some(trigger) = trigger {
        form.chosen.set(Chosen::Listed(trigger.id()));
    }
    let variable = |one: &PresetVariable| {
        let fill = one.value.clone().map_or(Fill::Asked, Fill::Open);
        (one.key.clone(), fill)
    };
    let variables: Vec<_> = build.variables.iter().map(variable).collect();
    let input = |one: &PresetInput| (one.name.clone(), Fill::Open(one.value.clone()));
    let inputs: Vec<_> = build.inputs.iter().map(input).collect();
    replace(form.variables, &variables);
    replace(form.inputs, &inputs);
}

fn replace(rows: RwSignal<Rows>, with: &[(String, Fill)]) {
    rows.update(|rows| {
        rows.replace(std::iter::empty());
        rows.lead_with(with);
    });
}
