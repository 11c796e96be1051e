//! The dialog "Save as preset": what of the form is kept, and under which name.

use super::PresetsPage;
use super::rename::name_field;
use super::stored::of_form;
use crate::data::presets::name::NameProblem;
use crate::data::presets::{MOST, Preset, PresetBuild};
use crate::reactive::memo;
use crate::ui::dialog::Dialog;
use crate::ui::toast::Toasts;
use crate::ui::unseen::marked;
use leptos::prelude::*;

/// The dialog.
pub(super) fn dialog(page: PresetsPage) -> AnyView {
    view! { <Dialog open=page.saving label="Save as preset">{content(page)}</Dialog> }.into_any()
}

/// The form cannot change while the dialog is open.
fn content(page: PresetsPage) -> AnyView {
    match untrack(|| page.standing.with(|standing| of_form(page.form, standing))) {
        Ok(build) => form(page, build),
        Err(unsound) => not_yet(page, unsound.sentence()),
    }
}

fn not_yet(page: PresetsPage, sentence: String) -> AnyView {
    view! {
        <div class="in">
            <h2>"Save as preset"</h2>
            <p role="alert">"The form cannot be saved yet. "<bdi>{sentence}</bdi></p>
        </div>
        <footer>
            <button type="button" autofocus on:click=move |_| page.saving.set(false)>
                "Back to the form"
            </button>
        </footer>
    }
    .into_any()
}

fn form(page: PresetsPage, build: PresetBuild) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let suggested = [&through(&build), " on ", &build.git_ref].concat();
    let name = RwSignal::new(suggested);
    let problem = RwSignal::new(None::<String>);
    let trimmed = move || name.with(|name| name.trim().to_owned());
    let replaces = memo(move |_| {
        let owner = page.owner.get();
        owner.is_some_and(|owner| page.kept.with(|all| all.find(&owner, &trimmed()).is_some()))
    });
    let facts = facts(&build);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = untrack(trimmed);
        let found = NameProblem::of(&name).map(|problem| problem.sentence().to_owned());
        let full = untrack(|| page.all().len() >= MOST && !replaces.get());
        let full = full.then(|| {
            format!("This project has {MOST} presets, and more are not kept. Delete one first.")
        });
        if let Some(sentence) = found.or(full) {
            problem.set(Some(sentence));
            return;
        }
        let preset = Preset {
            name,
            build: build.clone(),
        };
        page.change(|all, owner| all.put(owner, preset));
        page.saving.set(false);
        toasts.say("The preset was saved on this device.");
    };
    let note = move || {
        replaces
            .get()
            .then_some(view! { <p>"This replaces the preset of the same name."</p> })
    };
    let word = move || {
        if replaces.get() {
            "Replace preset"
        } else {
            "Save preset"
        }
    };
    view! {
        <form method="post" novalidate on:submit=save>
            <div class="in">
                <h2>"Save as preset"</h2>
                {name_field(name, problem)}
                {facts}
                <div role="status">{note}</div>
            </div>
            <footer>
                <button type="button" on:click=move |_| page.saving.set(false)>"Cancel"</button>
                <button type="submit" class="primary">{word}</button>
            </footer>
        </form>
    }
    .into_any()
}

fn through(build: &PresetBuild) -> String {
    let trigger = build.trigger.as_ref();
    trigger.map_or_else(|| "build".to_owned(), |trigger| trigger.description.clone())
}

/// What is kept, and what is not.
fn facts(build: &PresetBuild) -> AnyView {
    let names = |names: Vec<&str>| (!names.is_empty()).then(|| names.join(", "));
    let open = build.variables.iter().filter(|one| one.value.is_some());
    let open = names(open.map(|one| one.key.as_str()).collect());
    let secret = build.variables.iter().filter(|one| one.value.is_none());
    let secret = names(secret.map(|one| one.key.as_str()).collect());
    let inputs = names(build.inputs.iter().map(|one| one.name.as_str()).collect());
    let trigger = build.trigger.as_ref().map_or_else(
        || "none: it is asked for each time".to_owned(),
        |trigger| trigger.description.clone(),
    );
    let row = |name: &'static str, text: Option<String>| -> Option<AnyView> {
        text.map(|text| view! { <dt>{name}</dt><dd>{marked(&text)}</dd> }.into_any())
    };
    view! {
        <dl class="sent">
            {row("Trigger", Some(trigger))}
            {row("Branch or tag", Some(build.git_ref.clone()))}
            {row("Variables", open)}
            {row("Secret", secret.map(|keys| keys + ": asked for each time, never kept"))}
            {row("Inputs", inputs)}
        </dl>
    }
    .into_any()
}
